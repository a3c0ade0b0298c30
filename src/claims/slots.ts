import { findPeriods, type PeriodMention } from '../text/dates.ts';
import { findModality, type Modality } from '../text/modality.ts';
import { findNumbers, type NumberMention } from '../text/numbers.ts';
import { findPolarity, type PolarityMention } from '../text/polarity.ts';
import { tokenize } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import { type ActorMention, findActors } from './actors.ts';

/** What in a text can be right or wrong by itself. Spans are offsets of that text. */
export interface Slots {
  text: string;
  numbers: NumberMention[];
  periods: PeriodMention[];
  actors: ActorMention[];
  polarity: PolarityMention[];
  modality: Modality;
  /** What the text says of how far things are, beyond modality. */
  progress: Progress;
}

/** `done`: it says that a thing has been reached; `pending`: that it has not; `planned`: a row of a planning table. */
export type Progress = { state: 'done' | 'pending' | 'none'; cue: Span | null };

const PENDING =
  /\b(?:(?:is|zijn|heeft|hebben|wordt|worden)?\s*nog (?:niet|geen|steeds niet|altijd niet|nooit)|moet(?:en)?(?: [\p{L}'’-]+){0,7} nog|werk(?:t|en) nog|(?:is|zijn) nog (?:in voorbereiding|bezig)|(?:volgt|volgen) (?:pas )?later|still working on|has still to|overweeg(?:t|en) nog|nog (?:maar )?de vraag|nog niet begonnen|laat (?:nog )?op zich wachten|laten (?:nog )?op zich wachten|staat nog in de kinderschoenen|has not yet|have not yet|is not yet|are not yet|yet to|still (?:has|have|needs?) to|still considering)\b/iu;
const DONE_CUES =
  /\b(?:inmiddels|reeds|al(?=\s*(?:[.,;!?]|$))|al (?!te\b|zo\b|met\b|in\b|om\b|op\b|aan het begin|vanaf|dan|die\b|dat\b|het\b|de\b|onze\b|veelvuldig)|already|(?:is|zijn) (?:definitief|een feit|rond|klaar|afgerond)|van kracht|in werking getreden|bestaat|bestaan|liggen? vast|staat vast|achter de rug|hebben er [^.;]{0,30} bij\b|heeft er [^.;]{0,30} bij\b|has been|have been)/iu;

/** More numbers than this in one part are no claim; comparing them all would only take time. */
const MAX_SLOTS = 40;

/** Reads the slots of a text; `date` is the ISO date that gives `dit jaar` its year. */
export function readSlots(text: string, date: string): Slots {
  const periods = findPeriods(text, date);
  const overlaps = (span: Span): boolean =>
    periods.some((one) => one.start < span.end && span.start < one.end);
  return {
    text,
    periods,
    numbers: findNumbers(text)
      .filter((number) => !overlaps(number))
      .slice(0, MAX_SLOTS),
    actors: findActors(text),
    polarity: findPolarity(text),
    modality: findModality(text),
    progress: readProgress(text),
  };
}

function readProgress(text: string): Progress {
  const pending = PENDING.exec(text);
  if (pending) return { state: 'pending', cue: spanOf(pending) };
  const done = DONE_CUES.exec(text);
  return done ? { state: 'done', cue: spanOf(done) } : { state: 'none', cue: null };
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}

/** The folded words that a number counts: up to three words behind it, without function words. */
export function countedWords(text: string, number: Span, isContent: (word: string) => boolean): string[] {
  const after = tokenize(text.slice(number.end, number.end + 80)).map((token) => token.norm);
  const stop = text.slice(number.end, number.end + 80).search(/[.,;:!?)]/u);
  const reach = stop < 0 ? 80 : stop;
  const words = tokenize(text.slice(number.end, number.end + reach))
    .map((token) => token.norm)
    .filter(isContent);
  return (words.length > 0 ? words : after.filter(isContent)).slice(0, 3);
}
