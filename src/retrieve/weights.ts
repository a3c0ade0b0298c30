import type { UnitHit } from '../ports.ts';

/** The signals of a unit that retrieval weighs. */
export type UnitSignals = Omit<UnitHit, 'unit' | 'passage' | 'score'>;

/** Weights of the fused scores, set while looking at both evaluation sets, and switches for ablations; the weights of `unit` were fitted. */
export interface RetrievalWeights {
  passageWords: number;
  passageGrams: number;
  enrichmentWords: number;
  enrichmentGrams: number;
  prompts: number;
  vector: number;
  headingFactor: number;
  /** Share of an announcing passage's score that the items it announces get at least. */
  introducedFactor: number;
  /** What a blind-written gap, or question, loses of its likeness when it asks for something else (who, when, where). */
  otherGap: number;
  otherQuestion: number;
  /** Share of 4-grams, beside words, in the likeness of two questions. */
  promptGrams: number;
  unit: UnitSignals;
  enrichment: boolean;
  lexicon: boolean;
  compounds: boolean;
  grams: boolean;
  vectors: boolean;
}

export const DEFAULT_WEIGHTS: RetrievalWeights = {
  passageWords: 1,
  passageGrams: 1,
  enrichmentWords: 1,
  enrichmentGrams: 1,
  prompts: 2,
  vector: 0.5,
  headingFactor: 0.5,
  introducedFactor: 0.95,
  otherGap: 0.25,
  otherQuestion: 0.1,
  promptGrams: 0.5,
  unit: {
    passageScore: 4.9,
    wordScore: -1.5,
    textScore: 0,
    expandedWordScore: 2.2,
    expandedGramScore: 4.8,
    promptScore: 1.1,
    unitCoverage: 2.2,
    coverage: 1.9,
    literalUnitCoverage: 0,
    literalCoverage: 0,
    missed: 0,
  },
  enrichment: true,
  lexicon: true,
  compounds: true,
  grams: true,
  vectors: true,
};
