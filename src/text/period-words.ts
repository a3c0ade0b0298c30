import { addMonths, type DayRange, isoDay, monthRange, yearOf } from './calendar.ts';
import { fold } from './normalize.ts';
import { readNumberWord } from './number-words.ts';

export type PeriodKind =
  | 'date'
  | 'month'
  | 'quarter'
  | 'season'
  | 'half'
  | 'year'
  | 'range'
  | 'recess'
  | 'duration'
  | 'moment'
  | 'frequency';

/** What a rule reads off a match, before the words around it are looked at. */
export interface PeriodBase {
  kind: PeriodKind;
  from: string | null;
  until: string | null;
  yearImplied: boolean;
  days: number | null;
}

export const MONTHS: Record<string, number> = {
  januari: 1,
  jan: 1,
  january: 1,
  februari: 2,
  feb: 2,
  february: 2,
  maart: 3,
  mrt: 3,
  march: 3,
  april: 4,
  apr: 4,
  mei: 5,
  may: 5,
  juni: 6,
  jun: 6,
  june: 6,
  juli: 7,
  jul: 7,
  july: 7,
  augustus: 8,
  aug: 8,
  august: 8,
  september: 9,
  sept: 9,
  sep: 9,
  oktober: 10,
  okt: 10,
  october: 10,
  oct: 10,
  november: 11,
  nov: 11,
  december: 12,
  dec: 12,
};
export const MONTH = Object.keys(MONTHS)
  .sort((a, b) => b.length - a.length)
  .join('|');
export const YEAR = String.raw`(?:19|20)\d\d`;
export const RELATIVE_YEAR =
  'dit (?:kalender)?jaar|volgend jaar|komend jaar|vorig jaar|afgelopen jaar|het jaar|this year|next year|last year|the year';
export const OF_YEAR = String.raw`(?:,?\s*(?:van\s+|of\s+|in\s+|')?(${YEAR}|${RELATIVE_YEAR}))?`;
export const ORDINAL =
  'eerste|tweede|derde|vierde|laatste|first|second|third|fourth|last|[1-4](?:e|de|ste|st|nd|rd|th)';
export const COUNT = String.raw`\d{1,3}|[\p{L}]+(?:-[\p{L}]+)?`;
const UNIT_DAYS: Record<string, number> = {
  jaar: 365,
  maand: 30,
  week: 7,
  dag: 1,
  uur: 0,
  year: 365,
  month: 30,
  day: 1,
  decennium: 3650,
  hour: 0,
};

export function base(
  kind: PeriodKind,
  range: DayRange | null,
  yearImplied = false,
  days: number | null = null,
): PeriodBase {
  return { kind, from: range?.from ?? null, until: range?.until ?? null, yearImplied, days };
}

/** The year that the words name, or that of the document. */
export function readYear(words: string | undefined, reference: string): { year: number; implied: boolean } {
  const now = yearOf(reference);
  if (words && /^\d{4}$/u.test(words)) return { year: Number(words), implied: false };
  if (words && /volgend|komend|next/iu.test(words)) return { year: now + 1, implied: false };
  if (words && /vorig|afgelopen|last/iu.test(words)) return { year: now - 1, implied: false };
  return { year: now, implied: words === undefined };
}

const PART_MONTHS: Record<string, [number, number]> = {
  begin: [1, 3],
  start: [1, 3],
  beginning: [1, 3],
  early: [1, 3],
  medio: [5, 8],
  midden: [5, 8],
  halverwege: [5, 8],
  mid: [5, 8],
  middle: [5, 8],
  eind: [10, 12],
  einde: [10, 12],
  end: [10, 12],
  late: [10, 12],
};

export function partOfYear(part: string, year: number): DayRange {
  const [first, last] = PART_MONTHS[part] ?? [1, 12];
  return { from: monthRange(year, first).from, until: monthRange(year, last).until };
}

