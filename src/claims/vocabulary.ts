import { QUESTION_WORDS, STOP_WORDS } from '../text/stop-words.ts';
import { pieces, type Token, tokenize } from '../text/tokens.ts';
import type { ClaimEvidence, EvidenceUnit } from './evidence.ts';

/** A word of a claim that carries content, with its terms and how telling it is. */
export interface ContentWord extends Token {
  terms: readonly [string, number][];
  weight: number;
}

/** Terms that a unit, its paraphrases and its surroundings speak of, each with how surely (0 to 1). */
export type Vocabulary = Map<string, number>;

/** How surely a unit says what its parts say: its own words, its paraphrases, the questions it answers, its context. */
const OWN = 1;
const STATEMENT = 0.95;
export const QUESTION = 0.8;
const CONTEXT = 0.6;
const HEADING = 0.7;
const LEXICON = 0.8;
const WEAK_LEXICON = 0.4;
const RAREST = 5;

/** `naast het fonds, …`: what stands beside is not what the sentence is about. */
export const BESIDE =
  /\b(?:naast|behalve|bovenop|los van|in addition to|besides|apart from|on top of) (?:de |het |een |deze |the )?[\p{L}-]+/giu;

/** Words that speak of the letter itself or of speaking: they say nothing about its subject. */
const FRAME_WORDS = new Set(
  (
    'brief beleidsbrief nota policy memo kabinet regering rijk minister staatssecretaris letter government cabinet dutch nederland nederlandse ' +
    'jaar maand week kwartaal year quarter komen gaan zijn worden hebben laten maken staan zitten krijgen geven nemen houden ' +
    'vinden blijven zullen willen eigen nieuw nieuwe onder nog al echt juist pas straks inmiddels momenteel opnieuw'
  ).split(' '),
);

/** The content words of a text, with the weight of each: rare words tell more, words of framing hardly anything. */
export function readContent(text: string, evidence: ClaimEvidence): ContentWord[] {
  const found: ContentWord[] = [];
  for (const token of tokenize(text)) {
    if (/^\d/u.test(token.norm) || STOP_WORDS.has(token.norm) || QUESTION_WORDS.has(token.norm)) continue;
    const terms = pieces(token.norm).flatMap((piece) => [...evidence.wordTerms(piece)]);
    if (terms.length === 0 || token.norm.length < 2) continue;
    const weight =
      Math.min(RAREST, 0.5 + evidence.idf(terms[0]![0])) *
      (FRAME_WORDS.has(token.norm.replace(/['’]s$/u, '')) ? 0.15 : 1);
    found.push({ ...token, terms, weight });
  }
  return found;
}

/** Builds vocabularies of units once and keeps them. */
export class Vocabularies {
  private readonly evidence: ClaimEvidence;
  private readonly known = new Map<string, Vocabulary>();

  constructor(evidence: ClaimEvidence) {
    this.evidence = evidence;
  }

  /** What a unit speaks of, its context included. */
  of(unit: EvidenceUnit): Vocabulary {
    const known = this.known.get(unit.key);
    if (known) return known;
    const vocabulary: Vocabulary = new Map();
    this.add(vocabulary, unit.text, OWN);
    for (const text of unit.statements) this.add(vocabulary, text, STATEMENT);
    for (const text of unit.questions) this.add(vocabulary, text, QUESTION);
    if (unit.period) this.add(vocabulary, unit.period.text, OWN);
    for (const heading of unit.section) this.add(vocabulary, heading, HEADING);
    for (const near of this.evidence.neighbours(unit.documentId, unit.order - 1, unit.order + 2)) {
      if (near.passageId === unit.passageId && near.key !== unit.key)
        this.add(vocabulary, near.text, CONTEXT);
    }
    this.known.set(unit.key, vocabulary);
    return vocabulary;
  }

  private add(vocabulary: Vocabulary, text: string, weight: number): void {
    for (const token of tokenize(text.replace(BESIDE, ' '))) {
      if (STOP_WORDS.has(token.norm)) continue;
      for (const piece of pieces(token.norm)) {
        for (const [term, share] of this.evidence.wordTerms(piece)) {
          const value = weight * (share === 1 ? 1 : 0.85);
          if (value > (vocabulary.get(term) ?? 0)) vocabulary.set(term, value);
        }
      }
    }
  }
}

/** Lexicon terms of a claim: by folded word, the policy terms that stand for it. */
export function expandContent(
  content: ContentWord[],
  evidence: ClaimEvidence,
): Map<string, [string, number][]> {
  const expansions = new Map<string, [string, number][]>();
  content.forEach((word, at) => {
    const next = content[at + 1];
    add(word.norm, [word]);
    if (next && next.start - word.end <= 2) add(`${word.norm} ${next.norm}`, [word, next]);
  });
  return expansions;

  function add(phrase: string, words: ContentWord[]): void {
    for (const { words: policy, weak } of evidence.expand(phrase)) {
      for (const target of policy) {
        const parts = tokenize(target).filter((token) => !STOP_WORDS.has(token.norm));
        const share = (weak ? WEAK_LEXICON : LEXICON) / Math.max(1, parts.length > 1 ? 1.15 : 1);
        for (const part of parts) {
          const term = evidence.wordTerms(part.norm)[0]?.[0];
          if (!term) continue;
          for (const word of words) {
            const list = expansions.get(word.norm) ?? [];
            list.push([term, share]);
            expansions.set(word.norm, list);
          }
        }
      }
    }
  }
}

/** How surely a vocabulary holds a word, 0 to 1: the word itself, its compound parts, or what the lexicon gives for it. */
export function matchWord(
  word: ContentWord,
  vocabulary: Vocabulary,
  expansion: [string, number][] | undefined,
): number {
  let best = vocabulary.get(word.terms[0]![0]) ?? 0;
  const parts = word.terms.slice(1);
  if (best < 0.9 && parts.length > 0) {
    const sum = parts.reduce((total, [term]) => total + (vocabulary.get(term) ?? 0), 0);
    best = Math.max(best, (sum / parts.length) * 0.9);
  }
  for (const [term, share] of expansion ?? []) best = Math.max(best, (vocabulary.get(term) ?? 0) * share);
  return best;
}
