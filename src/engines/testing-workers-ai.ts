import { hashPieces, STUB_DIMENSIONS } from '../../evals/stub-embedding.ts';
import type { EmbeddingBinding, EmbeddingInput } from './workers-ai-embedder.ts';

export interface FakeEmbedding extends EmbeddingBinding {
  /** The texts of each call. */
  batches: string[][];
}

/** Workers AI with one embedding model, as the model's input and output schemas have it; it refuses what they forbid. */
export function createFakeEmbedding(known = '@cf/baai/bge-m3'): FakeEmbedding {
  const batches: string[][] = [];
  return {
    batches,
    async run(model, input) {
      if (model !== known) throw new Error(`AiError: 5007: No such model ${model} or task`);
      refuseInput(input);
      batches.push(input.text);
      return {
        shape: [input.text.length, STUB_DIMENSIONS],
        data: input.text.map(hashPieces),
        pooling: 'cls',
      };
    },
  };
}

function refuseInput({ text, truncate_inputs: truncates, ...rest }: EmbeddingInput): void {
  const unknown = Object.keys(rest).length > 0 || !['undefined', 'boolean'].includes(typeof truncates);
  const isBad =
    !Array.isArray(text) || text.length > 100 || text.some((one) => typeof one !== 'string' || one === '');
  if (unknown || isBad) throw new Error('AiError: 5006: the input does not match the schema');
}
