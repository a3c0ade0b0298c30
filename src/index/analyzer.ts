import { fold } from '../text/normalize.ts';
import { stem } from '../text/stem.ts';
import { QUESTION_WORDS, STOP_WORDS } from '../text/stop-words.ts';
import { listWords, pieces, tokenize } from '../text/tokens.ts';

/** Weighted terms of a text. */
export type TermVector = Map<string, number>;

/** Cuts a folded word into its parts; an empty list when it has none. */
export interface WordSplitter {
  split(word: string): string[];
}

/** What a compound counts for as a whole, and each of its parts. */
export interface CompoundWeights {
  whole: number;
  part: number;
}

const COMPOUNDS: CompoundWeights = { whole: 1, part: 0.7 };
const GRAM = 4;

/**
 * Turns text into terms: stems of its words and, for compounds, of their parts.
 * One analyzer serves ingest and questions, so that both speak the same terms.
 */
export class Analyzer {
  private readonly splitter: WordSplitter | null;
  private readonly weights: CompoundWeights;
  private readonly cache = new Map<string, [string, number][]>();
  private readonly tokens = new Map<string, readonly (readonly [string, number])[]>();

  /** Without a splitter compounds stay whole (for ablations). */
  constructor(splitter: WordSplitter | null, weights = COMPOUNDS) {
    this.splitter = splitter;
    this.weights = weights;
  }

  /** Content words of a text as terms; a term that occurs more than once adds up. */
  terms(text: string): TermVector {
    const vector: TermVector = new Map();
    for (const token of listWords(text)) {
      for (const [term, weight] of this.tokenTerms(token)) vector.set(term, (vector.get(term) ?? 0) + weight);
    }
    return vector;
  }

  /** As `terms`, with the words that ask: they tell two questions on one subject apart. */
  questionTerms(text: string): TermVector {
    return this.collect(text, (word) => !STOP_WORDS.has(word));
  }

  /** The terms that `terms` takes of a word as it stands in a text, one after another. */
  tokenTerms(token: string): readonly (readonly [string, number])[] {
    const known = this.tokens.get(token);
    if (known) return known;
    const words = pieces(fold(token)).filter((word) => !STOP_WORDS.has(word) && !QUESTION_WORDS.has(word));
    const terms = words.flatMap((word) => this.wordTerms(word));
    if (this.tokens.size > 50_000) this.tokens.clear();
    this.tokens.set(token, terms);
    return terms;
  }

  /** Terms of one folded word with their weights. */
  wordTerms(word: string): readonly [string, number][] {
    const known = this.cache.get(word);
    if (known) return known;
    const parts = (this.splitter?.split(word) ?? []).filter((part) => !STOP_WORDS.has(part));
    const terms: [string, number][] = [[stem(word), parts.length > 0 ? this.weights.whole : 1]];
    for (const part of parts) terms.push([stem(part), this.weights.part]);
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
  const line = gramLine(text);
  for (let at = 0; at + GRAM <= line.length; at += 1) {
    const gram = line.slice(at, at + GRAM);
    vector.set(gram, (vector.get(gram) ?? 0) + 1);
  }
  return vector;
}

/** The line that the 4-grams of a text are cut from: its words, folded, with a mark between them. */
export function gramLine(text: string): string {
  return `_${(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !STOP_WORDS.has(word)).join('_')}_`;
}

/** Number of 4-grams of a line, repeated ones each time. */
export function countGrams(line: string): number {
  return Math.max(0, line.length - GRAM + 1);
}
