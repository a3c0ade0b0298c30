import type { Commitment, Verdict } from '../types.ts';
import { type Aligned, poolSupport } from './align.ts';
import { coverWords, type PartReading } from './claim-part.ts';
import { compareActors } from './compare-actors.ts';
import { commitmentOf, compareModality, comparePolarity } from './compare-stance.ts';
import { compareNumbers, comparePeriodSlots } from './compare-values.ts';
import type { ClaimEvidence, EvidenceUnit } from './evidence.ts';
import type { SlotOutcome } from './outcome.ts';
import type { Readings } from './reading.ts';

/** What came of one part of a claim. */
export interface PartFinding {
  verdict: Verdict;
  differences: SlotOutcome[];
  /** Details of the claim that no source gives. */
  missing: string[];
  /** Units that the verdict rests on; for `not_found` those that come nearest. */
  units: EvidenceUnit[];
  commitment: Commitment;
  coverage: number;
}

export interface Judging {
  evidence: ClaimEvidence;
  readings: Readings;
  voice: ReadonlySet<string>;
}

/** Shares of the subject that a verdict needs. Chosen on development claims with cross-validation. */
export const THRESHOLDS = { contradicted: 0.5, stance: 0.55, supported: 0.6, peer: 0.82 };
const MAX_PEERS = 4;

/** Judges one part of a claim against the units that speak of it. */
export function judgePart(part: PartReading, aligned: Aligned[], judging: Judging): PartFinding {
  const peers = pickPeers(aligned);
  const primary = peers[0];
  if (!primary) return { verdict: 'not_found', differences: [], missing: [], units: [], commitment: 'none', coverage: 0 };
  const outcomes = compareSlots(part, peers, judging);
  const different = outcomes.filter(({ outcome }) => outcome.state === 'different');
  const lacking = outcomes.filter(({ outcome }) => outcome.state === 'missing');
  const held = different.filter((one) => holds(part, one) && (lacking.length === 0 || one.outcome.kind !== 'modality'));
  const commitment = commitmentOf(judging.readings.of(primary.unit));
  if (held.length > 0) {
    const units = unique(held.map(({ against }) => against.unit));
    return { verdict: 'contradicted', differences: held.map(({ outcome }) => outcome), missing: [], units, commitment, coverage: primary.coverage };
  }
  const pool = poolSupport(part, [primary, ...aligned.filter((one) => one !== primary)]);
  const open = different.filter(({ outcome }) => outcome.kind !== 'modality' && outcome.kind !== 'polarity');
  const missing = [...lacking, ...open].map(({ outcome }) => outcome.claim);
  const isSaid = missing.length === 0 && pool.coverage >= THRESHOLDS.supported;
  return {
    verdict: isSaid ? 'supported' : 'not_found',
    differences: [],
    missing: missing.length > 0 ? missing : pool.missing.map((word) => word.text),
    units: pool.units.map(({ unit }) => unit),
    commitment,
    coverage: pool.coverage,
  };
}

/** The best unit, and those that speak of the part about as well. */
function pickPeers(aligned: Aligned[]): Aligned[] {
  const best = aligned[0];
  if (!best) return [];
  return aligned.filter((one) => one.score >= THRESHOLDS.peer * best.score && one.coverage >= THRESHOLDS.peer * best.coverage).slice(0, MAX_PEERS);
}

interface Compared {
  outcome: SlotOutcome;
  against: Aligned;
}

/**
 * Every slot of the part against every peer. What a peer itself says goes first, then a difference in the same place,
 * then what the sentences around a peer say, then any other difference.
 */
function compareSlots(part: PartReading, peers: Aligned[], judging: Judging): Compared[] {
  const perPeer = peers.map((against) => ({ against, outcomes: compareWith(part, against, judging) }));
  const merged: Compared[] = (perPeer[0]?.outcomes ?? []).map((_, at) => {
    const all = perPeer.map(({ against, outcomes }) => ({ against, outcome: outcomes[at]! }));
    return [...all].sort((a, b) => rankOutcome(a.outcome) - rankOutcome(b.outcome))[0]!;
  });
  const stance = compareStance(part, peers, judging);
  return [...merged, ...stance];
}

function rankOutcome({ state, isNear, isPlaced, kind }: SlotOutcome): number {
  const isActor = kind === 'actor' || kind === 'place';
  if (state === 'same') return isNear ? 2 : 0;
  if (state === 'different') return isPlaced || !isActor ? 1 : 3;
  return state === 'unsaid' ? 4 : 5;
}

/** Firmness and direction are compared with the peers that hold the part best; one that agrees settles it. */
function compareStance(part: PartReading, peers: Aligned[], judging: Judging): Compared[] {
  const best = Math.max(...peers.map((one) => one.coverage));
  const close = peers.filter((one) => one.coverage >= best - 0.08);
  const readings = close.map((against) => ({ against, reading: judging.readings.of(against.unit) }));
  const found: Compared[] = [];
  const modality = readings
    .filter(({ reading }) => commitmentOf(reading) !== 'none' || part.slots.progress.state === 'pending')
    .map(({ against, reading }) => ({ against, outcome: compareModality(part, reading, judging.evidence) }));
  if (modality.length > 0 && modality[0]!.outcome !== null && modality.every(({ outcome, against }) => outcome !== null || against.coverage < best - 0.04)) {
    found.push({ against: modality[0]!.against, outcome: modality[0]!.outcome });
  }
  const polarity = readings.map(({ against, reading }) => ({ against, outcome: comparePolarity(part, reading, judging.evidence) }));
  const first = polarity.find(({ outcome }) => outcome !== null);
  if (first?.outcome) found.push({ against: first.against, outcome: first.outcome });
  return found;
}

function compareWith(part: PartReading, against: Aligned, { evidence, readings, voice }: Judging): SlotOutcome[] {
  const reading = readings.of(against.unit);
  const context = { evidence, vocabulary: against.vocabulary, voice, subject: against.coverage };
  return [
    ...compareNumbers(part, reading, evidence),
    ...comparePeriodSlots(part, reading),
    ...compareActors(part, reading, context),
  ];
}

/** A difference holds only where the unit speaks of the same subject: the part's words without the slot in dispute. */
function holds(part: PartReading, { outcome, against }: Compared): boolean {
  const at = part.text.indexOf(outcome.claim);
  const end = at + outcome.claim.length;
  const words = at < 0 ? part.words : part.words.filter((word) => word.end <= at || word.start >= end);
  const { share } = coverWords(words, { vocabulary: against.vocabulary, expansions: part.expansions });
  const isStance = outcome.kind === 'modality' || outcome.kind === 'polarity';
  return share >= (isStance ? THRESHOLDS.stance : THRESHOLDS.contradicted);
}

function unique(units: EvidenceUnit[]): EvidenceUnit[] {
  return units.filter((unit, at) => units.findIndex((one) => one.key === unit.key) === at);
}
