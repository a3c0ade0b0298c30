import type { Analyzer, TermVector } from '../index/analyzer.ts';
import { fold } from '../text/normalize.ts';
import { stem } from '../text/stem.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { tokenize } from '../text/tokens.ts';
import type { LexiconEntry } from '../types.ts';

const MAX_HEAD_WORDS = 5;
const STRONG = 0.5;
const WEAK = 0.25;

interface Expansion {
  policy: string[];
  weight: number;
}

/** Policy words for the `length` words of a text from word `at` on. */
export interface LexiconMatch extends Expansion {
  at: number;
  length: number;
}

/** Leads what people say to what policy says, by a hand-made lexicon. */
export class Lexicon {
  private readonly heads = new Map<string, Expansion>();
  private readonly stems = new Map<string, Expansion>();

  constructor(entries: LexiconEntry[]) {
    for (const entry of entries) {
      const expansion = { policy: entry.policy, weight: entry.weak ? WEAK : STRONG };
      for (const head of [...entry.nl, ...entry.en, ...entry.abbr]) this.heads.set(keyOf(head), expansion);
      for (const head of entry.nl) {
        const key = keyOf(head);
        if (!key.includes(' ') && !this.stems.has(stem(key))) this.stems.set(stem(key), expansion);
      }
    }
  }

  /** Matches the folded words of a question; heads of several words are matched longest first. */
  match(words: string[]): LexiconMatch[] {
    const found: LexiconMatch[] = [];
    for (let at = 0; at < words.length; ) {
      const hit = this.longest(words, at);
      if (hit) found.push({ ...hit.expansion, at, length: hit.length });
      at += hit?.length ?? 1;
    }
    return found;
  }

  /** The terms of the policy words of a match with their weights. */
  termsOf(match: LexiconMatch, analyzer: Analyzer): [string, number][] {
    const terms: TermVector = analyzer.terms(match.policy.join('\n'));
    return [...terms].map(([term, value]) => [term, Math.min(1, value) * match.weight]);
  }

  private longest(words: string[], at: number): { expansion: Expansion; length: number } | undefined {
    for (let length = Math.min(MAX_HEAD_WORDS, words.length - at); length >= 1; length -= 1) {
      const key = words.slice(at, at + length).join(' ');
      const expansion = this.heads.get(key) ?? (length === 1 ? this.byStem(key) : undefined);
      if (expansion) return { expansion, length };
    }
    return undefined;
  }

  private byStem(word: string): Expansion | undefined {
    return word.length > 3 && !STOP_WORDS.has(word) ? this.stems.get(stem(word)) : undefined;
  }
}

function keyOf(head: string): string {
  return tokenize(fold(head))
    .map((token) => token.norm)
    .join(' ');
}
