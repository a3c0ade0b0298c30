import type { Span } from '../types.ts';
import {
  addDays,
  addMonths,
  type DayRange,
  isoDay,
  monthRange,
  quarterRange,
  yearOf,
  yearRange,
} from './calendar.ts';
import { fold } from './normalize.ts';
import { readNumberWord, readOrdinal } from './number-words.ts';

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

/** `before` and `after` leave the named time out, `until` and `from` take it in. */
export type PeriodDirection = 'at' | 'before' | 'after' | 'until' | 'from' | null;

/** A time that a text names, resolved against the date of its document. */
export interface PeriodMention extends Span {
  text: string;
  kind: PeriodKind;
  /** First and last day that the words can mean, ISO; null where open or where no day can be named. */
  from: string | null;
  until: string | null;
  direction: PeriodDirection;
  /** True when the year comes from the document and not from the words. */
  yearImplied: boolean;
  /** For a duration its length in days, for a frequency the days between two times; else null. */
  days: number | null;
}

type Base = Pick<PeriodMention, 'kind' | 'from' | 'until' | 'yearImplied' | 'days'>;
interface Rule {
  pattern: RegExp;
  read(match: RegExpMatchArray, reference: string): Base | null;
}

const MONTHS: Record<string, number> = {
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
const MONTH = Object.keys(MONTHS)
  .sort((a, b) => b.length - a.length)
  .join('|');
const YEAR = String.raw`(?:19|20)\d\d`;
const RELATIVE_YEAR = String.raw`dit (?:kalender)?jaar|volgend jaar|komend jaar|vorig jaar|afgelopen jaar|het jaar|this year|next year|last year|the year`;
const OF_YEAR = String.raw`(?:,?\s*(?:van\s+|of\s+|in\s+|')?(${YEAR}|${RELATIVE_YEAR}))?`;
const ORDINAL = String.raw`eerste|tweede|derde|vierde|laatste|first|second|third|fourth|last|[1-4](?:e|de|ste|st|nd|rd|th)`;
const COUNT = String.raw`\d{1,3}|[\p{L}]+(?:-[\p{L}]+)?`;
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

function base(
  kind: PeriodKind,
  range: DayRange | null,
  yearImplied = false,
  days: number | null = null,
): Base {
  return { kind, from: range?.from ?? null, until: range?.until ?? null, yearImplied, days };
}

/** The year that the words name, or that of the document. */
function readYear(words: string | undefined, reference: string): { year: number; implied: boolean } {
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

function partOfYear(part: string, year: number): DayRange {
  const [first, last] = PART_MONTHS[part] ?? [1, 12];
  return { from: monthRange(year, first).from, until: monthRange(year, last).until };
}

/** Seasons as Dutch policy planning uses them; a summer starts with the recess (July and August). */
function seasonRange(season: string, year: number): DayRange {
  if (/voorjaar|lente|spring/u.test(season)) return { from: isoDay(year, 3, 1), until: isoDay(year, 6, 30) };
  if (/zomer|summer/u.test(season)) return { from: isoDay(year, 7, 1), until: isoDay(year, 8, 31) };
  if (/najaar|herfst|autumn|fall/u.test(season))
    return { from: isoDay(year, 9, 1), until: isoDay(year, 12, 20) };
  return { from: isoDay(year, 12, 1), until: isoDay(year + 1, 2, 28) };
}

const RECESSES: [RegExp, (year: number) => DayRange][] = [
  [/zomer|summer/u, (year) => ({ from: isoDay(year, 7, 1), until: isoDay(year, 8, 31) })],
  [/kerst|winter|christmas/u, (year) => ({ from: isoDay(year, 12, 19), until: isoDay(year + 1, 1, 11) })],
  [/herfst|najaar|autumn/u, (year) => ({ from: isoDay(year, 10, 16), until: isoDay(year, 10, 26) })],
  [/voorjaar|spring|krokus/u, (year) => ({ from: isoDay(year, 2, 20), until: isoDay(year, 3, 2) })],
  [/mei|may/u, (year) => ({ from: isoDay(year, 4, 24), until: isoDay(year, 5, 11) })],
];

function countOf(words: string | undefined): number | null {
  if (words === undefined) return null;
  if (/^\d+$/u.test(words)) return Number(words);
  const word = fold(words);
  return word === 'een' || word === 'a' ? 1 : readNumberWord(word);
}

function unitDays(word: string): number {
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

const RULES: Rule[] = [
  {
    pattern: new RegExp(
      String.raw`\b(${YEAR})\s*(?:tot en met|t/m|tot aan|tot|-|–|en|through|to|until|and)\s*(${YEAR})\b`,
      'giu',
    ),
    read: (m) => {
      const [from, until] = [Number(m[1]), Number(m[2])];
      const listed = /^\d{4}\s*(?:en|and)\s*\d{4}$/iu.test(m[0]) && !/tussen|between/iu.test(before(m, 10));
      if (until <= from || (listed && until - from > 1)) return null;
      return base('range', { from: isoDay(from, 1, 1), until: isoDay(until, 12, 31) });
    },
  },
  {
    pattern: /\b(\d{4})-(\d{2})-(\d{2})\b(?!\d)/gu,
    read: (m) => day(Number(m[1]), Number(m[2]), Number(m[3]), false),
  },
  {
    pattern: /\b(\d{1,2})-(\d{1,2})-(\d{4})\b/gu,
    read: (m) => day(Number(m[3]), Number(m[2]), Number(m[1]), false),
  },
  {
    pattern: new RegExp(
      String.raw`\b(\d{1,2})(?:e|de|ste|st|nd|rd|th)?\s+(?:of\s+)?(${MONTH})\b\.?(?:,?\s+(${YEAR}))?`,
      'giu',
    ),
    read: (m, reference) => readDate(m[1]!, m[2]!, m[3], reference),
  },
  {
    pattern: new RegExp(
      String.raw`\b(${MONTH})\s+(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(${YEAR}))?(?!\d)`,
      'giu',
    ),
    read: (m, reference) => readDate(m[2]!, m[1]!, m[3], reference),
  },
  {
    pattern: new RegExp(String.raw`\bQ([1-4])\b${OF_YEAR}`, 'giu'),
    read: (m, reference) => {
      const { year, implied } = readYear(m[2], reference);
      return base('quarter', quarterRange(year, Number(m[1])), implied);
    },
  },
  {
    pattern: new RegExp(
      String.raw`\b(${ORDINAL})\s+(kwartaal|quarter|helft|half|halfjaar)\b${OF_YEAR}`,
      'giu',
    ),
    read: (m, reference) => {
      const { year, implied } = readYear(m[3], reference);
      const isQuarter = /kwartaal|quarter/iu.test(m[2]!);
      const nth = /laatste|last/iu.test(m[1]!) ? (isQuarter ? 4 : 2) : (readOrdinal(fold(m[1]!)) ?? 1);
      if (isQuarter) return nth > 4 ? null : base('quarter', quarterRange(year, nth), implied);
      if (nth > 2) return null;
      const range = {
        from: isoDay(year, nth === 1 ? 1 : 7, 1),
        until: nth === 1 ? isoDay(year, 6, 30) : isoDay(year, 12, 31),
      };
      return base('half', range, implied);
    },
  },
  {
    pattern:
      /\b(zomer|kerst|winter|herfst|najaars|voorjaars|krokus|mei)reces\b|\b(summer|christmas|winter|autumn|spring|may) recess\b/giu,
    read: (m, reference) => {
      const name = fold(m[1] ?? m[2] ?? '');
      const range = RECESSES.find(([pattern]) => pattern.test(name))?.[1](yearOf(reference));
      return range ? base('recess', range, true) : null;
    },
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:(dit|komende?|aankomende?|volgende?|vorige?|afgelopen|this|next|coming|last)\s+)?(voorjaar|lente|zomer|najaar|herfst|winter|spring|summer|autumn|fall)\b${OF_YEAR}`,
      'giu',
    ),
    read: (m, reference) => {
      const season = fold(m[2]!);
      if (season === 'fall' && !m[1] && !m[3]) return null;
      if (season === 'spring' && /\b(?:to|will|would|can)\s$/iu.test(before(m, 6))) return null;
      const { year, implied } = readYear(
        m[3] ?? (/^(?:volgend|vorig|next|last)/iu.test(m[1] ?? '') ? `${m[1]} jaar` : undefined),
        reference,
      );
      return base('season', seasonRange(season, year), implied && !/^(?:dit|this)/iu.test(m[1] ?? ''));
    },
  },
  {
    pattern: new RegExp(
      String.raw`\b(begin|start|beginning|early|medio|midden|halverwege|mid|middle|einde?|end|late)[\s-]+(?:van\s+|of\s+)?(?:het\s+(?=jaar)|the\s+(?=year))?(${YEAR}|${RELATIVE_YEAR}|jaar\b|year\b)`,
      'giu',
    ),
    read: (m, reference) => {
      const { year, implied } = readYear(m[2], reference);
      return base('half', partOfYear(fold(m[1]!), year), implied);
    },
  },
  {
    pattern: new RegExp(
      String.raw`\b(${MONTH})\b\.?(?:\s+(?:van\s+|of\s+)?(${YEAR}|${RELATIVE_YEAR}))?`,
      'giu',
    ),
    read: (m, reference) => {
      const name = fold(m[1]!);
      if (!m[2] && ((name.length === 3 && name !== 'mei') || !isMonthAlone(m))) return null;
      const { year, implied } = readYear(m[2], reference);
      return base('month', monthRange(year, MONTHS[name]!), implied);
    },
  },
  {
    pattern:
      /\b(?:jaarlijkse?|elk jaar|ieder jaar|per jaar|annual(?:ly)?|yearly|each year|every year|per year)\b/giu,
    read: () => base('frequency', null, false, 365),
  },
  {
    pattern: /\b(?:maandelijkse?|elke maand|iedere maand|monthly|every month|each month)\b/giu,
    read: () => base('frequency', null, false, 30),
  },
  {
    pattern: /\b(?:wekelijkse?|elke week|weekly|every week)\b/giu,
    read: () => base('frequency', null, false, 7),
  },
  {
    pattern: /\b(?:halfjaarlijkse?|elk halfjaar|twee keer per jaar|half-yearly|twice a year)\b/giu,
    read: () => base('frequency', null, false, 182),
  },
  {
    pattern: /\b(?:elk kwartaal|ieder kwartaal|per kwartaal|quarterly|every quarter)\b/giu,
    read: () => base('frequency', null, false, 91),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:(?:om|eens in) de|every)\s+(${COUNT})\s+(jaar|maanden|weken|dagen|years|months|weeks|days)\b`,
      'giu',
    ),
    read: (m) => {
      const count = countOf(m[1]);
      return count === null ? null : base('frequency', null, false, count * unitDays(m[2]!));
    },
  },
  {
    pattern:
      /\b(tweejaarlijkse?|biennial(?:ly)?)\b|\b(driejaarlijkse?)\b|\b(vierjaarlijkse?)\b|\b(vijfjaarlijkse?)\b/giu,
    read: (m) =>
      base('frequency', null, false, 365 * (2 + [m[1], m[2], m[3], m[4]].findIndex((g) => g !== undefined))),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:(?:de\s+|het\s+|the\s+)?(komende?|aankomende?|volgende?|afgelopen|next|coming|past|last)\s+)?(${COUNT})\s+(jaren|jaar|maanden|maand|weken|week|dagen|dag|uur|years?|months?|weeks?|days?|hours?)\b`,
      'giu',
    ),
    read: (m, reference) => readDuration(m, reference),
  },
  {
    pattern:
      /\b(?:de\s+|the\s+)?(?:komende|aankomende|coming|next|afgelopen)\s+(jaren|maanden|weken|dagen|periode|tijd|years|months|weeks|days|period)\b/giu,
    read: () => base('duration', null, true),
  },
  {
    pattern:
      /\bop (?:zeer )?korte termijn\b|\bzo (?:snel|spoedig) mogelijk\b|\bop (?:(?:middel)?lange )?termijn\b|\bbinnenkort\b|\bspoedig\b|\bas soon as possible\b|\bshortly\b|\bin the (?:short|near) (?:term|future)\b|\bsoon\b/giu,
    read: () => base('moment', null),
  },
  {
    pattern: new RegExp(
      String.raw`\b(${RELATIVE_YEAR.replace('|het jaar', '').replace('|the year', '')})\b`,
      'giu',
    ),
    read: (m, reference) => base('year', yearRange(readYear(m[1], reference).year)),
  },
  {
    pattern: new RegExp(String.raw`(?<![\d/.,-])(${YEAR})(?![\d/]|[.,]\d|-\d)`, 'gu'),
    read: (m) => base('year', yearRange(Number(m[1]))),
  },
];

function before(match: RegExpMatchArray, length: number): string {
  return (match.input ?? '').slice(Math.max(0, match.index! - length), match.index);
}

function day(year: number, month: number, date: number, implied: boolean): Base | null {
  if (month < 1 || month > 12 || date < 1 || date > 31) return null;
  const iso = isoDay(year, month, date);
  return base('date', { from: iso, until: iso }, implied);
}

function readDate(date: string, month: string, year: string | undefined, reference: string): Base | null {
  const named = readYear(year, reference);
  return day(named.year, MONTHS[fold(month)] ?? 0, Number(date), named.implied);
}

/** English `may` and `march` are months only behind a preposition; so is every month written small in English. */
function isMonthAlone(match: RegExpMatchArray): boolean {
  if (!/^(?:may|march|august)$/iu.test(match[1]!)) return true;
  return /\b(?:in|by|before|until|since|of|from|after|during)\s+$/iu.test(before(match, 8));
}

function readDuration(m: RegExpMatchArray, reference: string): Base | null {
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

const LEADS: [RegExp, PeriodDirection][] = [
  [/\b(?:niet|not)\s+(?:eerder dan|v[oó][oó]r|before|earlier than)\s+(?:het\s+|de\s+|the\s+)?$/iu, 'from'],
  [/\b(?:tot aan|tot en met|tot|until|till|up to)\s+(?:het\s+|de\s+|the\s+)?$/iu, 'until'],
  [
    /\b(?:uiterlijk(?: in| op)?|niet later dan|no later than|by|ultimo)\s+(?:het\s+|de\s+|the\s+)?$/iu,
    'until',
  ],
  [
    /\b(?:v[oó][oó]r|before|ahead of|prior to|voorafgaand aan)\s+(?:het\s+|de\s+|the\s+)?(?:begin van\s+)?$/iu,
    'before',
  ],
  [/\b(?:na afloop van|na|after|later dan|later than)\s+(?:het\s+|de\s+|the\s+)?$/iu, 'after'],
  [/\b(?:vanaf|sinds|met ingang van|from|since|as of|starting)\s+(?:het\s+|de\s+|the\s+|in\s+)?$/iu, 'from'],
];
const OPEN_TAIL =
  /^\s*(?:,\s*)?(?:en|of|and|or)\s+(?:later|daarna|thereafter|beyond)\b|^\s*(?:onwards|of later|en verder|and after)\b/iu;

/**
 * Finds the times that a text names: dates, months, quarters, seasons, recesses, years, ranges, durations, frequencies.
 * `reference` is the ISO date of the document (or of today, for a question): it gives the year to words without one.
 * The recess and the seasons follow Dutch parliamentary use: the summer (recess) is July and August.
 */
export function findPeriods(text: string, reference: string): PeriodMention[] {
  const found: PeriodMention[] = [];
  for (const rule of RULES) {
    for (const match of text.matchAll(rule.pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (found.some((one) => one.start < span.end && span.start < one.end)) continue;
      const read = rule.read(match, reference);
      if (read) found.push(direct(text, span, read));
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Takes in the preposition before (`voor het`, `vanaf`) and an open tail (`en later`), and reads the direction. */
function direct(text: string, span: Span, read: Base): PeriodMention {
  if (read.from === null && read.kind !== 'duration')
    return { ...span, text: text.slice(span.start, span.end), ...read, direction: null };
  const leading = text.slice(Math.max(0, span.start - 32), span.start);
  const tail = OPEN_TAIL.exec(text.slice(span.end, span.end + 24));
  const lead = LEADS.find(([pattern]) => pattern.test(leading));
  const named = { ...read, direction: (tail ? 'from' : (lead?.[1] ?? 'at')) as PeriodDirection };
  const start = lead && !tail ? span.start - (lead[0].exec(leading)?.[0].length ?? 0) : span.start;
  const end = tail ? span.end + tail[0].length : span.end;
  return bound({ start, end, text: text.slice(start, end), ...named });
}

function bound(mention: PeriodMention): PeriodMention {
  const { from, until, direction } = mention;
  if (from === null || until === null || mention.kind === 'range')
    return { ...mention, direction: mention.kind === 'range' ? 'at' : direction };
  const isEnd = /\b(?:einde?|end|late)\b/iu.test(mention.text);
  if (direction === 'before') return { ...mention, from: null, until: isEnd ? until : addDays(from, -1) };
  if (direction === 'until') {
    const takesIn = /\b(?:tot en met|uiterlijk|niet later|no later|by|ultimo)\b/iu.test(mention.text);
    return { ...mention, from: null, until: isEnd || takesIn ? until : addDays(from, -1) };
  }
  if (direction === 'after') return { ...mention, from: addDays(until, 1), until: null };
  return direction === 'from' ? { ...mention, until: null } : mention;
}
