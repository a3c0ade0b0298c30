import type { BlockKind, DocumentKind, Span } from '../types.ts';

/** A sentence, list item, table row, signature, letterhead line or note that a verdict may rest on. */
export interface EvidenceUnit extends Span {
  /** Names the unit; the same for the same unit in every search of a run. */
  key: string;
  documentId: string;
  passageId: string;
  kind: BlockKind;
  /** The words themselves: the document's text from `start` to `end`. */
  text: string;
  section: string[];
  /** For a table row: its period, a quotable unit of its own. */
  period: (Span & { text: string }) | null;
  /** ISO date of its document: gives `dit jaar` its year. */
  documentDate: string;
  documentTitle: string;
  documentKind: DocumentKind;
  /** Blind-written statements that say the same, and questions that it answers. Searched, never shown. */
  statements: string[];
  questions: string[];
  /** Place in reading order inside its document; units of a passage stand together. */
  order: number;
}

export interface EvidenceHit {
  unit: EvidenceUnit;
  /** How near the unit itself and its paraphrases are to the text, 0 to 1. */
  similarity: number;
}

/** What a claim check needs of the rest of the program; `services.ts` makes it from the retriever. */
export interface ClaimEvidence {
  /** Every unit, in reading order; of a large corpus those of our own documents. */
  readonly units: readonly EvidenceUnit[];
  /** Units that bear on a text, nearest first; `documents` limits them to those documents. */
  retrieve(
    text: string,
    options: { documents?: string[] | undefined; limit: number },
  ): Promise<EvidenceHit[]>;
  /** Units of the same document by reading order, from `from` to `until` (exclusive). */
  neighbours(documentId: string, from: number, until: number): EvidenceUnit[];
  /** Stems of one folded word and of its compound parts, each with a weight from 0 to 1; the whole word is first. */
  wordTerms(word: string): readonly [string, number][];
  /** How telling a term is: about 0 for one that stands everywhere, 5 and more for a rare or unknown one. */
  idf(term: string): number;
  /** Policy words that a hand-made lexicon gives for a word or short phrase in everyday Dutch or English. */
  expand(phrase: string): { words: string[]; weak: boolean }[];
}
