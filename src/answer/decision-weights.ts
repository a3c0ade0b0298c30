import type { DecisionFeatures } from './decide.ts';

/** Logistic weights and threshold of the decision to answer. Written by `npm run tune`: see evals/README.md. */
export const DECISION_WEIGHTS: { weights: Record<keyof DecisionFeatures, number>; threshold: number } = {
  weights: {
    bias: 0,
    unitPrompt: 2,
    bestPrompt: 3,
    gap: -2,
    gapMargin: -8,
    gapShare: -1,
    coverage: 2,
    unitCoverage: 1,
    literalUnitCoverage: 1,
    literalCoverage: 1,
    missed: -1,
    nameUnknown: -2,
    unknown: -4,
    notInSources: -1,
    slotMissing: -3,
    slotAsked: 0,
    slotGap: -1,
    gapHere: -1,
    unboundAmount: -3,
    unboundCount: -2,
    lowPrompt: -3,
    gapOver: -2,
    headMissing: -1,
    nameMissing: -2,
    literal: 1,
    followUp: 0.5,
  },
  threshold: 0.5,
};
