import { findModality } from '../text/modality.ts';
import { fold, squeeze } from '../text/normalize.ts';
import type { Commitment } from '../types.ts';
import { type Alignment, alignWords, cutParticle } from './align-words.ts';
import { keyOf, type Phrase, type PhraseWord, readPhrase } from './phrase.ts';
import { stripFrame } from './source-frames.ts';
import { CLAUSE_WORDS, isAttitude, isHedge, isReverser } from './word-classes.ts';
import { keepsOrder } from './word-order.ts';

/** A sentence of a source as a model's sentence is held against it. */
export interface Grounds {
  text: string;
  /** ISO date of its document. */
  date: string;
  /** `row`: a row of the planning table with its period, which announces and promises nothing. */
  kind: 'prose' | 'row';
  isLetter: boolean;
}

/** What is wrong with a sentence; null when it says nothing that its grounds do not say. */
export type WordFault =
  | 'form'
  | 'quote'
  | 'value'
  | 'name'
  | 'coverage'
  | 'small words'
  | 'left out'
  | 'negation'
  | 'order'
  | 'role'
  | 'joined clauses'
  | 'modality';

/**
 * Share of a sentence's telling words that its grounds must have. Measured over 296 generated lies and 80 honest
 * rewordings (docs/models.md): below 1 exchanged nouns get through, and the honest ones kept hardly grow.
 */
