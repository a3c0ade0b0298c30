import { listWords } from '../text/tokens.ts';
import type { Analyzer } from './analyzer.ts';
import { GrowingArray } from './growing-array.ts';

/** The terms of texts, text by text: text i has those from `offsets[i]` to `offsets[i + 1]`, in order of appearance. */
export interface TermRows {
  /** A term's number is its place here. */
  terms: string[];
  offsets: Uint32Array;
  numbers: Uint32Array;
  weights: Float64Array;
}

/** Terms of one word as it stands in a text, by number. */
interface WordTerms {
  numbers: number[];
  weights: number[];
}

/**
 * Reads texts into numbered terms without a map a text: weights and order are those of the analyzer's `terms`. A text is
 * first spelled into words, each looked up once; then any part of what was spelled can be weighed.
 */
export class TermReader {
  readonly terms: string[] = [];
  /** Numbers of the terms of what was weighed last, in order of appearance, and how many they are. */
  touched = new Uint32Array(1024);
  count = 0;
  /** Weight of each term in it, by number. */
  weights = new Float64Array(65_536);
  private readonly analyzer: Analyzer;
  private readonly numbers = new Map<string, number>();
  private readonly words = new Map<string, WordTerms>();
  private spelled: WordTerms[] = [];

  constructor(analyzer: Analyzer) {
    this.analyzer = analyzer;
  }

  /** Reads a text and returns its length, the sum of its weights. */
  read(text: string): number {
    this.forget();
    return this.weigh(0, this.spell(text));
  }

  /** Forgets what was spelled. */
  forget(): void {
    this.spelled = [];
  }

  /** Spells a text after what was spelled before; returns how many words that makes together. */
  spell(text: string): number {
    for (const word of listWords(text)) this.spelled.push(this.words.get(word) ?? this.learn(word));
    return this.spelled.length;
  }

  /** Weighs the spelled words from one place to another as one text; returns its length. */
  weigh(from: number, until: number): number {
    for (let at = 0; at < this.count; at += 1) this.weights[this.touched[at]!] = 0;
    this.count = 0;
    for (let place = from; place < until; place += 1) {
      const { numbers, weights } = this.spelled[place]!;
      for (let at = 0; at < numbers.length; at += 1) this.add(numbers[at]!, weights[at]!);
    }
    let length = 0;
    for (let at = 0; at < this.count; at += 1) length += this.weights[this.touched[at]!]!;
    return length;
  }

  private add(number: number, weight: number): void {
    if (this.weights[number] === 0) {
      if (this.count === this.touched.length) this.touched = enlarge(this.touched, Uint32Array);
      this.touched[this.count] = number;
      this.count += 1;
    }
    this.weights[number]! += weight;
  }

  private learn(word: string): WordTerms {
    const terms = this.analyzer.tokenTerms(word);
    const known = {
      numbers: terms.map(([term]) => this.numberOf(term)),
      weights: terms.map(([, weight]) => weight),
    };
    this.words.set(word, known);
    return known;
  }

  private numberOf(term: string): number {
    const known = this.numbers.get(term);
    if (known !== undefined) return known;
    const number = this.terms.push(term) - 1;
    if (number === this.weights.length) this.weights = enlarge(this.weights, Float64Array);
    this.numbers.set(term, number);
    return number;
  }
}

function enlarge<T extends Uint32Array | Float64Array>(array: T, kind: new (length: number) => T): T {
  const next = new kind(array.length * 2);
  next.set(array);
  return next;
}

/** Gathers the terms of texts one after another. */
export class TermRowsBuilder {
  private readonly offsets = new GrowingArray(Uint32Array);
  private readonly numbers = new GrowingArray(Uint32Array);
  private readonly weights = new GrowingArray(Float64Array);

  /** Adds the text that a reader weighed last. */
  add({ touched, count, weights }: TermReader): void {
    this.offsets.push(this.numbers.length);
    for (let at = 0; at < count; at += 1) {
      const number = touched[at]!;
      this.numbers.push(number);
      this.weights.push(weights[number]!);
    }
  }

  /** The rows, in place; `terms` grows when the same reader reads on. */
  finish({ terms }: TermReader): TermRows {
    this.offsets.push(this.numbers.length);
    return {
      terms,
      offsets: this.offsets.view(),
      numbers: this.numbers.view(),
      weights: this.weights.view(),
    };
  }
}
