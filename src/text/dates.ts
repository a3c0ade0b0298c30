import type { Span } from '../types.ts';
import { addDays } from './calendar.ts';
import { PERIOD_RULES } from './period-rules.ts';
import type { PeriodBase, PeriodKind } from './period-words.ts';
import { createTaken } from './taken.ts';

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
  /** True for a year that only labels a thing (`Kamerverkiezing 2025`): when something is, it does not say. */
  isLabel: boolean;
  /** For a duration its length in days, for a frequency the days between two times; else null. */
  days: number | null;
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
/** A noun right before a year, without a preposition. */
const LABELLED =
  /(?!\b(?:in|van|of|per|en|and|over|rond|medio|voor|tot|sinds|during|by)\s+$)\b\p{L}{4,}\s+$/iu;
/** `gepland voor Q3` is in Q3, not before it. */
const PLANNED_FOR =
  /\b(?:gepland|ingepland|voorzien|geagendeerd|bestemd|planning|planned|scheduled|slated)\s+(?:voor|for)\s+(?:het\s+|de\s+|the\s+)?$/iu;
const OPEN_TAIL =
  /^\s*(?:,\s*)?(?:en|of|and|or)\s+(?:later|daarna|thereafter|beyond)\b|^\s*(?:onwards|of later|en verder|and after)\b/iu;

/**
 * Finds the times that a text names: dates, months, quarters, seasons, recesses, years, ranges, durations, frequencies.
 * `reference` is the ISO date of the document (or of today, for a question): it gives the year to words without one.
 * The recess and the seasons follow Dutch parliamentary use: the summer (recess) is July and August.
 */
export function findPeriods(text: string, reference: string): PeriodMention[] {
  const found: PeriodMention[] = [];
  const taken = createTaken(text.length);
  for (const rule of PERIOD_RULES) {
    for (const match of text.matchAll(rule.pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (taken.has(span)) continue;
      const read = rule.read(match, reference);
      if (!read) continue;
      const mention = direct(text, span, read);
      taken.add(mention);
      found.push(mention);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Takes in the preposition before (`voor het`, `vanaf`) and an open tail (`en later`), and reads the direction. */
function direct(text: string, span: Span, read: PeriodBase): PeriodMention {
  if (read.from === null && read.kind !== 'duration')
    return { ...span, text: text.slice(span.start, span.end), ...read, direction: null, isLabel: false };
  const leading = text.slice(Math.max(0, span.start - 32), span.start);
  const tail = OPEN_TAIL.exec(text.slice(span.end, span.end + 24));
  const lead = PLANNED_FOR.test(leading) ? undefined : LEADS.find(([pattern]) => pattern.test(leading));
  const named = { ...read, direction: (tail ? 'from' : (lead?.[1] ?? 'at')) as PeriodDirection };
  const isLabel = read.kind === 'year' && !lead && !tail && LABELLED.test(leading);
  const start = lead && !tail ? span.start - (lead[0].exec(leading)?.[0].length ?? 0) : span.start;
  const end = tail ? span.end + tail[0].length : span.end;
  return bound({ start, end, text: text.slice(start, end), ...named, isLabel });
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
