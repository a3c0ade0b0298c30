import { type AlignedWord, type Alignment, cutParticle } from './align-words.ts';
import { keyOf, type Phrase, type PhraseWord } from './phrase.ts';
import { CLAUSE_WORDS, isAttitude, isCondition, isHedge, isReverser } from './word-classes.ts';
import { keepsOrder } from './word-order.ts';

/** What is wrong with how the words of a sentence hang together, each of which its source has. */
export type StructureFault = 'negation' | 'small words' | 'order' | 'role' | 'joined clauses' | 'left out';

interface Beside {
  source: Phrase;
  alignment: Alignment;
}

/** Holds the structure of a sentence against that of its source: who does what to whom, under which verb, how often. */
export function findStructureFault(sentence: Phrase, { source, alignment }: Beside): StructureFault | null {
  const kept = keptSegments(source, alignment);
  if (!holdsNegations(sentence, { source, kept })) return 'negation';
  if (!holdsSmallWords(sentence, { source, kept })) return 'small words';
  if (!isOneToOne(alignment.pairs) || !keepsOrder(alignment.pairs, source)) return 'order';
  if (!holdsRoles(sentence, { source, alignment })) return 'role';
  if (!entersClausesAtStart(source, alignment)) return 'joined clauses';
  const isWhole = keepsGovernor({ source, alignment, kept });
  return !isWhole || leavesOut(sentence, { source, alignment, kept }) ? 'left out' : null;
}

/** The clauses of the source that the sentence takes something from. */
export function keptSegments(source: Phrase, { pairs }: Alignment): ReadonlySet<number> {
  return new Set(pairs.map(({ to }) => source.words[to]!.segment));
}

function isOneToOne(pairs: AlignedWord[]): boolean {
  return new Set(pairs.map(({ to }) => to)).size === pairs.length;
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
  const agrees = (one: Negation, other: Negation): boolean =>
    one.key === other.key && one.beside.some((key) => other.beside.includes(key));
  return ours.length === theirs.length && ours.every((one) => theirs.some((other) => agrees(one, other)));
}

interface Negation {
  key: string;
  /** Keys of the telling words behind and before it. */
  beside: string[];
}

function negationsOf(phrase: Phrase, among: PhraseWord[]): Negation[] {
  return among
    .filter(({ kind }) => kind === 'negation')
    .map((negation) => {
      const at = phrase.words.indexOf(negation);
      const after = phrase.words.slice(at + 1).find(isTelling);
      const before = phrase.words.slice(0, at).findLast(isTelling);
      return { key: negation.key, beside: [after, before].flatMap((word) => (word ? [word.key] : [])) };
    });
}

function isTelling({ kind }: PhraseWord): boolean {
  return kind === 'word' || kind === 'value';
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

/** Every word keeps the preposition that governs it: `van de wet` is not `de wet`, `door X` is not `X`. */
function holdsRoles(sentence: Phrase, { source, alignment }: Beside): boolean {
  const taken = new Set(alignment.pairs.map(({ to }) => to));
  return alignment.pairs.every(({ word, at, to }) => {
    const partner = source.words[to]!;
    const isGoverned = word.prepositions.some((one) => partner.prepositions.includes(one));
    const isTime = word.key.startsWith('time:');
    const head = headOf(source, to);
    return (
      (isGoverned || isTime) &&
      (head === null || taken.has(head)) &&
      (!followsTe(source, to) || followsTe(sentence, at))
    );
  });
}

/** What a word with `van` before it belongs to: the telling word right before `van`. Null without one. */
function headOf({ words }: Phrase, at: number): number | null {
  if (!words[at]!.prepositions.includes('van')) return null;
  const van = words.findLastIndex(({ norm }, place) => place < at && norm === 'van');
  const before = words[van - 1];
  return before && isTelling(before) && before.segment === words[van]!.segment ? van - 1 : null;
}

function followsTe({ words }: Phrase, at: number): boolean {
  return words[at - 1]?.norm === 'te';
}

/** Whoever goes on in another clause begins where it begins: else its object gets the verb of the clause before. */
function entersClausesAtStart(source: Phrase, { pairs }: Alignment): boolean {
  const places = pairs.map(({ to }) => to).sort((a, b) => a - b);
  return places.every((place, index) => {
    const before = places[index - 1];
    const { segment } = source.words[place]!;
    if (before === undefined || source.words[before]!.segment === segment) return true;
    return source.words.findIndex((word) => word.segment === segment && isTelling(word)) === place;
  });
}

const JOINS = new Set(['en', 'maar', 'want', 'doch']);

/** What follows `dat`, `of`, `om` is said only under the verb before it: whoever takes from it takes that too. */
function keepsGovernor({ source, alignment, kept }: Beside & Kept): boolean {
  const { words } = source;
  const opens = (word: PhraseWord, place: number): boolean =>
    place > 0 &&
    word.segment !== words[place - 1]!.segment &&
    CLAUSE_WORDS.has(word.norm) &&
    !JOINS.has(word.norm);
  const at = words.findIndex(opens);
  if (at < 0 || Math.max(...kept) < words[at]!.segment) return true;
  const before = words.filter(({ segment }) => segment === words[at - 1]!.segment);
  const taken = new Set(alignment.pairs.map(({ to }) => words[to]!));
  return before.every((word) => word.kind !== 'word' || !word.prepositions.includes(null) || taken.has(word));
}

const MUST_STAY = /^(?:aux:(?!staan|doen|laten).*|modal:.*)$/u;

/** True when the sentence leaves out what makes the clauses that it keeps weaker, narrower, passive or turned around. */
function leavesOut(sentence: Phrase, { source, alignment, kept }: Beside & Kept): boolean {
  const said = countKeys(sentence.words);
  const last = source.words.findLastIndex(({ segment }) => kept.has(segment));
  const needed = source.words.filter(({ norm, key, segment }, at) => {
    if (isCondition(norm) || (at <= last && isAttitude(norm))) return true;
    const matters = isHedge(norm) || isReverser(norm) || MUST_STAY.test(key);
    return matters && kept.has(segment) && !isSubjectOnly(segment, { source, alignment });
  });
  return [...countKeys(needed)].some(([key, count]) => (said.get(key) ?? 0) < count);
}

/** How often each key stands there; `gaat … door` and `doorgaat` count for one another. */
function countKeys(words: PhraseWord[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key, norm } of words) {
    const bare = cutParticle(norm)?.rest;
    for (const one of new Set([key, ...(bare && keyOf(bare).startsWith('aux:') ? [keyOf(bare)] : [])])) {
      counts.set(one, (counts.get(one) ?? 0) + 1);
    }
  }
  return counts;
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
