import type { SparseIndex } from '../index/sparse-index.ts';
import { TopRows } from '../index/top-rows.ts';
import type { CandidateIndex, CandidateQuery } from '../ports.ts';
import type { Span } from '../types.ts';

/** Proposes by words: the passages that score best in an inverted index in memory. */
export class WordCandidates implements CandidateIndex {
  readonly name = 'words';
  private readonly words: TopRows;

  constructor(passageWords: SparseIndex) {
    this.words = new TopRows(passageWords);
  }

  propose({ terms }: CandidateQuery, limit: number, rows?: Span[]): Promise<number[]> {
    return Promise.resolve(this.words.find(new Map(terms), limit, rows));
  }
}
