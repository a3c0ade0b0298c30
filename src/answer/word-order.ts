import type { AlignedWord } from './align-words.ts';
import type { Phrase, PhraseWord } from './phrase.ts';

/**
 * Whether a sentence keeps who does what to whom: its telling words stand in the order of the evidence, but for one
 * adjunct (a time, or words that a preposition leads in) that may stand elsewhere beside its own clause, and one verb
 * that Dutch puts second in a main clause and last in a subordinate one.
 */
export function keepsOrder(pairs: AlignedWord[], source: Phrase): boolean {
  const verbs = pairs.filter((pair, at) => mayBeVerb(pair.word, at));
  const isOrdered = (rest: AlignedWord[]): boolean =>
    isAscending(rest) || verbs.some((verb) => isAscending(rest.filter((one) => one !== verb)));
  if (isOrdered(pairs)) return true;
  if (countDescents(pairs) > MOST_DESCENTS) return false;
  const segmentOf = ({ to }: AlignedWord): number => source.words[to]!.segment;
  return adjuncts(pairs).some(([from, until]) => {
    const rest = [...pairs.slice(0, from), ...pairs.slice(until)];
    if (!isOrdered(rest)) return false;
    const segments = new Set(rest.map(segmentOf));
    return pairs.slice(from, until).every((one) => segments.has(segmentOf(one)));
  });
}

/** Taking out one run and one word mends no more steps back than these. */
const MOST_DESCENTS = 4;

function countDescents(pairs: AlignedWord[]): number {
  return pairs.filter(({ to }, at) => at > 0 && to <= pairs[at - 1]!.to).length;
}

function isAscending(pairs: AlignedWord[]): boolean {
  return pairs.every(({ to }, at) => at === 0 || to > pairs[at - 1]!.to);
}

/** A word that stands in nobody's place: no name, no actor, no number, nothing behind a preposition, not the first. */
function mayBeVerb({ kind, isName, isActor, prepositions, text }: PhraseWord, at: number): boolean {
  return (
    at > 0 && kind === 'word' && !isName && !isActor && prepositions.includes(null) && /^\p{Ll}/u.test(text)
  );
}

/** Runs of words, from and until, that begin as an adjunct does and stand together in the evidence too. */
function adjuncts(pairs: AlignedWord[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const [from, { word }] of pairs.entries()) {
    if (!opensAdjunct(word)) continue;
    for (let until = from + 1; until <= pairs.length; until += 1) {
      if (until > from + 1 && pairs[until - 1]!.to <= pairs[until - 2]!.to) break;
      runs.push([from, until]);
    }
  }
  return runs;
}

/** `in 2027`, `met gemeenten`, `samen met gemeenten`; what `van` leads in belongs to the word before it. */
function opensAdjunct({ key, prepositions }: PhraseWord): boolean {
  const isLed = !prepositions.includes(null) && !prepositions.includes('van');
  return key.startsWith('time:') || key === 'same:samen' || isLed;
}
