import { findActors } from '../text/actors.ts';
import { findPeriods } from '../text/dates.ts';
import { fold } from '../text/normalize.ts';
import { findNumbers, type NumberMention } from '../text/numbers.ts';
import { stem } from '../text/stem.ts';
import { createTaken } from '../text/taken.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import { CLAUSE_WORDS, DETERMINERS, FREE, lemmaOf, NEGATIONS, PREPOSITIONS } from './word-classes.ts';

export type WordKind = 'word' | 'value' | 'small' | 'negation' | 'free';

/** A word of a sentence, or a whole number or time, with what it must agree with. */
export interface PhraseWord extends Span {
  text: string;
  norm: string;
  /** Two words with one key say the same. */
  key: string;
  kind: WordKind;
  /** Which clause it stands in, 0 and up. */
  segment: number;
  /** Prepositions that may govern it; null stands for none. */
  prepositions: (string | null)[];
  isName: boolean;
  isActor: boolean;
}

export interface Phrase {
  text: string;
  words: PhraseWord[];
}

/** Reads a sentence as words in order; `date` is the ISO date of its document and gives `dit jaar` its year. */
export function readPhrase(text: string, date: string): Phrase {
  const values = findValues(text, date);
  const tokens = mergeValues(tokenize(text), values);
  const isInActor = createActorTest(text);
  const segments = readSegments(text, tokens);
  const words = tokens.map(({ token, value }, at): PhraseWord => {
    const kind = value ? 'value' : kindOf(token.norm);
    return {
      text: token.text,
      norm: token.norm,
      start: token.start,
      end: token.end,
      key: value ?? keyOf(token.norm),
      kind,
      segment: segments[at]!,
      prepositions: [],
      isName: !value && at > 0 && /^\p{Lu}/u.test(token.text),
      isActor: isInActor(token),
    };
  });
  for (const [at, word] of words.entries()) word.prepositions = prepositionsOf(words, at);
  return { text, words };
}

/** Whether one actor's name holds all of a span. Ask in the order of the text. */
function createActorTest(text: string): (span: Span) => boolean {
  const actors = [...findActors(text)].sort((a, b) => a.start - b.start);
  let [next, reach] = [0, -1];
  return ({ start, end }) => {
    for (; next < actors.length && actors[next]!.start <= start; next += 1)
      reach = Math.max(reach, actors[next]!.end);
    return end <= reach;
  };
}

function kindOf(norm: string): WordKind {
  if (NEGATIONS.has(norm)) return 'negation';
  if (FREE.has(norm)) return 'free';
  return isSmall(norm) ? 'small' : 'word';
}

/** True for a word that says something by its place only: prepositions, conjunctions, verbs of being and of firmness. */
function isSmall(norm: string): boolean {
  const lemma = lemmaOf(norm);
  if (lemma) return !lemma.startsWith('same:');
  return PREPOSITIONS.has(norm) || CLAUSE_WORDS.has(norm) || DETERMINERS.has(norm);
}

/** Two words with the same key say the same: one lemma, else one stem. */
export function keyOf(norm: string): string {
  const bare = norm.replace(/'s?$/u, '');
  return lemmaOf(bare) ?? stem(bare);
}

interface Value extends Span {
  key: string;
}

/** Numbers and times, each with a key that says its value and not its spelling. */
function findValues(text: string, date: string): Value[] {
  const periods = findPeriods(text, date).map((one) => ({
    start: one.start,
    end: one.end,
    key: `time:${one.kind === 'moment' || (!one.from && !one.until && one.days === null) ? fold(one.text) : `${one.from}:${one.until}:${one.days}`}`,
  }));
  const taken = createTaken(text.length, periods);
  const numbers = findNumbers(text)
    .filter((one) => !taken.has(one))
    .map((one) => ({ start: one.start, end: one.end, key: numberKey(one) }));
  return [...periods, ...numbers];
}

function numberKey({ kind, value, per, parts, text }: NumberMention): string {
  if (kind === 'paper' || kind === 'code') return `${kind}:${parts.join('-')}`;
  const named = kind === 'article' ? fold(text).replace(/\s+/gu, ' ') : value;
  return `${kind}:${named}:${per ?? ''}`;
}

/** Finds the first of the values that shares a character with a span. */
function createLookUp(values: Value[]): (span: Span) => Value | undefined {
  const places = new Map<number, number>();
  for (const [place, { start, end }] of values.entries())
    for (let at = start; at < end; at += 1) places.set(at, Math.min(place, places.get(at) ?? place));
  return ({ start, end }) => {
    let first = values.length;
    for (let at = start; at < end; at += 1) first = Math.min(first, places.get(at) ?? first);
    return values[first];
  };
}

/** Puts the words of a number or a time together as one. */
function mergeValues(tokens: Token[], values: Value[]): { token: Token; value?: string }[] {
  const merged: { token: Token; value?: string }[] = [];
  const seen = new Set<Value>();
  const firstIn = createLookUp(values);
  for (const token of tokens) {
    const value = firstIn(token);
    if (!value) merged.push({ token });
    else if (!seen.has(value)) merged.push({ token, value: value.key });
    if (value) seen.add(value);
  }
  return merged;
}

function readSegments(text: string, tokens: { token: Token }[]): number[] {
  let segment = 0;
  return tokens.map(({ token }, at) => {
    const between = at === 0 ? '' : text.slice(tokens[at - 1]!.token.end, token.start);
    if (/[,;:()\u2013.!?]| - /u.test(between) || opensClause(tokens, at)) segment += 1;
    return segment;
  });
}

/** `die` behind a noun begins a clause; before one (`voor die gemeenten`) it points. */
function opensClause(tokens: { token: Token }[], at: number): boolean {
  const { norm } = tokens[at]!.token;
  if (at === 0 || !CLAUSE_WORDS.has(norm)) return false;
  return norm !== 'die' || kindOf(tokens[at - 1]!.token.norm) === 'word';
}

const LOOK_BACK = 5;

function isCount({ kind, key }: PhraseWord): boolean {
  return kind === 'value' && !key.startsWith('time:');
}

/**
 * The preposition before a word, over articles, numbers and adjectives (`van de nieuwe wet`). A word of a list may have
 * the one of the word before it too (`voor gemeenten en provincies`).
 */
function prepositionsOf(words: PhraseWord[], at: number): (string | null)[] {
  const own = ownPreposition(words, at);
  if (own !== null) return [own];
  const before = words[at - 1];
  const list = before && /^(?:en|of)$/u.test(before.norm) ? words[at - 2] : undefined;
  const listed = list ?? (before && before.segment < words[at]!.segment ? before : undefined);
  return listed && listed.kind === 'word'
    ? [null, ...listed.prepositions.filter((one) => one !== null)]
    : [null];
}

function ownPreposition(words: PhraseWord[], at: number): string | null {
  for (let back = at - 1; back >= Math.max(0, at - LOOK_BACK); back -= 1) {
    const word = words[back]!;
    if (word.segment !== words[at]!.segment && !CLAUSE_WORDS.has(words[back + 1]!.norm)) return null;
    if (PREPOSITIONS.has(word.norm)) return word.norm;
    const passes =
      DETERMINERS.has(word.norm) ||
      isCount(word) ||
      /^\p{Ll}{2,}e$/u.test(word.text) ||
      word.norm === 'eerste';
    if (!passes) return null;
  }
  return null;
}
