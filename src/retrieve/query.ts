import { type Analyzer, grams, type TermVector } from '../index/analyzer.ts';
import { pieces, tokenize } from '../text/tokens.ts';
import { fold } from '../text/normalize.ts';
import type { Lexicon } from './expand.ts';

/** A question in the terms of the index. */
export interface Query {
  text: string;
  /** Content terms, lexicon expansion included. */
  terms: TermVector;
  /** Content terms of the question itself. */
  own: TermVector;
  /** Own terms with the words that ask. */
  asking: TermVector;
  grams: TermVector;
}

export interface QueryOptions {
  analyzer: Analyzer;
  lexicon: Lexicon | null;
  /** Tells whether the index holds a term: then two words that people wrote apart are one. */
  knows: (term: string) => boolean;
}

/** Analyzes a question; words that were split apart ("stem biljet") are joined where the index knows the whole. */
export function analyzeQuery(text: string, options: QueryOptions): Query {
  const { analyzer, lexicon } = options;
  const joined = joinSplitCompounds(text, options);
  const asked = joined.length > 0 ? `${text} ${joined.join(' ')}` : text;
  const own = analyzer.terms(asked);
  const terms = new Map(own);
  if (lexicon) {
    for (const [term, weight] of lexicon.expand(asked, analyzer)) {
      terms.set(term, Math.max(terms.get(term) ?? 0, weight));
    }
  }
  return { text, terms, own, asking: analyzer.questionTerms(asked), grams: grams(text) };
}

function joinSplitCompounds(text: string, { analyzer, knows }: QueryOptions): string[] {
  const words = tokenize(fold(text)).flatMap((token) => pieces(token.norm));
  const joined: string[] = [];
  for (let at = 0; at + 1 < words.length; at += 1) {
    const [left, right] = [words[at]!, words[at + 1]!];
    if (left.length < 3 || right.length < 3) continue;
    for (const whole of [left + right, `${left}s${right}`]) {
      const [term] = analyzer.wordTerms(whole)[0]!;
      if (knows(term)) joined.push(whole);
    }
  }
  return joined;
}
