import type { DecisionFeatures } from '../../src/answer/decision-weights.ts';
import { dealFolds } from './folds.ts';
import type { DecisionSample } from './samples.ts';

const L2 = 0.001;
const STEPS = 3000;
const RATE = 0.5;
const FOLDS = 10;
/** Times that the folds are dealt anew: one dealing of few unanswerable questions says little. */
const DEALS = 4;

/**
 * Weights of a logistic regression in which answerable and unanswerable questions count for as much as each other
 * however many there are, by gradient ascent with an L2 penalty.
 */
export function fitDecision(samples: DecisionSample[]): DecisionFeatures {
  const names = Object.keys(samples[0]!.features) as (keyof DecisionFeatures)[];
  const rows = samples.map(({ features }) => Float64Array.from(names, (name) => features[name]));
  const answerable = samples.filter((sample) => sample.isAnswerable).length;
  const shares = samples.map(
    ({ isAnswerable }) => 1 / (2 * (isAnswerable ? answerable : samples.length - answerable)),
  );
  const weights = new Float64Array(names.length);
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = new Float64Array(names.length);
    rows.forEach((row, at) => {
      let sum = 0;
      for (let column = 0; column < row.length; column += 1) sum += row[column]! * weights[column]!;
      const pull = shares[at]! * ((samples[at]!.isAnswerable ? 1 : 0) - 1 / (1 + Math.exp(-sum)));
      for (let column = 0; column < row.length; column += 1) gradient[column]! += pull * row[column]!;
    });
    weights.forEach((weight, at) => {
      weights[at] = weight + RATE * (gradient[at]! - L2 * weight);
    });
  }
  return Object.fromEntries(names.map((name, at) => [name, weights[at]!])) as unknown as DecisionFeatures;
}

/** The weighted sum of the signals: the logit of "the sources answer this". */
export function logitOf(features: DecisionFeatures, weights: DecisionFeatures): number {
  const names = Object.keys(weights) as (keyof DecisionFeatures)[];
  return names.reduce((sum, name) => sum + features[name] * weights[name], 0);
}

export interface HeldOut {
  /** By sample: the mean logit of the models that did not see it. */
  logits: number[];
  /** By sample: its fold in the first dealing, for the spread. */
  foldOf: number[];
  folds: number;
}

/** Every sample's logit from models that were fitted on other folds, over several dealings. */
export function holdOut(samples: DecisionSample[], seed: number): HeldOut {
  const strata = samples.map(({ set, isAnswerable }) => `${set} ${isAnswerable}`);
  const logits = new Array<number>(samples.length).fill(0);
  const deals = Array.from({ length: DEALS }, (_, deal) =>
    dealFolds(strata, { folds: FOLDS, seed: seed + deal }),
  );
  for (const foldOf of deals) {
    for (let fold = 0; fold < FOLDS; fold += 1) {
      const weights = fitDecision(samples.filter((_, at) => foldOf[at] !== fold));
      samples.forEach(({ features }, at) => {
        if (foldOf[at] === fold) logits[at]! += logitOf(features, weights) / DEALS;
      });
    }
  }
  return { logits, foldOf: deals[0]!, folds: FOLDS };
}

/** The logit below which a share `refused` (0 to 1) of the answerable questions lies. */
export function thresholdFor(logits: number[], answerable: boolean[], refused: number): number {
  const sorted = logits.filter((_, at) => answerable[at]).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(refused * sorted.length))]!;
}

/** A logit as a probability. */
export function probabilityOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
