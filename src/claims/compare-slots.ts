import { type Aligned, VERBATIM } from './align.ts';
import type { PartReading } from './claim-part.ts';
import { compareActors } from './compare-actors.ts';
import { commitmentOf, compareModality } from './compare-modality.ts';
import { comparePolarity } from './compare-polarity.ts';
import { compareNumbers, comparePeriodSlots } from './compare-values.ts';
import type { ClaimEvidence, EvidenceUnit } from './evidence.ts';
import type { SlotOutcome } from './outcome.ts';
import type { Readings } from './reading.ts';

/** What a comparison needs beside the part and the units. */
export interface Judging {
  evidence: ClaimEvidence;
  readings: Readings;
  /** Ids of the actors that sign the documents. */
  voice: ReadonlySet<string>;
  /** The signatures under the documents. */
  signatures: EvidenceUnit[];
}

/** Share of the best unit's score and coverage that another must have to be heard beside it. */
const PEER = 0.82;
const MAX_PEERS = 4;

/** The best unit, and those that speak of the part about as well. */
export function pickPeers(part: PartReading, aligned: Aligned[]): Aligned[] {
  const best = aligned[0];
  if (!best) return [];
  if (best.verbatim >= VERBATIM) return [best];
  return aligned
    .filter((one) => one.score >= PEER * best.score && one.coverage >= PEER * best.coverage)
    .filter((one) => one.direct >= best.direct - 0.25 && sharesTopic(part, best, one))
    .slice(0, MAX_PEERS);
}

/** The two most telling words that the best unit has must stand in a peer too: they say what the claim is about. */
function sharesTopic(part: PartReading, best: Aligned, other: Aligned): boolean {
  if (other.coverage >= best.coverage) return true;
  const held = part.words.filter((word) => !best.missing.includes(word)).sort((a, b) => b.weight - a.weight);
  return held.slice(0, 2).every((word) => !other.missing.includes(word));
}

export interface Compared {
  outcome: SlotOutcome;
  against: Aligned;
}

/**
 * Every slot of the part against every peer. What a peer itself says goes first, then a difference in the same place,
 * then what the sentences around a peer say, then any other difference.
 */
export function compareSlots(
  part: PartReading,
  { peers, beside }: { peers: Aligned[]; beside: Aligned[] },
  judging: Judging,
): Compared[] {
  const perPeer = peers.map((against) => ({ against, outcomes: compareWith(part, against, judging) }));
  const merged: Compared[] = (perPeer[0]?.outcomes ?? []).map((_, at) => {
    const all = perPeer.map(({ against, outcomes }, peer) => ({
      compared: { against, outcome: outcomes[at]! },
      rank: rankOutcome(outcomes[at]!, peer),
    }));
    return all.sort((a, b) => a.rank - b.rank)[0]!.compared;
  });
  const stance = compareStance(part, { peers, beside }, judging);
  return [...hearBeside(merged, { part, best: peers[0], beside, judging }), ...stance];
}

const BESIDE = 2;
const BESIDE_COVERAGE = 0.6;
const TIMES: ReadonlySet<string> = new Set(['date', 'period']);
const VALUES: ReadonlySet<string> = new Set(['number', 'amount', 'percentage', ...TIMES]);

/** Sentences next to the best unit that speak of the part too: they may give the number or the time that it lacks. */
export function besideOf(best: Aligned, aligned: Aligned[]): Aligned[] {
  return aligned.filter(
    ({ unit, coverage }) =>
      unit.key !== best.unit.key &&
      unit.passageId === best.unit.passageId &&
      Math.abs(unit.order - best.unit.order) <= BESIDE &&
      coverage >= BESIDE_COVERAGE,
  );
}

/** A number or a time that no peer speaks of is held against the sentences beside the best one. */
function hearBeside(
  merged: Compared[],
  {
    part,
    best,
    beside,
    judging,
  }: { part: PartReading; best: Aligned | undefined; beside: Aligned[]; judging: Judging },
): Compared[] {
  const isOpen = ({ outcome }: Compared): boolean =>
    (outcome.state === 'missing' || outcome.state === 'unsaid') && VALUES.has(outcome.kind);
  if (!merged.some(isOpen)) return merged;
  const isTimed = best !== undefined && judging.readings.of(best.unit).slots.periods.length > 0;
  const heard = beside.map((against) => ({ against, outcomes: compareWith(part, against, judging) }));
  return merged.map((one, at) => {
    if (!isOpen(one)) return one;
    const told = heard.find(
      ({ outcomes }) => outcomes[at]!.state === 'different' && !(isTimed && TIMES.has(outcomes[at]!.kind)),
    );
    return told ? { against: told.against, outcome: told.outcomes[at]! } : one;
  });
}

function rankOutcome({ state, isNear, isPlaced, kind }: SlotOutcome, peer: number): number {
  const isActor = kind === 'actor' || kind === 'place';
  if (state === 'same') return isNear ? 2 : 0;
  // An actor of a lesser peer does not outweigh that the best unit's surroundings name the claimed one.
  if (state === 'different' && isActor && isPlaced) return peer === 0 ? 1 : 2.5;
  if (state === 'different') return isActor ? 3 : 1;
  return state === 'unsaid' ? 4 : 5;
}

/** Firmness and direction are compared with the peers that hold the part best; one that agrees settles it. */
function compareStance(
  part: PartReading,
  { peers, beside }: { peers: Aligned[]; beside: Aligned[] },
  judging: Judging,
): Compared[] {
  const best = Math.max(...peers.map((one) => one.coverage));
  const direct = Math.max(...peers.map((one) => one.direct));
  const close = peers.filter((one) => one.coverage >= best - 0.08);
  const readings = close.map((against) => ({ against, reading: judging.readings.of(against.unit) }));
  const isPending = part.slots.progress.state === 'pending';
  const told = isPending
    ? beside.map((against) => ({ against, reading: judging.readings.of(against.unit) }))
    : [];
  const modality = [...readings, ...told]
    .filter(({ reading }) => isPending || commitmentOf(reading) !== 'none')
    .map(({ against, reading }) => ({ against, outcome: compareModality(part, reading, judging.evidence) }));
  const isClose = ({ against }: { against: Aligned }): boolean =>
    against.coverage >= best - 0.04 && against.direct >= direct - 0.1;
  const agrees = !isPending && modality.some((one, at) => one.outcome === null && (at === 0 || isClose(one)));
  const firmer = modality.filter(({ outcome }) => outcome !== null);
  // A sentence says how far things are in words; a row of a table only when.
  const firmness = agrees
    ? undefined
    : (firmer.find(({ against }) => against.unit.kind !== 'table-row') ?? firmer[0]);
  if (isPending && firmness) return asCompared(firmness);
  const polarity = readings
    .map(({ against, reading }) => ({ against, outcome: comparePolarity(part, reading, judging.evidence) }))
    .find(({ outcome }) => outcome !== null);
  return [firmness, polarity].flatMap((one) => (one ? asCompared(one) : []));
}

function asCompared({ against, outcome }: { against: Aligned; outcome: SlotOutcome | null }): Compared[] {
  return outcome ? [{ against, outcome }] : [];
}

/** Every slot of the part against one unit: numbers, times, actors, in the order of the part. */
export function compareWith(
  part: PartReading,
  against: Aligned,
  { evidence, readings, voice }: Judging,
): SlotOutcome[] {
  const reading = readings.of(against.unit);
  const context = { evidence, vocabulary: against.vocabulary, voice };
  return [
    ...compareNumbers(part, reading, evidence),
    ...comparePeriodSlots(part, reading),
    ...compareActors(part, reading, context),
  ];
}
