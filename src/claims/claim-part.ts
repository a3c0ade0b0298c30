import { tokenize } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import type { ClaimEvidence } from './evidence.ts';
import { LIGHT_WORDS } from './light-words.ts';
import { isContent } from './reading.ts';
import { countedWords, readSlots, type Slots } from './slots.ts';
import {
  BESIDE,
  type ContentWord,
  expandContent,
  matchWord,
  readContent,
  type Vocabulary,
} from './vocabulary.ts';

/** A part of a claim, read: its slots, and the words that carry its subject. */
export interface PartReading {
  text: string;
  slots: Slots;
  /** Content words outside numbers and times. */
  words: ContentWord[];
  /** Policy terms of the lexicon by folded word. */
  expansions: Map<string, [string, number][]>;
}

export interface PartOptions {
  date: string;
  evidence: ClaimEvidence;
  /** The part before this one: `daarvoor`, `die` and headless clauses speak of its subject. */
  before: PartReading | undefined;
}

const LIGHT = 0.2;
const BEFORE = 0.3;
const FIRMNESS =
  /^(?:wil|willen|zal|zullen|gaat|gaan|komt|komen|krijgt|krijgen|wordt|worden|is|zijn|heeft|hebben|werd|werden|streeft|streven|voornemens|voornemen|plan|besloten|besluit|beslissing|verkent|verkennen|onderzoekt|onderzoeken|beziet|bezien|bekijkt|bekeken|bekijken|overweegt|mogelijk|mogelijkheid|blijft|blijven|werkt|werken|zet|zetten|inzetten|maakt|beschikbaar|ambitie|will|shall|intends|wants|aims|plans|has|have|been|exploring|considering|looking|misschien)$/u;

/** Reads one part of a claim; `date` gives `dit jaar` its year. */
export function readPart(text: string, { date, evidence, before }: PartOptions): PartReading {
  const slots = readSlots(text, date);
  const taken: Span[] = [
    ...slots.numbers.filter((one) => ['number', 'amount', 'percentage'].includes(one.kind)),
    ...slots.periods,
  ];
  if (slots.modality.cue) taken.push(...cueWords(text, slots.modality.cue));
  if (slots.progress.cue) taken.push(slots.progress.cue);
  for (const match of text.matchAll(BESIDE))
    taken.push({ start: match.index, end: match.index + match[0].length });
  const words = readContent(text, evidence)
    .filter((word) => !taken.some((span) => span.start < word.end && word.start < span.end))
    .map((word) => ({ ...word, weight: word.weight * shareOfWeight(word) }));
  const context = before
    ? before.words.map((word) => ({ ...word, start: -1, end: -1, weight: word.weight * BEFORE }))
    : [];
  const all = [...words, ...context.filter((word) => !words.some((own) => own.norm === word.norm))];
  return {
    text,
    slots,
    words: all,
    expansions: new Map([...(before?.expansions ?? []), ...expandContent(words, evidence)]),
  };
}

/** A paraphrase changes everyday words first: they tell less than the others. */
function shareOfWeight(word: ContentWord): number {
  return LIGHT_WORDS.has(word.norm.replace(/['’]s?$/u, '')) ? LIGHT : 1;
}

/** The words of a cue that only say how firm it is: what else stands in it belongs to the subject. */
function cueWords(text: string, cue: Span): Span[] {
  const tokens = tokenize(text.slice(cue.start, cue.end));
  return tokens
    .filter((token) => FIRMNESS.test(token.norm))
    .map((token) => ({ start: cue.start + token.start, end: cue.start + token.end }));
}

/** Below this a word counts as missing. */
export const MATCHED = 0.45;

/** How much of the words a vocabulary holds, 0 to 1, by weight; and the words that it lacks. */
export function coverWords(
  words: ContentWord[],
  { vocabulary, expansions }: { vocabulary: Vocabulary; expansions: PartReading['expansions'] },
): { share: number; missing: ContentWord[]; weight: number } {
  let [sum, total] = [0, 0];
  const missing: ContentWord[] = [];
  for (const word of words) {
    const match = matchWord(word, vocabulary, expansions.get(word.norm));
    sum += word.weight * match;
    total += word.weight;
    if (match < MATCHED) missing.push(word);
  }
  return { share: total === 0 ? 0 : sum / total, missing, weight: total };
}

/** The content words that a number of the part counts. */
export function countedOf(part: PartReading, number: Span, evidence: ClaimEvidence): ContentWord[] {
  const counted = new Set(countedWords(part.text, number, isContent));
  return readContent(part.text.slice(number.end), evidence)
    .filter((word) => counted.has(word.norm))
    .slice(0, 3);
}
