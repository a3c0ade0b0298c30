import type { PeriodMention } from '../text/dates.ts';
import type { NumberMention } from '../text/numbers.ts';
import { comparePeriods } from '../text/periods.ts';
import type { DifferenceKind, Span } from '../types.ts';
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
  if (equal)
    return comparePer({ kind: outcome.kind, ours: part.text, theirs: reading.slots.text }, number, equal);
  const told = reading.told.flatMap((slots) => slots.numbers);
  const says = (one: NumberMention): boolean => isComparable(number, one) && isEqual(number, one);
  if (told.some(says)) return { ...outcome, state: 'same' };
  const bound = readBound(part.text, number);
  const within = sameKind.find(
    (one) =>
      isWithin(one, number, bound) && countsSame(part, { number, reading, evidence }, own.indexOf(one)),
  );
  if (within) return { ...outcome, state: 'same' };
  if (number.kind === 'number' && isListLength(number.value, reading)) return { ...outcome, state: 'same' };
  const partner = sameKind.find((one) => countsSame(part, { number, reading, evidence }, own.indexOf(one)));
  if (partner) return { ...outcome, state: 'different', source: partner.text };
  if (reading.near.flatMap((slots) => slots.numbers).some(says))
    return { ...outcome, state: 'same', isNear: true };
  const isMinor = (number.kind === 'number' && number.value === 1) || number.kind === 'ordinal';
  return { ...outcome, state: isMinor ? 'unsaid' : 'missing' };
}

const AT_MOST =
  /\b(?:minder dan|nog geen|hooguit|hoogstens|maximaal|ten hoogste|niet meer dan|onder de|less than|fewer than|under|at most|no more than|up to)\s*$/iu;
const AT_LEAST =
  /\b(?:meer dan|minstens|minimaal|ten minste|op zijn minst|ruim|boven de|more than|over|at least|no fewer than)\s*$/iu;

/** `minder dan 10 procent`, `at least two`: the side on which the number may lie. */
function readBound(text: string, number: Span): 'most' | 'least' | null {
  const before = text.slice(Math.max(0, number.start - 24), number.start);
  if (AT_MOST.test(before)) return 'most';
  return AT_LEAST.test(before) ? 'least' : null;
}

function isWithin(source: NumberMention, claim: NumberMention, bound: 'most' | 'least' | null): boolean {
  return (
    (bound === 'most' && source.value < claim.value) || (bound === 'least' && source.value > claim.value)
  );
}

/** `40 miljoen in totaal` is not `jaarlijks € 40 miljoen`; a claim that says neither leaves it open. */
function comparePer(
  { kind, ours, theirs }: { kind: DifferenceKind; ours: string; theirs: string },
  claim: NumberMention,
  source: NumberMention,
): SlotOutcome {
  if (claim.per === null || source.per === null || claim.per === source.per)
    return { kind, claim: claim.text, state: 'same' };
  return { kind, claim: withPer(ours, claim), state: 'different', source: withPer(theirs, source) };
}

const PER_WORDS = { year: 'per jaar', month: 'per maand', once: 'in totaal' } as const;
const PER_BEFORE =
  /\b(?:in totaal|eenmalige?|jaarlijkse?|elk jaar|ieder jaar|per jaar|maandelijkse?|elke maand|in total|a total of|annually|every year|each year)\s+(?:is er |was er |gaat er |there is )?$/iu;
const PER_AFTER =
  /^\s+(?:in totaal|per jaar|elk jaar|ieder jaar|jaarlijks|per maand|eenmalig|ineens|in total|a year|per year|each year|every year|annually|a month|per month)\b/iu;

/** An amount with the words beside it that say what it is counted by, or with plain words for those. */
function withPer(text: string, amount: NumberMention): string {
  const before = PER_BEFORE.exec(text.slice(0, amount.start));
  if (before) return text.slice(before.index, amount.end);
  const after = PER_AFTER.exec(text.slice(amount.end));
  if (after) return text.slice(amount.start, amount.end + after[0].length);
  return amount.per ? `${amount.text} ${PER_WORDS[amount.per]}` : amount.text;
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
