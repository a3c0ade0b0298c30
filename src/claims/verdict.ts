import type { Commitment, Verdict } from '../types.ts';
import { type Aligned, poolSupport } from './align.ts';
import { addContext } from './cite-context.ts';
import { addSigners, addSources } from './cite-slots.ts';
import { coverWords, type PartReading } from './claim-part.ts';
import { commitmentOf } from './compare-modality.ts';
import { compareSignatures } from './compare-signatures.ts';
import { besideOf, type Compared, compareSlots, type Judging, pickPeers } from './compare-slots.ts';
import type { EvidenceUnit } from './evidence.ts';
import { isNounLike } from './noun-like.ts';
import type { SlotOutcome } from './outcome.ts';
import type { ContentWord } from './vocabulary.ts';

/** What came of one part of a claim. */
export interface PartFinding {
  verdict: Verdict;
  differences: SlotOutcome[];
  /** Details of the claim that no source gives. */
  missing: string[];
  /** Units that the verdict rests on; for `not_found` those that come nearest. */
  units: EvidenceUnit[];
  commitment: Commitment;
  /** Share of the part's words that the units hold, 0 to 1. */
  coverage: number;
  /** True when the part says too little to be judged by itself. */
  isEmpty: boolean;
}

/** Shares of a part's subject that a verdict needs, chosen by a grid over the development claims (evals/README.md). */
export const THRESHOLDS = {
  contradicted: 0.5,
  stance: 0.55,
  supported: 0.55,
  supportedSpecific: 0.75,
  telling: 4,
};

const NOTHING: PartFinding = {
  verdict: 'not_found',
  differences: [],
  missing: [],
  units: [],
  commitment: 'none',
  coverage: 0,
  isEmpty: false,
};

/**
 * Judges one part of a claim against the units that speak of it, careful in this order: a difference counts only where
 * the unit speaks of the same subject; a detail that no unit gives is not found; the rest is a matter of coverage.
 */
export function judgePart(part: PartReading, aligned: Aligned[], judging: Judging): PartFinding {
  const peers = pickPeers(part, aligned);
  const primary = peers[0];
  if (!primary || isEmpty(part)) return { ...NOTHING, isEmpty: true };
  const signature = compareSignatures(part.text, judging.signatures);
  if (signature) return contradict([signature.outcome], { units: signature.units, primary, judging });
  const outcomes = compareSlots(part, { peers, beside: besideOf(peers[0]!, aligned) }, judging);
  const lacking = outcomes.filter(({ outcome }) => outcome.state === 'missing');
  const different = outcomes.filter(({ outcome }) => outcome.state === 'different');
  const held = different.filter(
    (one) => holds(part, one) && (lacking.length === 0 || one.outcome.kind !== 'modality'),
  );
  if (held.length > 0) {
    const against = unique(held.map((one) => one.against.unit));
    const units = addContext(part, against, { aligned, readings: judging.readings });
    return contradict(
      held.map(({ outcome }) => outcome),
      { units, primary: held[0]!.against, judging },
    );
  }
  return support(part, {
    outcomes,
    lacking,
    different,
    aligned: [primary, ...aligned.filter((one) => one !== primary)],
    judging,
  });
}

function contradict(
  differences: SlotOutcome[],
  on: { units: EvidenceUnit[]; primary: Aligned; judging: Judging },
): PartFinding {
  const commitment = commitmentOf(on.judging.readings.of(on.primary.unit));
  const { coverage } = on.primary;
  return { ...NOTHING, verdict: 'contradicted', differences, units: unique(on.units), commitment, coverage };
}

interface Support {
  outcomes: Compared[];
  lacking: Compared[];
  different: Compared[];
  /** The unit that was compared first. */
  aligned: Aligned[];
  judging: Judging;
}

