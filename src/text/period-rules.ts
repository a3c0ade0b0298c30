import { isoDay, monthRange, quarterRange, yearOf, yearRange } from './calendar.ts';
import { fold } from './normalize.ts';
import { readOrdinal } from './number-words.ts';
import {
  base,
  before,
  COUNT,
  countOf,
  day,
  isMonthAlone,
  MONTH,
  MONTHS,
  OF_YEAR,
  ORDINAL,
  type PeriodBase,
  partOfYear,
  RECESSES,
  RELATIVE_YEAR,
  readDate,
  readDuration,
  readYear,
  seasonRange,
  unitDays,
  YEAR,
} from './period-words.ts';

/** One way to name a time; `read` gives null where the words name none after all. */
export interface PeriodRule {
  pattern: RegExp;
  read(match: RegExpMatchArray, reference: string): PeriodBase | null;
}

/** Tried in this order; what an earlier rule took is not read again. */
export const PERIOD_RULES: PeriodRule[] = [
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
      if (!m[2] && ((name.length === 3 && name !== 'mei' && name !== 'may') || !isMonthAlone(m))) return null;
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
    pattern:
      /\b(?:halfjaarlijkse?|(?:elk|ieder) half ?jaar|twee keer per jaar|half-yearly|twice a year)\b/giu,
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
