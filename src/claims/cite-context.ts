import type { Aligned } from './align.ts';
import type { PartReading } from './claim-part.ts';
import type { EvidenceUnit } from './evidence.ts';
import type { Readings } from './reading.ts';
import { matchWord } from './vocabulary.ts';

/** Share of the part's words that a second sentence must bring to be cited beside the first. */
const GAIN = 0.1;
const NEAR = 2;

/**
 * Adds the sentence that a unit cannot be read without: one beside it (or, for a note, the one that it explains) that
 * holds words of the part which the unit itself does not. At most one.
 */
export function addContext(
  part: PartReading,
  units: EvidenceUnit[],
  { aligned, readings }: { aligned: Aligned[]; readings: Readings },
): EvidenceUnit[] {
  const first = units[0];
  if (!first) return units;
  const held = units
    .map((unit) => matchOwn(part, unit, readings))
    .reduce((a, b) => a.map((value, at) => Math.max(value, b[at]!)));
  const total = part.words.reduce((sum, word) => sum + word.weight, 0) || 1;
  const best = aligned
    .map(({ unit }) => unit)
    .filter((unit) => !units.some(({ key }) => key === unit.key) && belongs(first, unit))
    .map((unit) => ({ unit, own: matchOwn(part, unit, readings) }))
    .map(({ unit, own }) => ({
      unit,
      gain:
        part.words.reduce((sum, word, at) => sum + word.weight * Math.max(0, own[at]! - held[at]!), 0) /
        total,
    }))
    .sort((a, b) => b.gain - a.gain)[0];
  return best && best.gain >= GAIN ? [...units, best.unit] : units;
}

function belongs(first: EvidenceUnit, unit: EvidenceUnit): boolean {
  if (first.documentId !== unit.documentId) return false;
  if (first.kind === 'note') return unit.kind === 'paragraph';
  return first.passageId === unit.passageId && Math.abs(first.order - unit.order) <= NEAR;
}

function matchOwn(part: PartReading, unit: EvidenceUnit, readings: Readings): number[] {
  const { own } = readings.of(unit);
  return part.words.map((word) => matchWord(word, own, part.expansions.get(word.norm)));
}
