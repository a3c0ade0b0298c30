import { AppError } from '../errors.ts';

/**
 * Checks a query vector before it reaches an index. False for the zero vector, which is near to nothing.
 * Errors: `provider_failed` for another length than `dimensions`, or for anything that is no finite number: an index
 * would return nonsense, and the native one would do so silently.
 */
export function isSearchable(vector: Float32Array, dimensions: number): boolean {
  if (vector.length !== dimensions) {
    const message = `The query vector has ${vector.length} dimensions, the index has ${dimensions}`;
    throw new AppError('provider_failed', message);
  }
  if (!vector.every(Number.isFinite)) {
    throw new AppError('provider_failed', 'The query vector holds something that is no number');
  }
  return vector.some((value) => value !== 0);
}
