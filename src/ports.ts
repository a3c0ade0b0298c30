import type { AskRequest, Language, Prompt, RetrievedPassage, Span } from './types.ts';

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

/** What a question is searched by where only a part of the passages can be scored. */
export interface CandidateQuery {
  /** Stems and compound parts with their weights, as the analyzer gives them, the lexicon's words included. */
  terms: ReadonlyMap<string, number>;
  /** Unit length, or null when the question has no known word. */
  vector: Float32Array | null;
}

/** Proposes passages in an index that is too large to score whole; the retriever ranks what is proposed. */
export interface CandidateIndex {
  readonly name: string;
  /**
   * Rows of at most `limit` passages, the most promising first. `rows`, where given, limits the search to the half-open
   * ranges (one a document).
   */
  propose(query: CandidateQuery, limit: number, rows?: Span[]): Promise<number[]>;
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
    request: {
      question: string;
      language: Language;
      evidence: OfferedEvidence[];
      history: AskRequest['messages'];
    },
    signal: AbortSignal,
  ): Promise<WrittenSentence[]>;
}

/** Makes a follow-up question stand alone; the caller checks that it brings no word of its own. */
export interface QuestionRewriter {
  readonly id: string;
  rewrite(messages: AskRequest['messages'], signal: AbortSignal): Promise<string>;
}

/** Proposes what people may ask and search for with a passage; a person reviews it before it is used. */
export interface PassageEnricher {
  readonly id: string;
  enrich(
    passage: { text: string; section: string[] },
    signal: AbortSignal,
  ): Promise<{ questions: string[]; terms: string[] }>;
}

/** All that a chat model is asked for. Nothing of what it returns is trusted. */
export interface LanguageModel extends AnswerWriter, QuestionRewriter, PassageEnricher {}

/** A unit with the signals that speak for it, each 0 to 1 but `score`. */
export interface UnitHit {
  /** Row of the unit, and of its passage. */
  unit: number;
  passage: number;
  /** Weighted sum of the signals; comparable within one retrieval. */
  score: number;
  /** Fused score of its passage, relative to the best passage. */
  passageScore: number;
  /** Words and 4-grams of the unit itself, relative to the best unit. */
  textScore: number;
  /** Words alone of the unit; words and 4-grams of the unit with its enrichment; each relative to the best unit. */
  wordScore: number;
  expandedWordScore: number;
  expandedGramScore: number;
  /** Cosine of the question and the nearest blind-written question or statement of this unit. */
  promptScore: number;
  /** Share of the question's words, by how telling they are, that the unit itself has. */
  unitCoverage: number;
  /** The same for its passage, headings and enrichment included. */
  coverage: number;
  /** Without the lexicon: the question's own words in the unit with its enrichment, and in its passage with all of it. */
  literalUnitCoverage: number;
  literalCoverage: number;
  /** How telling the most telling of the question's words is that the unit with its enrichment lacks. */
  missed: number;
}

export interface PromptHit {
  prompt: Prompt;
  score: number;
}

/** A content word of a question. */
export interface AskedWord {
  text: string;
  /** How telling it is among the passages. */
  idf: number;
  /** True when sources, enrichment or lexicon know it. */
  known: boolean;
  /** True when the sources themselves hold it, or what the lexicon makes of it. */
  inSources: boolean;
}

export interface Retrieval {
  passages: RetrievedPassage[];
  units: UnitHit[];
  /** The nearest blind-written question with an answer, and the nearest one that no source answers. */
  bestPrompt: PromptHit | null;
  bestGap: PromptHit | null;
  /** Share, 0 to 1, of gaps among the nearest blind-written questions, the nearer ones counting for more. */
  gapShare: number;
  words: AskedWord[];
}

export interface RetrieveOptions {
  /** Number of passages, 10 by default. */
  limit?: number;
  /** Search in these documents only. */
  documents?: string[] | undefined;
  /** What a conversation was about: searched as well, for less. */
  topic?: string | undefined;
}

/** A step of answering or checking, as `/metrics` names it. */
export type Stage =
  | 'retrieve'
  | 'select'
  | 'decide'
  | 'cite'
  | 'write'
  | 'generate'
  | 'claim-read'
  | 'claim-align'
  | 'claim-judge';

/**
 * Starts a watch; each call of what it gives tells the time since the call before, as that of the step that ended. A call
 * without a name leaves out the time since then, spent waiting for others.
 */
export type StartLaps = () => (stage?: Stage) => void;

/** Resolves when the platform has served what else was waiting; awaited between the parts of long work. */
export type Breathe = () => Promise<void>;

/** Finds passages and units for a question, best first. The same question gives the same result. */
export type Retrieve = (question: string, options?: RetrieveOptions) => Promise<Retrieval>;
