import type { DecisionFeatures } from './decide.ts';

/** Logistic weights and threshold of the decision to answer. Written by `npm run tune`: see evals/README.md. */
export const DECISION_WEIGHTS: { weights: Record<keyof DecisionFeatures, number>; threshold: number } = {
  weights: {
    bias: 0.09,
    unitPrompt: 0.21,
    bestPrompt: -0.24,
    gap: -2.94,
    gapMargin: -2.19,
    gapShare: -2.52,
    coverage: 0.75,
    unitCoverage: 0.16,
    literalUnitCoverage: 1.25,
    literalCoverage: 1.43,
    missed: 0.5,
    nameUnknown: -1.31,
    unknown: -1.84,
    notInSources: -0.85,
    slotMissing: -3.44,
    slotAsked: 0.35,
    slotGap: -1.47,
    gapHere: 0.46,
    unboundAmount: -1.48,
    unboundCount: -0.16,
    lowPrompt: -0.98,
    gapOver: -1.32,
    headMissing: -1.02,
    nameMissing: -0.4,
    literal: 1.77,
    followUp: 2.71,
  },
  threshold: 0.34,
};
