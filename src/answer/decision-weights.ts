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
    bias: 1.15,
    unitPrompt: -0.37,
    bestPrompt: -0.16,
    gap: -2.9,
    gapMargin: -2.41,
    gapShare: -4.48,
    coverage: 1.44,
    unitCoverage: 0.04,
    literalUnitCoverage: 1.06,
    literalCoverage: 1.34,
    missed: 0.51,
    nameUnknown: -1.17,
    unknown: -0.84,
    notInSources: -0.73,
    slotMissing: -3.45,
    slotAsked: -0.32,
    slotGap: 0.06,
    gapHere: -0.36,
    unboundAmount: -1.5,
    unboundCount: 0.84,
    lowPrompt: 0.11,
    gapOver: -1.62,
    headMissing: -0.94,
    nameMissing: -1.32,
    literal: 1.46,
    followUp: 2.38,
  },
  threshold: 0.37,
};
