import { addDays, daysBetween } from './calendar.ts';
import type { PeriodMention } from './dates.ts';

export type PeriodComparison = 'same' | 'compatible' | 'different' | 'incomparable';

/** Days that two limits may differ and still be the same limit (`voor de zomer`, `voor het zomerreces`). */
const SAME_LIMIT = 20;

/**
 * Compares the time that a claim names with the time that a source names.
 * `compatible`: the source's time lies within the claim's (the claim is vaguer); `different`: they exclude each other,
 * or name different limits; `incomparable`: the claim is narrower than the source, or one names no day at all.
 */
export function comparePeriods(claim: PeriodMention, source: PeriodMention): PeriodComparison {
  if (claim.kind === 'frequency' || source.kind === 'frequency')
    return compareLengths(claim, source, 'frequency');
  if (claim.kind === 'duration' || source.kind === 'duration')
    return compareLengths(claim, source, 'duration');
  if (claim.kind === 'moment' || source.kind === 'moment') {
    return claim.kind === source.kind ? 'same' : 'incomparable';
  }
  return compareDays(claim, source);
}

function compareLengths(
  a: PeriodMention,
  b: PeriodMention,
  kind: 'frequency' | 'duration',
): PeriodComparison {
  if (a.kind !== kind || b.kind !== kind) return 'incomparable';
  if (a.days === b.days) return 'same';
  return a.days === null ? 'compatible' : b.days === null ? 'incomparable' : 'different';
}

const FAR = { from: '0001-01-01', until: '9999-12-31' };

function compareDays(claim: PeriodMention, source: PeriodMention): PeriodComparison {
  const a = { from: claim.from ?? FAR.from, until: claim.until ?? FAR.until };
  const b = { from: source.from ?? monthsBefore(source.until), until: source.until ?? FAR.until };
  if (a.from === b.from && a.until === b.until) return 'same';
  if (a.until < b.from || b.until < a.from) return 'different';
  if (/^(?:niet|not)\b/iu.test(claim.text) && within(b, a, 70)) return 'compatible';
  if (claim.until === null && source.until === null) return near(a.from, b.from) ? 'compatible' : 'different';
  if (claim.from === null && source.from === null) return near(a.until, b.until) ? 'compatible' : 'different';
  if (claim.kind === 'range' && source.kind === 'range') return 'different';
  if (claim.direction === 'from' && !near(a.from, b.from, claim.kind === 'date' ? 3 : 70)) return 'different';
  if (within(b, a)) return 'compatible';
  if (source.kind === 'range' && claim.kind === 'year') return 'compatible';
  if (source.direction === 'from' && near(a.from, b.from)) return 'compatible';
  return 'incomparable';
}

/** A deadline of a source is taken to mean the quarter before it: `voor het zomerreces` is a spring. */
function monthsBefore(until: string | null): string {
  return until === null ? FAR.from : addDays(until, -92);
}

function near(a: string, b: string, days = SAME_LIMIT): boolean {
  return Math.abs(daysBetween(a, b)) <= days;
}

function within(
  inner: { from: string; until: string },
  outer: { from: string; until: string },
  days = SAME_LIMIT,
): boolean {
  const early = outer.from <= inner.from || near(outer.from, inner.from, days);
  return early && (outer.until >= inner.until || near(outer.until, inner.until, days));
}
