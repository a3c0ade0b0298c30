import { tokenize } from '../text/tokens.ts';
import type { PartReading } from './claim-part.ts';
import { compareDirections, stancesOf, withNegation } from './compare-directions.ts';
import { compareNegations } from './compare-negations.ts';
import type { ClaimEvidence } from './evidence.ts';
import type { SlotOutcome } from './outcome.ts';
import { isContent, type UnitReading } from './reading.ts';

/** Compares directions (more or less, on or off, for or against) and negations of a claim part with a unit. */
export function comparePolarity(
  part: PartReading,
  reading: UnitReading,
  evidence: ClaimEvidence,
): SlotOutcome | null {
  return (
    compareOrder(part, reading) ??
    compareSupport(part, reading) ??
    compareExclusion(part, reading) ??
    compareDirections(part, reading, evidence) ??
    compareNegations(part, reading, evidence)
  );
}

const THAN = /\b(meer|minder|vaker|eerder|more|fewer|less|rather)\b([^.;:]*?)\b(?:dan|than)\b([^.;:]*)/iu;

/** `meer A dan B` against `meer B dan A`. */
function compareOrder(part: PartReading, reading: UnitReading): SlotOutcome | null {
  const [ours, theirs] = [THAN.exec(part.text), THAN.exec(reading.slots.text)];
  if (!ours || !theirs || ours[1]!.toLowerCase() !== theirs[1]!.toLowerCase()) return null;
  const begins = (text: string): Set<string> =>
    new Set(
      tokenize(text)
        .filter(({ norm }) => norm.length >= 6 && isContent(norm))
        .map(({ norm }) => norm.slice(0, 6)),
    );
  const meets = (a: string, b: string): boolean => [...begins(a)].some((begin) => begins(b).has(begin));
  const isTurned = meets(ours[2]!, theirs[3]!) && meets(ours[3]!, theirs[2]!) && !meets(ours[3]!, theirs[3]!);
  return isTurned
    ? { kind: 'polarity', state: 'different', claim: ours[0].trim(), source: theirs[0].trim() }
    : null;
}

const AGAINST = /\b(?:tegen|against|opposed?|niet|geen|nooit|not|no)\b/iu;

/** Wanting or doing a thing against a source that is `geen voorstander` of it. */
function compareSupport(part: PartReading, reading: UnitReading): SlotOutcome | null {
  const { modality, polarity } = part.slots;
  const isFor = ['aims', 'intends', 'will', 'decided'].includes(modality.commitment);
  if (!isFor || !modality.cue || AGAINST.test(part.text)) return null;
  if (polarity.some((one) => one.axis === 'support')) return null;
  const theirs = stancesOf(reading.slots.text, reading.slots.polarity).filter(
    (one) => one.mention.axis === 'support',
  );
  const against = theirs.find((one) => one.pole < 0);
  if (!against || theirs.some((one) => one.pole > 0)) return null;
  const claim = part.text.slice(modality.cue.start, modality.cue.end);
  const source = withNegation(reading.slots.text, reading.slots.polarity, against.mention);
  return { kind: 'polarity', state: 'different', claim, source };
}

const ONLY =
  /(?<!\b(?:niet|not|never|nooit) )\b(?:uitsluitend|alleen(?! (?:al|maar als)\b)|enkel|louter|solely|exclusively|only)\b/iu;
const NOT_ONLY = /\b(?:niet (?:alleen|enkel|uitsluitend|slechts|louter)|not (?:only|just|solely|merely))\b/iu;

/** `uitsluitend` against `niet alleen`. */
function compareExclusion(part: PartReading, reading: UnitReading): SlotOutcome | null {
  const [ours, theirs] = [ONLY.exec(part.text), NOT_ONLY.exec(reading.slots.text)];
  if (!ours || !theirs || ONLY.test(reading.slots.text)) return null;
  return { kind: 'polarity', state: 'different', claim: ours[0], source: theirs[0] };
}
