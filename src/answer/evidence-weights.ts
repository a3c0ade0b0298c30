/** What speaks for and against a unit beside what retrieval found; each about -1 to 1. */
export interface EvidenceSignals {
  /** Signals of retrieval. */
  passageScore: number;
  wordScore: number;
  expandedWordScore: number;
  expandedGramScore: number;
  promptScore: number;
  unitCoverage: number;
  coverage: number;
  literalUnitCoverage: number;
  /** Natural logarithm of its length in characters, by four: a longer sentence answers more. */
  length: number;
  /** The kind of fact that is asked for is there; is not there; is there, but belongs to something else. */
  slot: number;
  noSlot: number;
  unbound: number;
  /** A row of the planning table, when its date is asked for; when a date is; otherwise. */
  plannedRow: number;
  datedRow: number;
  otherRow: number;
  period: number;
  heading: number;
  note: number;
  letterhead: number;
  announcer: number;
  /** It gives a reason, and a reason is asked for. */
  reason: number;
  /** In the passage that the conversation was about; just after the sentence that it was about. */
  focus: number;
  next: number;
  /** In the table where the prose is meant, or the other way round. */
  misplaced: number;
  /** In the document that the question names, or (-1) in the letterhead of the other. */
  scope: number;
  /** It counts or announces as many parts as are asked for. */
  count: number;
}

/** Weights by which units are ordered for a question. Chosen by cross-validation (`npm run tune`): see evals/README.md. */
export const EVIDENCE_WEIGHTS: EvidenceSignals = {
  passageScore: 5,
  wordScore: -0.8,
  expandedWordScore: 1.8,
  expandedGramScore: 3.9,
  promptScore: 0.5,
  unitCoverage: 0.3,
  coverage: 1.5,
  literalUnitCoverage: 2.2,
  length: 0.7,
  slot: 1.8,
  noSlot: -1.8,
  unbound: -3,
  plannedRow: 1.2,
  datedRow: 0.9,
  otherRow: -1,
  period: -1,
  heading: -0.5,
  note: -1,
  letterhead: 1.4,
  announcer: -1,
  reason: 1.5,
  focus: 0.3,
  next: 2.3,
  misplaced: -6,
  scope: 2,
  count: 1.5,
};

/** A neighbour whose score is at most this much below the best is quoted along; more for lists and reasons. */
export const WIDEN = { fact: 2, list: 2.5 };
