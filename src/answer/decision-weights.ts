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
    bias: 1.07,
    unitPrompt: -0.27,
    bestPrompt: -0.11,
    gap: -2.96,
    gapMargin: -2.52,
    gapShare: -4.24,
    coverage: 1.37,
    unitCoverage: 0.11,
    literalUnitCoverage: 1.13,
    literalCoverage: 1.29,
    missed: 0.61,
    nameUnknown: -1.17,
    unknown: -0.88,
    notInSources: -0.78,
    slotMissing: -3.5,
    slotAsked: -0.3,
    slotGap: 0.08,
    gapHere: -0.18,
    unboundAmount: -1.42,
    unboundCount: 0.75,
    lowPrompt: 0.09,
    gapOver: -1.73,
    headMissing: -0.93,
    nameMissing: -0.75,
    literal: 1.54,
    followUp: 2.56,
  },
  threshold: 0.42,
};
