/** The nouns of the program. Offsets are UTF-16 code units, `end` is exclusive. */

export interface Span {
  start: number;
  end: number;
}

export type Language = 'nl' | 'en';

export type DocumentKind =
  | 'policy-letter'
  | 'nota'
  | 'letter'
  | 'motion'
  | 'question-list'
  | 'report'
  | 'other';

/** What a block of a document is; a passage takes its kind from the block that it holds. */
export type BlockKind =
  | 'letterhead'
  | 'heading'
  | 'paragraph'
  | 'list-item'
  | 'table-period'
  | 'table-row'
  | 'signature'
  | 'note';

/** A heading and what stands under it. `path` holds the headings from the top to this one. */
export interface Section extends Span {
  id: string;
  heading: string;
  level: number;
  path: string[];
}

/** A piece of the reading text that stands by itself: a paragraph, list item, table row, heading. */
export interface Block extends Span {
  kind: BlockKind;
  /** Headings above the block, from the top; for a table row the last one is its period. */
  path: string[];
  /** For a table row: the span of the period heading that it stands under. */
  period?: Span;
}

/** A citation of a parliamentary paper in running text or in a note. */
export interface PaperReference extends Span {
  /** The words as they stand in the text. */
  text: string;
  /** Identifiers of the papers, such as `kst-36800-VII-52`. Empty when only a dossier is named. */
  ids: string[];
  chamber: 'I' | 'II' | null;
  /** Parliamentary year as `2025-2026`, or null. Never used to filter: the letter's own years are unreliable. */
  year: string | null;
}

/** A footnote: its own span at the end of the text, and the place in the text where its mark stood. */
export interface Note extends Span {
  number: string;
  anchor: number;
}

/** `length` characters from `text` on stand in the raw file from `raw` on. */
export interface OffsetSegment {
  text: number;
  raw: number;
  length: number;
}

export interface SourceDocument {
  id: string;
  kind: DocumentKind;
  title: string;
  /** ISO date, or null when the source names none. */
  date: string | null;
  /** The document's own reference (kenmerk), or null. */
  reference: string | null;
  /** Where the official publication stands, or null. */
  sourceUrl: string | null;
  /** The clean reading text. Every citation points into it. */
  text: string;
  sections: Section[];
  blocks: Block[];
  notes: Note[];
  references: PaperReference[];
  /** Map from `text` to the raw file, ascending; empty where the format has no linear raw text (PDF). */
  offsets: OffsetSegment[];
}

/** The unit that is retrieved. */
export interface Passage extends Span {
  id: string;
  documentId: string;
  kind: BlockKind;
  section: string[];
  text: string;
  /** Spans in the document's text: whole sentences, list items or table rows. */
  sentences: Span[];
  /** For a table row: where its period stands. */
  period?: Span;
  /** Numbers of the notes whose mark stands in this passage. */
  notes: string[];
}

/** How firm a source is about what it announces, firmest first. */
export type Commitment = 'decided' | 'will' | 'intends' | 'aims' | 'explores' | 'none';

/** The least that may be quoted: a sentence, list item, table row, heading, signature. `passage` is its row. */
export interface Unit extends Span {
  passage: number;
  facts: UnitFacts;
  /** Rows of the units that this one announces: list items, sub-headings, the rows of a period. */
  introduces: number[];
}

/** What kind of fact a question can ask for and a unit can hold. */
export type SlotKind =
  | 'period'
  | 'calendar'
  | 'event'
  | 'frequency'
  | 'amount'
  | 'number'
  | 'percentage'
  | 'actor'
  | 'person'
  | 'place'
  | 'law'
  | 'paper';

/** What ingest reads off a unit once, so that a question need not. */
export interface UnitFacts {
  slots: SlotKind[];
  /** Times that it names and that lie ahead of its document: first and last day, ISO; null where open. */
  times: { from: string | null; until: string | null }[];
  commitment: Commitment;
  /** True when it cannot be read without the sentence before: it begins with what points back. */
  pointsBack: boolean;
}

/** What a question asks for, by its question words; `open` when they do not say. */
export type Asking =
  | 'amount'
  | 'count'
  | 'when'
  | 'who'
  | 'where'
  | 'why'
  | 'which'
  | 'how'
  | 'what'
  | 'yesno'
  | 'open';

/**
 * Editorial words that lead to a unit (or, with `unit` -1, to a whole passage): questions that it answers, statements
 * that say the same, and gaps, questions that it raises but no source answers. Searched, never shown.
 */
export interface Prompt {
  kind: 'question' | 'statement' | 'gap';
  text: string;
  passage: number;
  unit: number;
  /** What it asks for, by its question words; `open` for a statement. */
  asks: Asking;
  /** For a gap: what kind of fact is missing, such as `amount` or `date`. */
  wants?: string;
}

