import type { VectorHit, VectorIndex } from '../ports.ts';
import type { Span } from '../types.ts';

/** Compares the query with every vector: exact, no native code, fast enough to about 100,000 rows. */
export class ExactIndex implements VectorIndex {
  readonly name = 'exact';
  private readonly vectors: Float32Array;
  private readonly dimensions: number;

  /** `vectors` holds `dimensions` numbers a row, each row of unit length or zero. */
  constructor(vectors: Float32Array, dimensions: number) {
    this.vectors = vectors;
    this.dimensions = dimensions;
  }

  search(vector: Float32Array, limit: number, rows?: Span[]): Promise<VectorHit[]> {
    const all = { start: 0, end: this.vectors.length / this.dimensions };
    const hits: VectorHit[] = [];
    for (const span of rows ?? [all]) {
      for (let row = span.start; row < span.end; row += 1) {
        const score = this.dot(vector, row);
        if (hits.length < limit || score > hits.at(-1)!.score) insert(hits, { row, score }, limit);
      }
    }
    return Promise.resolve(hits);
  }

  private dot(vector: Float32Array, row: number): number {
    const from = row * this.dimensions;
    let sum = 0;
    for (let axis = 0; axis < this.dimensions; axis += 1) sum += vector[axis]! * this.vectors[from + axis]!;
    return sum;
  }
}

/** Puts a hit in its place, best first, and drops what falls off the end. */
function insert(hits: VectorHit[], hit: VectorHit, limit: number): void {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hits[middle]!.score >= hit.score) low = middle + 1;
    else high = middle;
  }
  hits.splice(low, 0, hit);
  if (hits.length > limit) hits.pop();
}
