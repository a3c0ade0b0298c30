/** Signals for "the sources answer this", each about 0 to 1. */
export interface DecisionFeatures {
  bias: number;
  /** Likeness of the nearest blind-written question of the chosen unit, and of any unit. */
  unitPrompt: number;
  bestPrompt: number;
  /** Likeness of the nearest question that no source answers, and by how much it is nearer. */
  gap: number;
  gapMargin: number;
  /** Share of gaps among the nearest questions. */
  gapShare: number;
  coverage: number;
  unitCoverage: number;
  literalUnitCoverage: number;
  literalCoverage: number;
  /** How telling the most telling word is that the chosen unit lacks. */
  missed: number;
  /** 1 when the question names something with a capital that no source names. */
  nameUnknown: number;
  /** Share of the question's telling words that nobody knows, and that no source holds. */
  unknown: number;
  notInSources: number;
  /** 1 when a fact of a kind is asked for and the chosen unit holds none. */
  slotMissing: number;
  /** 1 when a fact of a kind is asked for. */
  slotAsked: number;
  /** Likeness of the nearest gap when it misses just the kind of fact that is asked for. */
  slotGap: number;
  /** Likeness of the nearest gap when it was written for the passage that was chosen. */
  gapHere: number;
  /** 1 when the amount, or the count, that is there belongs to something else. */
  unboundAmount: number;
  unboundCount: number;
  /** How far the nearest question of all stays below what a question on the subject reaches. */
  lowPrompt: number;
  /** How much nearer the nearest gap is than the nearest question of the chosen unit. */
  gapOver: number;
  /** 1 when the noun that is asked for ("welke boete") stands nowhere in the chosen passage. */
  headMissing: number;
  /** 1 when a name is asked for and the quoted words name nobody and nothing that the question did not name. */
  nameMissing: number;
  /** 1 for a question that names its words (quote, summary). */
  literal: number;
  followUp: number;
}

/** Logistic weights and threshold of the decision to answer. Written by `npm run tune`: see evals/README.md. */
export const DECISION_WEIGHTS: { weights: Record<keyof DecisionFeatures, number>; threshold: number } = {
  weights: {
    bias: 1.67,
    unitPrompt: -0.12,
    bestPrompt: -0.27,
    gap: -2.63,
    gapMargin: -2.12,
    gapShare: -4.38,
    coverage: 0.47,
    unitCoverage: 0.13,
    literalUnitCoverage: 1.69,
    literalCoverage: 0.62,
    missed: 0.32,
    nameUnknown: -1.28,
    unknown: -1.34,
    notInSources: -0.51,
    slotMissing: -3.84,
    slotAsked: 0.15,
    slotGap: -0.45,
    gapHere: -0.09,
    unboundAmount: -1.72,
    unboundCount: 0.88,
    lowPrompt: 0,
    gapOver: -1.98,
    headMissing: -0.96,
    nameMissing: -2.04,
    literal: 1.54,
    followUp: 2.1,
  },
  threshold: 0.42,
};
