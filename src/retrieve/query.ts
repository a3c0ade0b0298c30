import { type Analyzer, grams, type TermVector } from '../index/analyzer.ts';
import { fold } from '../text/normalize.ts';
import { QUESTION_WORDS, STOP_WORDS } from '../text/stop-words.ts';
import { pieces, tokenize } from '../text/tokens.ts';
import type { Lexicon } from './expand.ts';

/** A content word of a question with the terms that it, or what the lexicon makes of it, may match. */
export interface QueryWord {
  text: string;
  terms: Map<string, number>;
  /** Terms of the word itself, without what the lexicon makes of it. */
  own: string[];
}

/** A question in the terms of the index. */
export interface Query {
  text: string;
  words: QueryWord[];
  /** Content terms, lexicon expansion included. */
  terms: TermVector;
  /** Own terms with the words that ask: what questions are likened by. */
  asking: TermVector;
  grams: TermVector;
}

export interface QueryOptions {
  analyzer: Analyzer;
  lexicon: Lexicon | null;
  /** Tells whether the index holds a term: then two words that people wrote apart are one. */
  knows: (term: string) => boolean;
  /** How 4-grams, or what stands for them, are read off a question; `grams` by default. */
  grams?: ((text: string) => TermVector) | undefined;
  /** The term that a mistyped one stands for, or null. */
  correct?: (term: string, word: string) => string | null;
}

/** "welke datum": the noun names the kind of fact that is asked for, not a subject. */
const ASKS_WHICH = new Set(['welk', 'welke', 'which', 'what']);
const FACT_NAMES = new Set(
  (
    'datum dag jaar maand kwartaal bedrag aantal percentage periode moment termijn tijdstip ' +
    'date day year month quarter amount number period'
  ).split(' '),
);

/** Weight of a conversation's topic beside the question itself. */
const TOPIC_WEIGHT = 0.6;
/** Weight of the term that a mistyped word stands for. */
const CORRECTED = 0.8;

/** Analyzes a question; words that were split apart ("stem biljet") are joined where the index knows the whole. */
export function analyzeQuery(text: string, options: QueryOptions): Query {
  const words = joinSplitCompounds(
    tokenize(fold(text)).map((token) => token.norm),
    options,
  );
  const content = words.flatMap(pieces).filter((word) => !STOP_WORDS.has(word));
  const queryWords = contentWords(words, options);
  const terms: TermVector = new Map();
  for (const word of queryWords) {
    for (const [term, weight] of word.terms) terms.set(term, Math.max(terms.get(term) ?? 0, weight));
  }
  return {
    text,
    words: queryWords,
    terms,
    asking: options.analyzer.questionTerms(content.join(' ')),
    grams: (options.grams ?? grams)(text),
  };
}

/** A question with the topic of its conversation: the same query, in which the topic counts for less. */
export function withTopic(query: Query, topic: Query): Query {
  return {
    text: `${query.text} ${topic.text}`,
    // "En wanneer?" has no words of its own: it is about the topic alone.
    words: query.words.length > 0 ? query.words : topic.words,
    terms: merge(query.terms, topic.terms),
    asking: merge(query.asking, topic.asking),
    grams: merge(query.grams, topic.grams),
  };
}

function merge(vector: TermVector, other: TermVector): TermVector {
  const merged = new Map(vector);
  for (const [term, weight] of other)
    merged.set(term, Math.max(merged.get(term) ?? 0, weight * TOPIC_WEIGHT));
  return merged;
}

function contentWords(words: string[], { analyzer, lexicon, knows, correct }: QueryOptions): QueryWord[] {
  const found = new Map<number, QueryWord>();
  words.forEach((word, at) => {
    if (FACT_NAMES.has(word) && ASKS_WHICH.has(words[at - 1] ?? '')) return;
    const parts = pieces(word).filter((piece) => !STOP_WORDS.has(piece) && !QUESTION_WORDS.has(piece));
    if (parts.length > 0) {
      const terms = new Map(parts.flatMap((part) => analyzer.wordTerms(part)));
      const [only] = terms.size === 1 ? terms.keys() : [];
      const meant = only && !knows(only) ? correct?.(only, word) : null;
      if (meant) terms.set(meant, CORRECTED);
      found.set(at, { text: word, terms, own: [...terms.keys()] });
    }
  });
  for (const match of lexicon?.match(words) ?? []) {
    for (let at = match.at; at < match.at + match.length; at += 1) {
      const word =
        found.get(at) ??
        (match.length > 1 ? { text: words[at]!, terms: new Map<string, number>(), own: [] } : undefined);
      if (!word) continue;
      for (const [term, weight] of lexicon!.termsOf(match, analyzer)) {
        word.terms.set(term, Math.max(word.terms.get(term) ?? 0, weight));
      }
      found.set(at, word);
    }
  }
  return [...found.entries()].sort(([a], [b]) => a - b).map(([, word]) => word);
}

/** Words in which two that were written apart ("stem biljet") are one, where the index knows the whole. */
function joinSplitCompounds(words: string[], { analyzer, knows }: QueryOptions): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [left, right] = [words[at]!, words[at + 1] ?? ''];
    const whole = [left + right, `${left}s${right}`].find((word) => {
      if (left.length < 3 || right.length < 3 || STOP_WORDS.has(left) || STOP_WORDS.has(right)) return false;
      return knows(analyzer.wordTerms(word)[0]![0]);
    });
    joined.push(whole ?? left);
    if (whole) at += 1;
  }
  return joined;
}
