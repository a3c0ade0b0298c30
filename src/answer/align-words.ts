import { keyOf, type Phrase, type PhraseWord } from './phrase.ts';
import { PARTICLES } from './word-classes.ts';

/** A telling word of a sentence beside the word of the evidence that it rests on. */
export interface AlignedWord {
  word: PhraseWord;
  /** Place of `word` in its sentence, and of its partner in the evidence. */
  at: number;
  to: number;
}

export interface Alignment {
  /** In the order of the sentence. */
  pairs: AlignedWord[];
  /** Telling words that the evidence lacks. */
  missing: PhraseWord[];
}

export interface Voice {
  /** True when `wij` in the evidence is the cabinet that speaks. */
  isCabinet: boolean;
}

const MOVE = 100;

/** Lays a sentence along its evidence, word by word, with as few jumps back as can be. */
export function alignWords(sentence: Phrase, evidence: Phrase, voice: Voice): Alignment {
  const missing: PhraseWord[] = [];
  const telling: { word: PhraseWord; at: number; options: number[] }[] = [];
  for (const [at, word] of sentence.words.entries()) {
    if (word.kind !== 'word' && word.kind !== 'value') continue;
    const options = partnersOf(word, { sentence, evidence, voice });
    if (options.length === 0) missing.push(word);
    else telling.push({ word, at, options });
  }
  const places = choosePlaces(telling.map(({ options }) => options));
  return { missing, pairs: telling.map(({ word, at }, index) => ({ word, at, to: places[index]! })) };
}

interface Sides {
  sentence: Phrase;
  evidence: Phrase;
  voice: Voice;
}

function partnersOf(word: PhraseWord, { sentence, evidence, voice }: Sides): number[] {
  const find = (fits: (other: PhraseWord) => boolean): number[] =>
    evidence.words.flatMap((other, at) => (fits(other) ? [at] : []));
  const same = find((other) => other.kind === word.kind && other.key === word.key);
  if (same.length > 0 || word.kind === 'value') return same;
  if (word.norm === 'kabinet' && voice.isCabinet) return find(({ norm }) => norm === 'we' || norm === 'wij');
  const joined = find((other) => isApart(word, { joined: other, particles: sentence }));
  if (joined.length > 0) return joined;
  return find((other) => isApart(other, { joined: word, particles: evidence }));
}

/** `dient … in` for `indient`: the verb by itself, and its particle elsewhere in the same text. */
function isApart(
  apart: PhraseWord,
  { joined, particles }: { joined: PhraseWord; particles: Phrase },
): boolean {
  const cut = cutParticle(joined.norm);
  return (
    cut !== null && keyOf(cut.rest) === apart.key && particles.words.some(({ norm }) => norm === cut.particle)
  );
}

/** `indient` as `in` and `dient`; null for a word without a particle in front. */
export function cutParticle(norm: string): { particle: string; rest: string } | null {
  for (let length = 2; length <= 5; length += 1) {
    const particle = norm.slice(0, length);
    if (PARTICLES.has(particle) && norm.length - length >= 3) return { particle, rest: norm.slice(length) };
  }
  return null;
}

/** One place a word: fewest steps back first, then shortest way (Viterbi's algorithm over the options). */
function choosePlaces(options: number[][]): number[] {
  let paths = (options[0] ?? []).map((place) => ({ places: [place], cost: 0 }));
  for (const next of options.slice(1)) {
    paths = next.map((place) => {
      const ways = paths.map(({ places, cost }) => ({
        places,
        cost: cost + stepCost(places.at(-1)!, place),
      }));
      const best = ways.reduce((a, b) => (b.cost < a.cost ? b : a));
      return { places: [...best.places, place], cost: best.cost };
    });
  }
  return paths.reduce((a, b) => (b.cost < a.cost ? b : a), paths[0] ?? { places: [], cost: 0 }).places;
}

function stepCost(from: number, to: number): number {
  return to > from ? to - from : MOVE + from - to;
}
