import type { AskRequest, Language, Span } from './types.ts';

/** Turns texts into vectors of unit length. The same text always gives the same vector. */
export interface Embedder {
  /** Names model and version; an artifact refuses an embedder with another id. */
  readonly id: string;
  readonly dimensions: number;
  /** One vector of `dimensions` numbers a text, in the order of the texts. */
  embed(texts: string[], role: 'query' | 'passage'): Promise<Float32Array[]>;
}

export interface VectorHit {
  /** Row of the vector in the artifact, 0 and up. */
  row: number;
  /** Cosine similarity, -1 to 1. */
  score: number;
}

/** Finds the rows whose vectors are nearest to a query vector, best first. */
export interface VectorIndex {
  readonly name: string;
  /** `rows`, where given, limits the search to the half-open ranges (one a document). */
  search(vector: Float32Array, limit: number, rows?: Span[]): Promise<VectorHit[]>;
}

/** A sentence of a source that a writer may rest on. It sees ids and text, never offsets. */
export interface OfferedEvidence {
  id: string;
  text: string;
  section: string[];
}

export interface WrittenSentence {
  text: string;
  evidence: string[];
}

/** Words an answer from offered evidence; the caller verifies every sentence and drops what does not hold. */
export interface AnswerWriter {
  readonly id: string;
  write(
    request: { question: string; language: Language; evidence: OfferedEvidence[]; history: AskRequest['messages'] },
    signal: AbortSignal,
  ): Promise<WrittenSentence[]>;
}
