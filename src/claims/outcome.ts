import type { DifferenceKind, Span } from '../types.ts';

/**
 * What a comparison of one slot of a claim with a unit gives: the source says the same, something else, or nothing.
 * `missing`: a detail that must be said to hold; `unsaid`: one that need not.
 */
export interface SlotOutcome {
  kind: DifferenceKind;
  state: 'same' | 'different' | 'missing' | 'unsaid';
  claim: string;
  source?: string;
  /** Where in the claim part it stands, for an actor. */
  at?: Span;
  /** True when only the sentences around the unit say the same. */
  isNear?: boolean;
  /** True when the words around the slot are the same on both sides. */
  isPlaced?: boolean;
}
