import { fold } from '../text/normalize.ts';
import { stem } from '../text/stem.ts';
import { QUESTION_WORDS, STOP_WORDS } from '../text/stop-words.ts';
import { pieces, tokenize } from '../text/tokens.ts';
import type { CompoundSplitter } from './split-vocabulary.ts';

/** Weighted terms of a text. */
export type TermVector = Map<string, number>;

/** Weight of the parts of a compound beside the whole word's 1. */
const PART_WEIGHT = 0.7;
const GRAM = 4;

/**
 * Turns text into terms: stems of its words and, for compounds, of their parts.
 * One analyzer serves ingest and questions, so that both speak the same terms.
 */
export class Analyzer {
  private readonly splitter: CompoundSplitter | null;
  private readonly cache = new Map<string, [string, number][]>();

  /** Without a splitter compounds stay whole (for ablations). */
  constructor(splitter: CompoundSplitter | null) {
    this.splitter = splitter;
  }

  /** Content words of a text as terms; a term that occurs more than once adds up. */
  terms(text: string): TermVector {
    return this.collect(text, (word) => !STOP_WORDS.has(word) && !QUESTION_WORDS.has(word));
  }

  /** As `terms`, with the words that ask: they tell two questions on one subject apart. */
  questionTerms(text: string): TermVector {
    return this.collect(text, (word) => !STOP_WORDS.has(word));
  }

  /** Terms of one folded word with their weights. */
  wordTerms(word: string): readonly [string, number][] {
    const known = this.cache.get(word);
    if (known) return known;
    const terms: [string, number][] = [[stem(word), 1]];
    for (const part of this.splitter?.split(word) ?? []) {
      if (!STOP_WORDS.has(part)) terms.push([stem(part), PART_WEIGHT]);
    }
    if (this.cache.size > 50_000) this.cache.clear();
    this.cache.set(word, terms);
    return terms;
  }

  private collect(text: string, accept: (word: string) => boolean): TermVector {
    const vector: TermVector = new Map();
    for (const token of tokenize(text)) {
      for (const word of pieces(token.norm)) {
        if (!accept(word)) continue;
        for (const [term, weight] of this.wordTerms(word)) vector.set(term, (vector.get(term) ?? 0) + weight);
      }
    }
    return vector;
  }
}

/** Character 4-grams of the words of a text, word ends marked: tolerant of typing errors and split compounds. */
export function grams(text: string): TermVector {
  const vector: TermVector = new Map();
  const line = `_${(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !STOP_WORDS.has(word)).join('_')}_`;
  for (let at = 0; at + GRAM <= line.length; at += 1) {
    const gram = line.slice(at, at + GRAM);
    vector.set(gram, (vector.get(gram) ?? 0) + 1);
  }
  return vector;
}
