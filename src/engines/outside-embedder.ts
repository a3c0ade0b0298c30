import { AppError } from '../errors.ts';
import type { Embedder } from '../ports.ts';
import { normalize } from './lsa-embedder.ts';
import { embedderId, PREFIXES, prepareText } from './text-prefixes.ts';

export interface OutsideModel {
  engine: 'openai' | 'transformers';
  model: string;
  dimensions: number;
  prefixes: 'none' | 'e5';
  /** Vectors of texts that are prepared and not empty, in their order. Errors: `provider_failed`. */
  embed(texts: string[], role: 'query' | 'passage'): Promise<ArrayLike<number>[]>;
  /** Hears of a question that got no vector. */
  onQueryFault?: ((error: AppError) => void) | undefined;
}

/**
 * An Embedder over a model outside this program. A question whose vector cannot be had gets the zero vector, which is
 * near to nothing: it is searched by its words alone. A passage without its vector is an error, for an index must be
 * whole. A text that says nothing gets the zero vector too.
 */
export function createOutsideEmbedder(outside: OutsideModel): Embedder {
  const { dimensions } = outside;
  return {
    id: embedderId(outside.engine, outside),
    dimensions,
    async embed(texts, role) {
      const prepared = texts.map((text) => prepareText(text, PREFIXES[outside.prefixes][role]));
      const wanted = prepared.filter((text) => text !== '');
      if (wanted.length === 0) return texts.map(() => new Float32Array(dimensions));
      const vectors = await readVectors(wanted, { outside, role });
      let next = 0;
      return prepared.map((text) =>
        text === '' || !vectors ? new Float32Array(dimensions) : vectors[next++]!,
      );
    },
  };
}

async function readVectors(
  texts: string[],
  { outside, role }: { outside: OutsideModel; role: 'query' | 'passage' },
): Promise<Float32Array[] | null> {
  try {
    const vectors = await outside.embed(texts, role);
    return checkVectors(vectors, { count: texts.length, outside });
  } catch (error) {
    if (role === 'passage' || !(error instanceof AppError)) throw error;
    outside.onQueryFault?.(error);
    return null;
  }
}

function checkVectors(
  vectors: ArrayLike<number>[],
  { count, outside }: { count: number; outside: OutsideModel },
): Float32Array[] {
  const malformed = (what: string) =>
    new AppError('provider_failed', `The embedding model ${what}`, {
      fault: 'malformed',
      hint: 'Look at BRIEFWIJZER_EMBEDDER_MODEL and BRIEFWIJZER_EMBEDDER_DIMENSIONS.',
    });
  if (vectors.length !== count) throw malformed(`gave ${vectors.length} vectors for ${count} texts`);
  return vectors.map((vector) => {
    if (vector?.length !== outside.dimensions) {
      throw malformed(`gives ${vector?.length ?? 0} numbers a text, not ${outside.dimensions}`);
    }
    const numbers = Float32Array.from(vector);
    if (!numbers.every(Number.isFinite)) throw malformed('gave something that is no number');
    return normalize(numbers);
  });
}
