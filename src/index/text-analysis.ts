import { findLawNames } from '../text/law-names.ts';
import { fold } from '../text/normalize.ts';
import { QUESTION_WORDS, STOP_WORDS } from '../text/stop-words.ts';
import { pieces, tokenize } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import { Analyzer, type TermVector } from './analyzer.ts';
import { FrequencySplitter } from './frequency-splitter.ts';

/** How the texts of a corpus and the questions on it become terms. */
export interface TextAnalysis {
  /** Terms of the words of a question; also those that a vector is made of. */
  analyzer: Analyzer;
  questionGrams(text: string): TermVector;
  passageTerms(text: string): TermVector;
  passageGrams(text: string): TermVector;
}

/** What a word inside the name of a law that a passage cites counts for. */
const NAMED = 0.25;
const GRAM = 3;
const COMPOUNDS = { whole: 0.3, part: 1 };

/**
 * An analysis learned from texts that nobody has written anything about: compounds are cut where the texts speak for it
 * and their parts count for more than the whole, 3-grams stay within words, and the words of laws that are only cited
 * count for less. The same texts give the same analysis.
 */
export function learnAnalysis(texts: string[], vocabulary: string[]): TextAnalysis {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const { word } of contentWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const analyzer = new Analyzer(new FrequencySplitter(counts, vocabulary), COMPOUNDS);
  const termsOf = (word: string) => analyzer.wordTerms(word);
  return {
    analyzer,
    questionGrams: (text) => count(text, gramsOf, []),
    passageTerms: (text) => count(text, termsOf, findLawNames(text)),
    passageGrams: (text) => count(text, gramsOf, findLawNames(text)),
  };
}

/** Terms of the content words of a text, those inside a name for less. */
function count(
  text: string,
  termsOf: (word: string) => readonly (readonly [string, number])[],
  names: Span[],
): TermVector {
  const vector: TermVector = new Map();
  for (const { word, start } of contentWords(text)) {
    const share = names.some((name) => start >= name.start && start < name.end) ? NAMED : 1;
    for (const [term, weight] of termsOf(word)) vector.set(term, (vector.get(term) ?? 0) + share * weight);
  }
  return vector;
}

function contentWords(text: string): { word: string; start: number }[] {
  return tokenize(text).flatMap(({ norm, start }) =>
    pieces(norm)
      .filter((word) => !STOP_WORDS.has(word) && !QUESTION_WORDS.has(word))
      .map((word) => ({ word, start })),
  );
}

/** The 3-grams of one word, its ends marked. */
function gramsOf(word: string): [string, number][] {
  const line = `_${fold(word)}_`;
  return Array.from({ length: Math.max(0, line.length - GRAM + 1) }, (_, at) => [
    line.slice(at, at + GRAM),
    1,
  ]);
}
