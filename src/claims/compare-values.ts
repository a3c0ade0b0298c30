import type { PeriodMention } from '../text/dates.ts';
import type { NumberMention } from '../text/numbers.ts';
import { comparePeriods } from '../text/periods.ts';
import type { DifferenceKind } from '../types.ts';
import { countedOf, coverWords, type PartReading } from './claim-part.ts';
import type { ClaimEvidence } from './evidence.ts';
import type { SlotOutcome } from './outcome.ts';
import type { UnitReading } from './reading.ts';

/** Compares the numbers of a claim part with those of a unit. */
export function compareNumbers(
  part: PartReading,
  reading: UnitReading,
  evidence: ClaimEvidence,
): SlotOutcome[] {
  return part.slots.numbers
    .filter((number) => !number.implied)
    .map((number) => compareNumber(part, { number, reading, evidence }));
}

interface NumberCase {
  number: NumberMention;
  reading: UnitReading;
  evidence: ClaimEvidence;
}

function compareNumber(part: PartReading, { number, reading, evidence }: NumberCase): SlotOutcome {
  const outcome = { kind: kindOf(number), claim: number.text };
  const own = reading.slots.numbers;
  const sameKind = own.filter((one) => isComparable(number, one));
  const equal = sameKind.find((one) => isEqual(number, one));
  if (equal) return comparePer(outcome, number, equal);
  const told = reading.told.flatMap((slots) => slots.numbers);
  const says = (one: NumberMention): boolean => isComparable(number, one) && isEqual(number, one);
  if (told.some(says)) return { ...outcome, state: 'same' };
  if (number.kind === 'number' && isListLength(number.value, reading)) return { ...outcome, state: 'same' };
  const partner = sameKind.find((one) => countsSame(part, { number, reading, evidence }, own.indexOf(one)));
  if (partner) return { ...outcome, state: 'different', source: partner.text };
  if (reading.near.flatMap((slots) => slots.numbers).some(says))
    return { ...outcome, state: 'same', isNear: true };
  const isMinor = (number.kind === 'number' && number.value === 1) || number.kind === 'ordinal';
  return { ...outcome, state: isMinor ? 'unsaid' : 'missing' };
}

/** `40 miljoen in totaal` is not `jaarlijks € 40 miljoen`; a claim that says neither leaves it open. */
function comparePer(
  outcome: { kind: DifferenceKind; claim: string },
  claim: NumberMention,
  source: NumberMention,
): SlotOutcome {
  if (claim.per === null || source.per === null || claim.per === source.per)
    return { ...outcome, state: 'same' };
  const words = { year: 'per jaar', month: 'per maand', once: 'in totaal' } as const;
  return {
    ...outcome,
    claim: `${claim.text} ${words[claim.per]}`,
    state: 'different',
    source: `${source.text} ${words[source.per]}`,
  };
}

function kindOf(number: NumberMention): DifferenceKind {
  if (number.kind === 'amount') return 'amount';
  if (number.kind === 'percentage') return 'percentage';
  if (number.kind === 'article' || number.kind === 'paper' || number.kind === 'code') return 'reference';
  return number.scaled ? 'amount' : 'number';
}

/** Amounts with amounts, also where one says `40 miljoen` without its euro; all else with its own kind. */
function isComparable(claim: NumberMention, source: NumberMention): boolean {
  if (claim.kind === source.kind) return true;
  const money = (one: NumberMention): boolean => one.kind === 'amount' || one.scaled;
  return money(claim) && money(source);
}

function isEqual(claim: NumberMention, source: NumberMention): boolean {
  if (claim.kind !== 'paper' && claim.kind !== 'code') return claim.value === source.value;
  const parts = new Set(source.parts);
  return claim.parts.every((one) => parts.has(one));
}

function countsSame(part: PartReading, { number, reading, evidence }: NumberCase, at: number): boolean {
  if (number.kind !== 'number' && number.kind !== 'ordinal') return true;
  if (number.scaled) return true;
  const counted = countedOf(part, number, evidence);
  const vocabulary = reading.counted[at];
  if (!vocabulary || counted.length === 0) return false;
  const { share, missing } = coverWords(counted, { vocabulary, expansions: part.expansions });
  return share >= 0.4 || missing.length < counted.length;
}

/** `vijf ministeries` holds where five ministries are named. */
function isListLength(value: number, reading: UnitReading): boolean {
  const perClass = new Map<string, Set<string>>();
  for (const { actors } of [reading.slots, ...reading.near]) {
    for (const actor of actors)
      perClass.set(actor.class, (perClass.get(actor.class) ?? new Set()).add(actor.id));
  }
  return value > 1 && [...perClass.values()].some((ids) => ids.size === value);
}

/** Compares the times of a claim part with those of a unit and its neighbours. */
export function comparePeriodSlots(part: PartReading, reading: UnitReading): SlotOutcome[] {
  const own = reading.slots.periods;
  const near = reading.near.flatMap((slots) => slots.periods);
  const told = reading.told.flatMap((slots) => slots.periods);
  const used = new Set<PeriodMention>();
  for (const period of part.slots.periods) {
    const match = own.find((one) => comparePeriods(period, one) === 'same');
    if (match) used.add(match);
  }
  return part.slots.periods.map((period) => comparePeriod(period, { own, near, told, used }));
}

function comparePeriod(
  period: PeriodMention,
  source: { own: PeriodMention[]; near: PeriodMention[]; told: PeriodMention[]; used: Set<PeriodMention> },
): SlotOutcome {
  const kind: DifferenceKind = period.kind === 'date' || period.kind === 'month' ? 'date' : 'period';
  const outcome = { kind, claim: period.text };
  const fits = (one: PeriodMention): boolean => {
    const comparison = comparePeriods(period, one);
    return comparison === 'same' || (comparison === 'compatible' && !one.isLabel);
  };
  if (source.own.some(fits) || (source.own.length === 0 && source.told.some(fits)))
    return { ...outcome, state: 'same' };
  const against = source.own.filter(
    (one) => !source.used.has(one) && !one.isLabel && comparePeriods(period, one) === 'different',
  );
  const partner = against.find((one) => one.kind === period.kind) ?? against[0];
  if (partner) return { ...outcome, state: 'different', source: partner.text };
  if (source.near.some(fits)) return { ...outcome, state: 'same', isNear: true };
  const vague = period.kind === 'moment' || (period.kind === 'duration' && period.days === null);
  return { ...outcome, state: vague ? 'unsaid' : 'missing' };
}
