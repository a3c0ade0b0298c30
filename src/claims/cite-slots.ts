import { fold } from '../text/normalize.ts';
import type { Aligned } from './align.ts';
import type { PartReading } from './claim-part.ts';
import { type Compared, compareWith, type Judging } from './compare-slots.ts';
import type { EvidenceUnit } from './evidence.ts';

const NEAR = 2;

/** Adds the sentence beside the units that gives a number or a time which the units themselves do not. */
export function addSources(
  part: PartReading,
  units: EvidenceUnit[],
  { aligned, outcomes, judging }: { aligned: Aligned[]; outcomes: Compared[]; judging: Judging },
): EvidenceUnit[] {
  const first = units[0];
  const open = outcomes.flatMap(({ outcome }, at) =>
    outcome.state === 'same' && outcome.isNear && outcome.kind !== 'actor' && outcome.kind !== 'place'
      ? [at]
      : [],
  );
  if (!first || open.length === 0) return units;
  const beside = aligned.filter(
    ({ unit }) => isBeside(first, unit) && !units.some(({ key }) => key === unit.key),
  );
  const found = beside.find((against) => {
    const compared = compareWith(part, against, judging);
    return open.some((at) => compared[at]?.state === 'same' && !compared[at].isNear);
  });
  return found ? [...units, found.unit] : units;
}

function isBeside(first: EvidenceUnit, unit: EvidenceUnit): boolean {
  return first.passageId === unit.passageId && Math.abs(first.order - unit.order) <= NEAR;
}

/** Adds the signature of a person whom the part names with an office: the text itself names offices only. */
export function addSigners(
  part: PartReading,
  units: EvidenceUnit[],
  { signatures }: Judging,
): EvidenceUnit[] {
  const named = signatures.filter((unit) => {
    const family = fold(unit.text.split('\n').at(-1) ?? '')
      .split(' ')
      .slice(1)
      .join(' ');
    return family !== '' && fold(part.text).includes(family) && !units.some(({ key }) => key === unit.key);
  });
  return [...units, ...named];
}