/** What people say (`nl`, `en`, `abbr`) and what policy says. All in lower case. */
export interface LexiconEntry {
  nl: string[];
  en: string[];
  policy: string[];
  abbr: string[];
  /** A loose relation: counts for less. */
  weak?: boolean | undefined;
}

/** What an index holds of the sources, as answers and claim checks read it. Rows are positions in these lists. */
export interface Library {
  documents: SourceDocument[];
  passages: Passage[];
  units: Unit[];
  /** Of a large library: units, from the first on, whose facts are at hand. Nothing should walk over those of the rest. */
  unitsRead?: number | undefined;
}

export interface RetrievedPassage {
  passage: Passage;
  /** Row of the passage in the index. */
  row: number;
  /** Fused score, 0 and up; comparable within one search only. */
  score: number;
}

export interface ChatMessage {
  role: 'user' | 'assistant';
  content: string;
}

export type RefusalReason = 'not_in_sources' | 'source_not_indexed' | 'out_of_scope' | 'unclear' | 'unsafe';

/** A verified pointer into a document: `text.slice(start, end) === quote`. */
export interface Citation extends Span {
  number: number;
  documentId: string;
  documentTitle: string;
  documentKind: DocumentKind;
  passageId: string;
  section: string[];
  quote: string;
  prefix: string;
  suffix: string;
  url: string;
  sourceUrl: string | null;
  /** How firm the quoted words are. */
  commitment: Commitment;
}

export interface Statement {
  text: string;
  citations: number[];
}

export interface PassageView extends Span {
  id: string;
  documentId: string;
  documentTitle: string;
  section: string[];
  text: string;
  score: number;
}

export interface IndexIdentity {
  version: string;
  builtAt: string;
}

export interface Answer {
  id: string;
  answered: boolean;
  reason: RefusalReason | null;
  answer: string;
  statements: Statement[];
  citations: Citation[];
  related: PassageView[];
  question: string;
  mode: 'extractive' | 'generative';
  aiGenerated: boolean;
  model: string | null;
  index: IndexIdentity;
}

export type Verdict = 'supported' | 'contradicted' | 'not_found';

export type DifferenceKind =
  | 'amount'
  | 'number'
  | 'percentage'
  | 'date'
  | 'period'
  | 'actor'
  | 'place'
  | 'modality'
  | 'polarity'
  | 'reference';

export interface Difference {
  kind: DifferenceKind;
  claim: string;
  source: string;
}

export interface ClaimPart {
  text: string;
  verdict: Verdict;
  citations: number[];
}

export interface ClaimCheck {
  id: string;
  verdict: Verdict;
  explanation: string;
  differences: Difference[];
  commitment: Commitment;
  parts: ClaimPart[];
  citations: Citation[];
  related: PassageView[];
  mode: 'extractive' | 'generative';
  aiGenerated: boolean;
  model: string | null;
  index: IndexIdentity;
}

export type DocumentStatus = 'indexed' | 'not_fetched';

/** A document as the corpus knows it, whether its text is there or not. */
export interface DocumentSummary {
  id: string;
  kind: DocumentKind;
  title: string;
  date: string | null;
  reference: string | null;
  sourceUrl: string | null;
  status: DocumentStatus;
  /** In words, for readers: why it is not there. Null when indexed. */
  statusReason: string | null;
}

export interface OutgoingReference extends PaperReference {
  papers: { id: string; status: DocumentStatus; statusReason: string | null; url: string }[];
}

export interface DocumentView extends DocumentSummary {
  text: string;
  sections: Section[];
  blocks: (Block & { id: string })[];
  footnotes: (Note & { text: string })[];
  references: OutgoingReference[];
}

export interface TimelineItem {
  title: string;
  /** As the source words it, such as `Q2 2027 en later`; null for an item without a date. */
  period: string | null;
  /** First and last day that the period can mean, ISO dates; null where open. */
  from: string | null;
  until: string | null;
  status: Commitment;
  /** What a reader should know beside it, such as a difference between prose and table. */
  note: string | null;
  citation: Citation;
}

export interface AskRequest {
  messages: ChatMessage[];
  language?: Language;
  documents?: string[];
}

export interface CheckClaimRequest {
  claim: string;
  language?: Language;
  documents?: string[];
}

export interface SearchRequest {
  query: string;
  limit: number;
  documents?: string[];
}

/** What the surfaces (HTTP, MCP, scripts, evals) ask of the program. All of it is read-only. */
export interface Services {
  index: IndexIdentity & { passages: number; documents: number; vectorIndex: string; embedder: string };
  ask(request: AskRequest, signal?: AbortSignal): Promise<Answer>;
  checkClaim(request: CheckClaimRequest, signal?: AbortSignal): Promise<ClaimCheck>;
  search(request: SearchRequest): Promise<PassageView[]>;
  listDocuments(): DocumentSummary[];
  getDocument(id: string): DocumentView | undefined;
  timeline(): TimelineItem[];
}