/** Supported when nothing is missing and the units hold enough of what the part says. */
function support(
  part: PartReading,
  { outcomes, lacking, different, aligned, judging }: Support,
): PartFinding {
  const words = withoutSaid(part, { outcomes, missing: aligned[0]!.missing });
  const pool = poolSupport({ ...part, words }, aligned);
  const disputed = different.filter(
    ({ outcome }) => outcome.kind !== 'modality' && outcome.kind !== 'polarity',
  );
  const missing = [...lacking, ...disputed].map(({ outcome }) => outcome.claim);
  const isSaid = missing.length === 0 && pool.coverage >= neededCoverage(part, pool.missing);
  return {
    ...NOTHING,
    verdict: isSaid ? 'supported' : 'not_found',
    missing: missing.length > 0 ? missing : pool.missing.map((word) => word.text),
    units: addSigners(
      part,
      addSources(
        part,
        addContext(
          part,
          pool.units.map(({ unit }) => unit),
          { aligned, readings: judging.readings },
        ),
        { aligned, outcomes, judging },
      ),
      judging,
    ),
    commitment: commitmentOf(judging.readings.of(aligned[0]!.unit)),
    coverage: pool.coverage,
  };
}

/** The words that are left when those of actors that were found under another name are taken off: `het ministerie van X` may be `X` in the source. */
function withoutSaid(
  part: PartReading,
  { outcomes, missing }: { outcomes: Compared[]; missing: ContentWord[] },
): ContentWord[] {
  const said = outcomes.flatMap(({ outcome }) =>
    outcome.state === 'same' && outcome.at ? [outcome.at] : [],
  );
  const open = part.words.filter(
    (word) => !missing.includes(word) || !said.some((span) => span.start < word.end && word.start < span.end),
  );
  return open.length > 0 ? open : part.words;
}

/** True for a part without a telling word and without a slot, such as `dat is zo`. */
function isEmpty({ words, slots }: PartReading): boolean {
  const isTelling = words.some((word) => word.start >= 0 && word.weight > 1.1);
  const distinct = new Set(words.filter((word) => word.start >= 0).map((word) => word.norm));
  return (
    !isTelling && distinct.size < 3 && slots.numbers.length + slots.periods.length + slots.actors.length === 0
  );
}

/** True when a noun, or a word with an opposite, is missing that tells much: then the claim says more than the sources. */
function isSpecific(part: PartReading, missing: ContentWord[]): boolean {
  const isTurned = (word: ContentWord): boolean =>
    part.slots.polarity.some((one) => one.kind === 'direction' && one.start === word.start);
  return missing.some(
    (word) =>
      word.start >= 0 && word.weight >= THRESHOLDS.telling && (isTurned(word) || isNounLike(part.text, word)),
  );
}

/** A paraphrase that is near may miss some words; a noun that no source has makes a claim more specific than they are. */
function neededCoverage(part: PartReading, missing: ContentWord[]): number {
  return isSpecific(part, missing) ? THRESHOLDS.supportedSpecific : THRESHOLDS.supported;
}

/** A difference holds only where the unit speaks of the same subject: the part's words without the slot in dispute. */
function holds(part: PartReading, { outcome, against }: Compared): boolean {
  const isStance = outcome.kind === 'modality' || outcome.kind === 'polarity';
  const at = part.text.indexOf(outcome.claim);
  const end = at + outcome.claim.length;
  const isOutside = (word: ContentWord): boolean => at < 0 || word.end <= at || word.start >= end;
  const words = part.words.filter((word) => isOutside(word) || (isStance && !against.missing.includes(word)));
  const { share, weight } = coverWords(words, {
    vocabulary: against.vocabulary,
    expansions: part.expansions,
  });
  if (weight < 1) return against.similarity >= 0.25;
  const isPlain =
    outcome.kind === 'modality' && !part.slots.modality.marked && part.slots.progress.state === 'none';
  if (isPlain) return share >= THRESHOLDS.supportedSpecific;
  return share >= (isStance ? THRESHOLDS.stance : THRESHOLDS.contradicted);
}

function unique(units: EvidenceUnit[]): EvidenceUnit[] {
  return units.filter((unit, at) => units.findIndex((one) => one.key === unit.key) === at);
}