/** Seasons as Dutch policy planning uses them; a summer starts with the recess (July and August). */
export function seasonRange(season: string, year: number): DayRange {
  if (/voorjaar|lente|spring/u.test(season)) return { from: isoDay(year, 3, 1), until: isoDay(year, 6, 30) };
  if (/zomer|summer/u.test(season)) return { from: isoDay(year, 7, 1), until: isoDay(year, 8, 31) };
  if (/najaar|herfst|autumn|fall/u.test(season))
    return { from: isoDay(year, 9, 1), until: isoDay(year, 12, 20) };
  return { from: isoDay(year, 12, 1), until: isoDay(year + 1, 2, 28) };
}

export const RECESSES: [RegExp, (year: number) => DayRange][] = [
  [/zomer|summer/u, (year) => ({ from: isoDay(year, 7, 1), until: isoDay(year, 8, 31) })],
  [/kerst|winter|christmas/u, (year) => ({ from: isoDay(year, 12, 19), until: isoDay(year + 1, 1, 11) })],
  [/herfst|najaar|autumn/u, (year) => ({ from: isoDay(year, 10, 16), until: isoDay(year, 10, 26) })],
  [/voorjaar|spring|krokus/u, (year) => ({ from: isoDay(year, 2, 20), until: isoDay(year, 3, 2) })],
  [/mei|may/u, (year) => ({ from: isoDay(year, 4, 24), until: isoDay(year, 5, 11) })],
];

export function countOf(words: string | undefined): number | null {
  if (words === undefined) return null;
  if (/^\d+$/u.test(words)) return Number(words);
  const word = fold(words);
  return word === 'een' || word === 'a' ? 1 : readNumberWord(word);
}

export function unitDays(word: string): number {
  const norm = fold(word);
  const key = Object.keys(UNIT_DAYS).find(
    (unit) =>
      norm.startsWith(unit) ||
      (unit === 'week' && norm === 'weken') ||
      (unit === 'dag' && norm === 'dagen') ||
      (unit === 'uur' && norm === 'uren'),
  );
  return key ? UNIT_DAYS[key]! : 30;
}

export function before(match: RegExpMatchArray, length: number): string {
  return (match.input ?? '').slice(Math.max(0, match.index! - length), match.index);
}

export function day(year: number, month: number, date: number, implied: boolean): PeriodBase | null {
  if (month < 1 || month > 12 || date < 1 || date > 31) return null;
  const iso = isoDay(year, month, date);
  return base('date', { from: iso, until: iso }, implied);
}

export function readDate(
  date: string,
  month: string,
  year: string | undefined,
  reference: string,
): PeriodBase | null {
  const named = readYear(year, reference);
  return day(named.year, MONTHS[fold(month)] ?? 0, Number(date), named.implied);
}

/** English `may` and `march` are months only behind a preposition; so is every month written small in English. */
export function isMonthAlone(match: RegExpMatchArray): boolean {
  if (!/^(?:may|march|august)$/iu.test(match[1]!)) return true;
  return /\b(?:in|by|before|until|since|of|from|after|during)\s+$/iu.test(before(match, 8));
}

export function readDuration(m: RegExpMatchArray, reference: string): PeriodBase | null {
  const count = countOf(m[2]);
  if (count === null || /^\s*geleden|^\s*ago/iu.test((m.input ?? '').slice(m.index! + m[0].length)))
    return null;
  if (
    /^(?:een|a|one)$/iu.test(m[2]!) &&
    !m[1] &&
    !/\b(?:van|binnen|voor|of|within|for)\s+$/iu.test(before(m, 8))
  )
    return null;
  const days = count * unitDays(m[3]!);
  const ahead = m[1] !== undefined && !/afgelopen|past|last/iu.test(m[1]);
  const range = ahead
    ? { from: reference, until: addMonths(reference, Math.round((days * 12) / 365)) }
    : null;
  return base('duration', range, false, days);
}