export const COVERAGE_FLOOR = 1;
const MOST_CHARACTERS = 500;
const FORBIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029<>[\]{}|\\`*_#~^=@]|https?:|www\.|\w\.(?:nl|com|org|net)\b/iu;

/**
 * Holds one sentence of a model against one sentence of a source. Strict on purpose: the sentence may shorten and
 * reorder what the source says, in the source's own words; what cannot be shown to be the same is refused.
 */
export function findWordFault(text: string, grounds: Grounds, floor = COVERAGE_FLOOR): WordFault | null {
  if (text.length > MOST_CHARACTERS || FORBIDDEN.test(text) || text.includes('?')) return 'form';
  if (!holdsQuotes(text, grounds.text)) return 'quote';
  const framed = stripFrame(text, grounds);
  if (framed === null) return 'form';
  const sentence = readPhrase(framed, grounds.date);
  const source = readPhrase(grounds.text, grounds.date);
  const alignment = alignWords(sentence, source, { isCabinet: grounds.isLetter });
  if (alignment.pairs.length < 2) return 'form';
  return (
    findMissing(alignment, floor) ??
    findNameFault(alignment, source) ??
    findStructureFault(sentence, { source, alignment }) ??
    (holdsModality(framed, { grounds, source, alignment }) ? null : 'modality')
  );
}

interface Beside {
  source: Phrase;
  alignment: Alignment;
}

function findStructureFault(sentence: Phrase, { source, alignment }: Beside): WordFault | null {
  const kept = keptSegments(source, alignment);
  if (!holdsNegations(sentence, { source, kept })) return 'negation';
  if (!holdsSmallWords(sentence, { source, kept })) return 'small words';
  if (!keepsOrder(alignment.pairs)) return 'order';
  if (!holdsRoles(sentence, { source, alignment })) return 'role';
  if (!entersClausesAtStart(source, alignment)) return 'joined clauses';
  const isWhole = keepsGovernor({ source, alignment, kept });
  return !isWhole || leavesOut(sentence, { source, alignment, kept }) ? 'left out' : null;
}

/** Whatever stands between quotation marks must stand in the source, letter by letter. */
function holdsQuotes(text: string, source: string): boolean {
  const quotes = [...text.matchAll(/["“”„«]([^"“”„«»]*)["”“»]|(?<!\p{L})['‘‚]([^'‘’‚]*)['’](?!\p{L})/gu)];
  const plain = squeeze(source).replace(/\*/gu, '');
  return (
    quotes.every((match) => plain.includes(squeeze(match[1] ?? match[2] ?? ''))) &&
    !/["“”„«»]/u.test(quotes.reduce((rest, match) => rest.replace(match[0], ''), text))
  );
}

function findMissing({ missing, pairs }: Alignment, floor: number): WordFault | null {
  if (missing.some(({ kind }) => kind === 'value')) return 'value';
  if (missing.some((word) => word.isName || word.isActor || /\d/u.test(word.norm))) return 'name';
  if (missing.some(({ norm }) => isHedge(norm) || isReverser(norm) || isAttitude(norm))) return 'coverage';
  return pairs.length / (pairs.length + missing.length) < floor ? 'coverage' : null;
}

/** A name must be one in the source too: `Denk` is not `denk`. */
function findNameFault({ pairs }: Alignment, source: Phrase): WordFault | null {
  const isName = (word: PhraseWord) => /^[\p{Lu}\d]/u.test(word.text);
  return pairs.every(({ word, to }) => !word.isName || isName(source.words[to]!)) ? null : 'name';
}

/** The clauses of the source that the sentence takes something from. */
function keptSegments(source: Phrase, { pairs }: Alignment): ReadonlySet<number> {
  return new Set(pairs.map(({ to }) => source.words[to]!.segment));
}

interface Kept {
  source: Phrase;
  kept: ReadonlySet<number>;
}

/** As many negations as the clauses that are kept, and each before (or behind) the same word. */
function holdsNegations(sentence: Phrase, { source, kept }: Kept): boolean {
  const ours = negationsOf(sentence, sentence.words);
  const theirs = negationsOf(
    source,
    source.words.filter(({ segment }) => kept.has(segment)),
  );
  return (
    ours.length === theirs.length &&
    ours.every((one) =>
      theirs.some((other) => one.key === other.key && one.beside.some((key) => other.beside.includes(key))),
    )
  );
}

function negationsOf(phrase: Phrase, among: PhraseWord[]): { key: string; beside: string[] }[] {
  return among
    .filter(({ kind }) => kind === 'negation')
    .map((negation) => {
      const at = phrase.words.indexOf(negation);
      const telling = (word: PhraseWord) => word.kind === 'word' || word.kind === 'value';
      const after = phrase.words.slice(at + 1).find(telling);
      const before = phrase.words.slice(0, at).findLast(telling);
      return { key: negation.key, beside: [after, before].flatMap((word) => (word ? [word.key] : [])) };
    });
}

/** Verbs of being and firmness, conjunctions and prepositions must come from the clauses that are kept. */
function holdsSmallWords(sentence: Phrase, { source, kept }: Kept): boolean {
  const theirs = source.words.filter(({ segment }) => kept.has(segment));
  const keys = new Set(theirs.map(({ key }) => key));
  const particles = new Set(theirs.map(({ norm }) => cutParticle(norm)?.particle));
  return sentence.words.every(
    ({ kind, key, norm }) => kind !== 'small' || keys.has(key) || particles.has(norm),
  );
}

const MUST_STAY = /^(?:aux:(?!staan|doen|laten).*|modal:.*)$/u;

/** True when the sentence leaves out what makes the clauses that it keeps weaker, narrower, passive or turned around. */
function leavesOut(sentence: Phrase, { source, alignment, kept }: Beside & Kept): boolean {
  const said = new Set(
    sentence.words.flatMap(({ key, norm }) => [key, keyOf(cutParticle(norm)?.rest ?? norm)]),
  );
  const last = source.words.findLastIndex(({ segment }) => kept.has(segment));
  return source.words.some(({ norm, key, segment }, at) => {
    if (said.has(key)) return false;
    if (at <= last && isAttitude(norm)) return true;
    const matters = isHedge(norm) || isReverser(norm) || MUST_STAY.test(key);
    return matters && kept.has(segment) && !isSubjectOnly(segment, { source, alignment });
  });
}

/** True when a clause gives nothing but its subject, to the clause that goes on with `en` or `maar`. */
function isSubjectOnly(segment: number, { source, alignment }: Beside): boolean {
  const next = source.words.find((word) => word.segment === segment + 1);
  const taken = alignment.pairs.map(({ to }) => source.words[to]!).filter((word) => word.segment === segment);
  return (
    (next?.norm === 'en' || next?.norm === 'maar') &&
    taken.every((word) => word.isActor && word.prepositions.includes(null))
  );
}

const JOINS = new Set(['en', 'maar', 'want', 'doch']);

/** What follows `dat`, `of`, `om` is said only under the verb before it: whoever takes from it takes that too. */
function keepsGovernor({ source, alignment, kept }: Beside & Kept): boolean {
  const { words } = source;
  const at = words.findIndex(
    (word, place) =>
      place > 0 &&
      word.segment !== words[place - 1]!.segment &&
      CLAUSE_WORDS.has(word.norm) &&
      !JOINS.has(word.norm),
  );
  if (at < 0 || Math.max(...kept) < words[at]!.segment) return true;
  const before = words.filter(({ segment }) => segment === words[at - 1]!.segment);
  const taken = new Set(alignment.pairs.map(({ to }) => words[to]!));
  return before.every((word) => word.kind !== 'word' || !word.prepositions.includes(null) || taken.has(word));
}

/** Every word keeps the preposition that governs it: `van de wet` is not `de wet`, `door X` is not `X`. */
function holdsRoles(sentence: Phrase, { source, alignment }: Beside): boolean {
  return alignment.pairs.every(({ word, at, to }) => {
    const partner = source.words[to]!;
    const isGoverned = word.prepositions.some((one) => partner.prepositions.includes(one));
    const isTime = word.key.startsWith('time:');
    return (isGoverned || isTime) && (!followsTe(source, to) || followsTe(sentence, at));
  });
}

function followsTe({ words }: Phrase, at: number): boolean {
  return words[at - 1]?.norm === 'te';
}

/** Whoever goes on in another clause begins where it begins: else its object gets the verb of the clause before. */
function entersClausesAtStart(source: Phrase, { pairs }: Alignment): boolean {
  const places = [...new Set(pairs.map(({ to }) => to))].sort((a, b) => a - b);
  return places.every((place, index) => {
    const before = places[index - 1];
    const { segment } = source.words[place]!;
    if (before === undefined || source.words[before]!.segment === segment) return true;
    const first = source.words.findIndex(
      (word) => word.segment === segment && (word.kind === 'word' || word.kind === 'value'),
    );
    return first === place;
  });
}

const WEAK: Commitment[] = ['explores', 'aims', 'intends'];

/** As firm as the source, neither more nor less; a source that is not firm is not taken apart. */
function holdsModality(text: string, { grounds, source, alignment }: Beside & { grounds: Grounds }): boolean {
  if (grounds.kind === 'row') return true;
  const ours = firmness(text);
  const whole = firmness(grounds.text);
  if (WEAK.includes(whole)) return ours === whole;
  const kept = keptSegments(source, alignment);
  const words = source.words.filter(({ segment }) => kept.has(segment));
  const part = firmness(words.map(({ text: one }) => one).join(' '));
  return ours === whole || ours === part;
}

/** A plain present tense announces in one word order and describes in another: by itself it is no difference. */
function firmness(text: string): Commitment {
  const { commitment, marked } = findModality(text);
  return marked ? commitment : 'none';
}

/** The grounds, of those that are given, on which every word of a sentence holds. */
export function findGrounds<T extends Grounds>(text: string, grounds: T[]): T[] {
  const plain = squeeze(text);
  return fold(plain).length < 12 ? [] : grounds.filter((one) => findWordFault(plain, one) === null);
}
