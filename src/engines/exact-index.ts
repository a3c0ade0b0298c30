import type { VectorHit, VectorIndex } from '../ports.ts';
import type { Span } from '../types.ts';
import { normalize } from './lsa-embedder.ts';
import { isSearchable } from './query-vector.ts';

/** Compares the query with every vector: exact, no native code, fast enough to about 100,000 rows. */
export class ExactIndex implements VectorIndex {
  readonly name = 'exact';
  private readonly vectors: Float32Array;
  private readonly dimensions: number;
  private readonly count: number;

  /** `vectors` holds `dimensions` numbers a row, each row of unit length or zero. */
  constructor(vectors: Float32Array, dimensions: number) {
    this.vectors = vectors;
    this.dimensions = dimensions;
    this.count = vectors.length / dimensions;
  }

  /** Rows of equal score come in ascending order; a range beyond the last row ends there. */
  async search(vector: Float32Array, limit: number, rows?: Span[]): Promise<VectorHit[]> {
    if (!isSearchable(vector, this.dimensions)) return [];
    const query = normalize(vector.slice());
    const hits: VectorHit[] = [];
    for (const { start, end } of rows ?? [{ start: 0, end: this.count }]) {
      for (let row = Math.max(0, start); row < Math.min(end, this.count); row += 1) {
        insert(hits, { row, score: this.dot(query, row) }, limit);
      }
    }
    return hits;
  }

  private dot(query: Float32Array, row: number): number {
    const from = row * this.dimensions;
    let sum = 0;
    for (let axis = 0; axis < this.dimensions; axis += 1) sum += query[axis]! * this.vectors[from + axis]!;
    return Math.max(-1, Math.min(1, sum));
  }
}

/** Puts a hit in its place, best first, and drops what falls off the end. */
function insert(hits: VectorHit[], hit: VectorHit, limit: number): void {
  if (hits.length >= limit && (limit <= 0 || compareHits(hit, hits.at(-1)!) >= 0)) return;
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareHits(hits[middle]!, hit) <= 0) low = middle + 1;
    else high = middle;
  }
  hits.splice(low, 0, hit);
  if (hits.length > limit) hits.pop();
}

/** Best first; rows of equal score in ascending order, so that the same question always gives the same list. */
export function compareHits(a: VectorHit, b: VectorHit): number {
  return b.score - a.score || a.row - b.row;
}
