import type { TermVector } from './analyzer.ts';
import type { SparseIndex, TermScores } from './sparse-index.ts';

/**
 * An inverted index seen over a few of its rows: place i is row `rows[i]`. Scores and idf are those of the whole index,
 * to the last bit; the cost is that of the chosen rows, not of the corpus.
 */
export class ProjectedIndex implements TermScores {
  readonly size: number;
  private readonly index: SparseIndex;
  private readonly rows: Uint32Array;

  /** `rows` ascend. */
  constructor(index: SparseIndex, rows: Uint32Array) {
    this.index = index;
    this.rows = rows;
    this.size = rows.length;
  }

  has(term: string): boolean {
    return this.index.has(term);
  }

  idf(term: string): number {
    return this.index.idf(term);
  }

  score(query: TermVector, into: Float32Array, scale = 1): void {
    const { impacts } = this.index.data;
    for (const { number, value } of this.index.weigh(query, scale)) {
      this.walk(number, (place, at) => {
        into[place]! += value * impacts[at]!;
      });
    }
  }

  mark(term: string, into: Uint8Array): void {
    const number = this.index.numberOf(term);
    if (number === undefined) return;
    this.walk(number, (place) => {
      into[place] = 1;
    });
  }

  /** Visits the postings of a term whose rows are among the chosen ones; both ascend, so each search starts at the last. */
  private walk(number: number, visit: (place: number, at: number) => void): void {
    const { offsets, rows } = this.index.data;
    const end = offsets[number + 1]!;
    let at = offsets[number]!;
    for (let place = 0; place < this.size && at < end; place += 1) {
      const row = this.rows[place]!;
      at = lowerBound(rows, row, { from: at, until: end });
      if (at < end && rows[at] === row) visit(place, at);
    }
  }
}

/** The first place in an ascending part of an array whose value is not below `value`, or `until`. */
export function lowerBound(
  array: ArrayLike<number>,
  value: number,
  { from, until }: { from: number; until: number },
): number {
  let low = from;
  let high = until;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (array[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
