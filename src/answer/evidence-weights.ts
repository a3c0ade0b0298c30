import type { EvidenceSignals } from './rank.ts';

/** Weights by which units are ordered for a question. Chosen by cross-validation (`npm run tune`): see evals/README.md. */
export const EVIDENCE_WEIGHTS: EvidenceSignals = {
  passageScore: 4.9,
  wordScore: -0.8,
  expandedWordScore: 2.2,
  expandedGramScore: 3.8,
  promptScore: 0.8,
  unitCoverage: 0.2,
  coverage: 1.9,
  literalUnitCoverage: 1.7,
  length: 0.6,
  slot: 1.8,
  noSlot: -1.8,
  unbound: -3,
  plannedRow: 1.2,
  datedRow: 0.9,
  otherRow: -1.1,
  period: -1,
  heading: -0.5,
  note: -1,
  letterhead: 1.6,
  announcer: -1,
  reason: 1.4,
  focus: 0.3,
  next: 2.3,
  misplaced: -6,
  scope: 2,
  count: 1.5,
};

/** A neighbour whose score is at most this much below the best is quoted along; more for lists and reasons. */
export const WIDEN = { fact: 2, list: 2.5 };
