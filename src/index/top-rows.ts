import type { Span } from '../types.ts';
import type { TermVector } from './analyzer.ts';
import { lowerBound } from './projected-index.ts';
import type { SparseIndex } from './sparse-index.ts';

/**
 * The best rows of an inverted index for a query. Touches the postings of the query's terms only, those in the ranges
 * where ranges are given; the scores of a search lie in memory that the next search uses again.
 */
export class TopRows {
  private readonly index: SparseIndex;
  private readonly scores: Float32Array;
  private readonly touched: Uint32Array;

  constructor(index: SparseIndex) {
    this.index = index;
    this.scores = new Float32Array(index.size);
    this.touched = new Uint32Array(index.size);
  }

  /** At most `limit` rows with a score above 0, best first, equal ones in ascending order. */
  find(query: TermVector, limit: number, ranges?: Span[]): number[] {
    let count = 0;
    for (const { number, value } of this.index.weigh(query)) {
      for (const { start, end } of this.spans(number, ranges)) count = this.add({ start, end, value }, count);
    }
    const best = this.select(count, limit);
    for (let at = 0; at < count; at += 1) this.scores[this.touched[at]!] = 0;
    return best;
  }

  private add({ start, end, value }: Span & { value: number }, touched: number): number {
    const { rows, impacts } = this.index.data;
    const { scores } = this;
    let count = touched;
    for (let at = start; at < end; at += 1) {
      const row = rows[at]!;
      if (scores[row] === 0) {
        this.touched[count] = row;
        count += 1;
      }
      scores[row]! += value * impacts[at]!;
    }
    return count;
  }

  /** Where the postings of a term lie, or those of them whose rows are in the ranges. */
  private spans(number: number, ranges: Span[] | undefined): Span[] {
    const { offsets, rows } = this.index.data;
    const [from, until] = [offsets[number]!, offsets[number + 1]!];
    if (!ranges) return [{ start: from, end: until }];
    return ranges.map(({ start, end }) => ({
      start: lowerBound(rows, start, { from, until }),
      end: lowerBound(rows, end, { from, until }),
    }));
  }

  private select(count: number, limit: number): number[] {
    const { scores } = this;
    const threshold = this.threshold(count, limit);
    const best: number[] = [];
    for (let at = 0; at < count; at += 1) {
      const row = this.touched[at]!;
      if (scores[row]! >= threshold) best.push(row);
    }
    return best.sort((a, b) => scores[b]! - scores[a]! || a - b).slice(0, limit);
  }

  /** The score of the `limit`-th best row, or 0 when there are fewer: a heap whose least score is on top. */
  private threshold(count: number, limit: number): number {
    if (count <= limit || limit <= 0) return 0;
    const heap = new Float32Array(limit).fill(-1);
    for (let at = 0; at < count; at += 1) {
      const score = this.scores[this.touched[at]!]!;
      if (score > heap[0]!) sink(heap, score);
    }
    return heap[0]!;
  }
}

/** Replaces the least value of a heap. */
function sink(heap: Float32Array, value: number): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    if (left >= heap.length) break;
    const child = left + 1 < heap.length && heap[left + 1]! < heap[left]! ? left + 1 : left;
    if (heap[child]! >= value) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = value;
}
