import { pair } from './gram-pairs.ts';
import { inverseFrequency } from './sparse-index.ts';
import { TextTable, type TextTableData } from './text-table.ts';

/** What BM25 needs to know of all texts of a level (passages, units), beside the text that it scores. */
export interface LevelStatistics {
  /** Number of texts. */
  size: number;
  /** Mean length of a text: the sum of its term weights. */
  average: number;
  /** In how many texts each term of the table occurs. */
  frequencies: Uint32Array;
}

/** Statistics of an index that keeps no postings for its units and its passages' 4-grams. */
export interface CorpusStatistics {
  words: {
    terms: TextTableData;
    passage: LevelStatistics;
    unit: LevelStatistics;
    expanded: LevelStatistics;
  };
  grams: {
    /** The four UTF-16 units of each gram, two to a number; ascending. */
    high: Uint32Array;
    low: Uint32Array;
    passage: LevelStatistics;
    unit: LevelStatistics;
    expanded: LevelStatistics;
  };
}

/** How telling the terms of a level are: the same numbers that an inverted index of it would hold. */
export interface LevelTerms {
  size: number;
  average: number;
  /** 0 for a term that occurs nowhere on this level. */
  frequencyOf(term: string): number;
}

/** The idf of a term on a level, as `SparseIndex` has it. */
export function levelIdf(level: LevelTerms, term: string): number {
  const frequency = level.frequencyOf(term);
  const idf = inverseFrequency(level.size, frequency);
  return frequency === 0 ? idf : Math.fround(idf);
}

/** The levels that statistics are kept of. */
export const LEVELS = ['passage', 'unit', 'expanded'] as const;
export type LevelName = (typeof LEVELS)[number];

/** The levels of words, sharing one table of terms. */
export function openWordLevels({ words }: CorpusStatistics): Record<LevelName, LevelTerms> {
  const terms = new TextTable(words.terms);
  return openLevels(words, (term) => terms.find(term));
}

/** The levels of 4-grams, sharing one table. */
export function openGramLevels({ grams }: CorpusStatistics): Record<LevelName, LevelTerms> {
  return openLevels(grams, (gram) =>
    gram.length === 4 ? findGram(grams, pair(gram, 0), pair(gram, 2)) : -1,
  );
}

function openLevels(
  levels: Record<LevelName, LevelStatistics>,
  find: (term: string) => number,
): Record<LevelName, LevelTerms> {
  const open = (name: LevelName) => openLevel(levels[name], find);
  return { passage: open('passage'), unit: open('unit'), expanded: open('expanded') };
}

function openLevel(
  { size, average, frequencies }: LevelStatistics,
  find: (term: string) => number,
): LevelTerms {
  return { size, average, frequencyOf: (term) => frequencies[find(term)] ?? 0 };
}

function findGram(table: { high: Uint32Array; low: Uint32Array }, high: number, low: number): number {
  let from = 0;
  let until = table.high.length;
  while (from < until) {
    const middle = (from + until) >>> 1;
    const difference = table.high[middle]! - high || table.low[middle]! - low;
    if (difference === 0) return middle;
    if (difference < 0) from = middle + 1;
    else until = middle;
  }
  return -1;
}
