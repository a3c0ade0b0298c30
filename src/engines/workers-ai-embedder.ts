import type { Embedder } from '../ports.ts';
import { providerError } from './guarded-fetch.ts';
import { createOutsideEmbedder, type OutsideModel } from './outside-embedder.ts';
import { callPlatform } from './platform-call.ts';

/** What is used of the `AI` binding of a Worker to embed (developers.cloudflare.com/workers-ai/models/bge-m3). */
export interface EmbeddingBinding {
  run(model: string, input: EmbeddingInput, options?: { signal?: AbortSignal }): Promise<unknown>;
}

export interface EmbeddingInput {
  /** 1 to 100 texts, none of them empty. */
  text: string[];
  truncate_inputs?: boolean;
}

export interface WorkersAiEmbedderSettings {
  /** Such as `@cf/baai/bge-m3`, which knows Dutch. */
  model: string;
  /** 1024 for bge-m3. */
  dimensions: number;
  prefixes: 'none' | 'e5';
  /** Most milliseconds for the vector of a question; passages get ten times as long a batch. */
  timeoutMs: number;
  onQueryFault?: OutsideModel['onQueryFault'];
}

const BATCH = 100;
/** Models whose input schema has `truncate_inputs`; the others cut a long text without being asked. */
const TRUNCATES = /\/bge-m3$/u;

/**
 * An Embedder over Workers AI. Its name is the one that the same model has when an ingest on Node asks it through
 * Cloudflare's OpenAI-compatible address (`…/accounts/<id>/ai/v1`), since that makes the vectors that it must match.
 * Errors: as `createOutsideEmbedder`.
 */
export function createWorkersAiEmbedder(
  binding: EmbeddingBinding,
  settings: WorkersAiEmbedderSettings,
): Embedder {
  const { model, dimensions, prefixes, timeoutMs, onQueryFault } = settings;
  return createOutsideEmbedder({
    engine: 'openai',
    ...{ model, dimensions, prefixes, onQueryFault },
    embed: async (texts, role) => {
      const vectors: ArrayLike<number>[] = [];
      for (let at = 0; at < texts.length; at += BATCH) {
        const input = inputOf(model, texts.slice(at, at + BATCH));
        const output = await callPlatform((signal) => binding.run(model, input, { signal }), {
          timeoutMs: role === 'query' ? timeoutMs : timeoutMs * 10,
        });
        vectors.push(...readVectors(output, input.text.length));
      }
      return vectors;
    },
  });
}

function inputOf(model: string, text: string[]): EmbeddingInput {
  return TRUNCATES.test(model) ? { text, truncate_inputs: true } : { text };
}

/** `{ shape: [texts, dimensions], data }`; a batch that was queued instead has a `request_id` and no data. */
function readVectors(output: unknown, count: number): number[][] {
  const data = (output as { data?: unknown } | null)?.data;
  if (!Array.isArray(data) || data.length !== count || !data.every(Array.isArray))
    throw providerError('malformed');
  return data;
}
