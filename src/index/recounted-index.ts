import { type Analyzer, countGrams, type TermVector } from './analyzer.ts';
import { type LevelTerms, levelIdf } from './corpus-statistics.ts';
import { hashGram, pair } from './gram-pairs.ts';
import { bm25, type TermScores } from './sparse-index.ts';

/** A text as BM25 sees it. */
export interface CountedText {
  /** Sum of its weights. */
  length: number;
  /** Weights of the terms that were asked for, in their order; 0 for one that is not there. */
  weights: ArrayLike<number>;
}

export interface RecountedParts {
  /** Number of texts. */
  size: number;
  /** Counts terms in the texts. */
  count(terms: string[]): CountedText[];
  level: LevelTerms;
  constants: { k1: number; b: number };
}

/**
 * Scores a few texts against the statistics of a corpus that keeps no postings for them: what an inverted index over all
 * texts would say of these, to the last bit.
 */
export class RecountedIndex implements TermScores {
  readonly size: number;
  private readonly parts: RecountedParts;

  constructor(parts: RecountedParts) {
    this.size = parts.size;
    this.parts = parts;
  }

  has(term: string): boolean {
    return this.parts.level.frequencyOf(term) > 0;
  }

  idf(term: string): number {
    return levelIdf(this.parts.level, term);
  }

  score(query: TermVector, into: Float32Array, scale = 1): void {
    const { level, constants } = this.parts;
    const terms = [...query.keys()].filter((term) => this.has(term));
    const idf = terms.map((term) => this.idf(term));
    const values = terms.map((term) => scale * query.get(term)!);
    const weighting = { ...constants, average: level.average };
    const texts = this.parts.count(terms);
    for (let place = 0; place < texts.length; place += 1) {
      const { length, weights } = texts[place]!;
      for (let at = 0; at < terms.length; at += 1) {
        const weight = weights[at]!;
        if (weight === 0) continue;
        into[place]! += values[at]! * Math.fround(bm25({ weight, length, idf: idf[at]! }, weighting));
      }
    }
  }

  mark(term: string, into: Uint8Array): void {
    this.parts.count([term]).forEach(({ weights }, place) => {
      if (weights[0]! > 0) into[place] = 1;
    });
  }
}

/** The terms of a text and the sum of their weights. */
export interface TextTerms {
  vector: TermVector;
  length: number;
}

/** Reads the terms of a text. */
export function readTextTerms(text: string, analyzer: Analyzer): TextTerms {
  const vector = analyzer.terms(text);
  let length = 0;
  for (const weight of vector.values()) length += weight;
  return { vector, length };
}

/** Counts words in texts whose terms are read when they are first needed. */
export function countWords(read: () => TextTerms[]): (terms: string[]) => CountedText[] {
  let texts: TextTerms[] | undefined;
  return (terms) => {
    texts ??= read();
    return texts.map(({ vector, length }) => ({
      length,
      weights: terms.map((term) => vector.get(term) ?? 0),
    }));
  };
}

/** Counts 4-grams in lines of `gramLine`, which are read when they are first needed; only those that are asked for. */
export function countLineGrams(read: () => string[]): (grams: string[]) => CountedText[] {
  let lines: string[] | undefined;
  return (grams) => {
    lines ??= read();
    const asked = new AskedGrams(grams);
    return lines.map((line) => ({ length: countGrams(line), weights: asked.count(line) }));
  };
}

/** A small table of the grams of a question, to count them in a line in one go. */
class AskedGrams {
  private readonly size: number;
  private readonly high: Uint32Array;
  private readonly low: Uint32Array;
  /** Place of the gram in a slot plus one, or 0. */
  private readonly slots: Uint16Array;

  constructor(grams: string[]) {
    this.size = grams.length;
    this.high = Uint32Array.from(grams, (gram) => pair(gram, 0));
    this.low = Uint32Array.from(grams, (gram) => pair(gram, 2));
    this.slots = new Uint16Array(2 ** Math.ceil(Math.log2(grams.length * 4 + 4)));
    const mask = this.slots.length - 1;
    grams.forEach((_, at) => {
      let slot = hashGram(this.high[at]!, this.low[at]!) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = at + 1;
    });
  }

  count(line: string): Uint32Array {
    const { slots, high, low } = this;
    const mask = slots.length - 1;
    const counts = new Uint32Array(this.size);
    for (let at = 0; at + 4 <= line.length; at += 1) {
      const before = pair(line, at);
      const second = pair(line, at + 2);
      for (let slot = hashGram(before, second) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
        const found = slots[slot]! - 1;
        if (high[found] !== before || low[found] !== second) continue;
        counts[found]! += 1;
        break;
      }
    }
    return counts;
  }
}
