import type { LexiconEntry, Passage, Prompt, SourceDocument, Unit } from '../types.ts';
import { Analyzer, grams } from './analyzer.ts';
import type { CorpusStatistics } from './corpus-statistics.ts';
import { buildSparseIndex, type SparseIndexData, type Weighting } from './sparse-index.ts';
import { CompoundSplitter } from './split-vocabulary.ts';

/** Names of the inverted indexes, by what a row is and which terms it holds. */
export const SPARSE_NAMES = [
  'passageWords',
  'passageGrams',
  'enrichmentWords',
  'enrichmentGrams',
  'unitWords',
  'unitGrams',
  'expandedWords',
  'expandedGrams',
  'promptWords',
  'promptGrams',
] as const;

export type SparseName = (typeof SPARSE_NAMES)[number];

/** All that ingest prepares and an answer needs, without vectors. */
export interface IndexContent {
  documents: SourceDocument[];
  passages: Passage[];
  units: Unit[];
  prompts: Prompt[];
  lexicon: LexiconEntry[];
  splitVocabulary: string[];
  /** Of a large corpus the indexes that `statistics` stands for are empty. */
  sparse: Record<SparseName, SparseIndexData>;
  /** Of a large corpus: what scoring needs of units and 4-grams that are counted only when a question reaches them. */
  statistics?: CorpusStatistics | undefined;
  /** Of a large corpus: units, from the first on, whose facts were read at ingest. Nothing should walk over the rest. */
  unitsRead?: number | undefined;
}

export interface ContentInput {
  documents: SourceDocument[];
  passages: Passage[];
  units: Unit[];
  prompts: Prompt[];
  /** Search terms by row of the passage. */
  terms: Map<number, string[]>;
  lexicon: LexiconEntry[];
  splitVocabulary: string[];
}

export const PASSAGES = { kind: 'bm25', k1: 1.2, b: 0.5 } as const satisfies Weighting;
export const GRAMS = { kind: 'bm25', k1: 1.2, b: 0.6 } as const satisfies Weighting;
const PROMPTS: Weighting = { kind: 'cosine' };

/** An index of more passages keeps statistics in place of postings for all but its passages' words. */
export const LARGE = 5000;

/** Text under which a passage is found: its headings, the sentence that a note hangs on, its own words. */
export function searchText(passage: Passage, documents: SourceDocument[]): string {
  return `${searchContext(passage, documents)}\n${passage.text}`;
}

/** What a passage is found under beside its own words. */
export function searchContext(passage: Passage, documents: SourceDocument[]): string {
  const context = passage.kind === 'note' ? noteContext(passage, documents) : '';
  return `${passage.section.join('. ')}\n${context}`;
}

function noteContext(passage: Passage, documents: SourceDocument[]): string {
  const document = documents.find(({ id }) => id === passage.documentId);
  const note = document?.notes.find(({ start }) => start === passage.start);
  if (!document || !note) return '';
  return document.text.slice(Math.max(0, note.anchor - 300), note.anchor);
}

/** Builds every inverted index of the corpus. The same input gives the same bytes. */
export function buildContent(input: ContentInput): IndexContent {
  const analyzer = new Analyzer(new CompoundSplitter(input.splitVocabulary));
  const passageTexts = input.passages.map((passage) => searchText(passage, input.documents));
  const unitTexts = readUnitTexts(input);
  const expandedTexts = expandUnits(unitTexts, input.prompts);
  const terms = (text: string) => analyzer.terms(text);
  return {
    ...recordsOf(input),
    sparse: {
      passageWords: buildSparseIndex(passageTexts.map(terms), PASSAGES),
      passageGrams: buildSparseIndex(passageTexts.map(grams), GRAMS),
      ...buildPromptIndexes(input, analyzer),
      unitWords: buildSparseIndex(unitTexts.map(terms), PASSAGES),
      unitGrams: buildSparseIndex(unitTexts.map(grams), GRAMS),
      expandedWords: buildSparseIndex(expandedTexts.map(terms), PASSAGES),
      expandedGrams: buildSparseIndex(expandedTexts.map(grams), GRAMS),
    },
  };
}

/** What of its input an index holds as it is. */
export function recordsOf(input: ContentInput): Omit<IndexContent, 'sparse'> {
  const { documents, passages, units, prompts, lexicon, splitVocabulary } = input;
  return { documents, passages, units, prompts, lexicon, splitVocabulary };
}

/** The indexes of all that was written to find passages by. */
export function buildPromptIndexes(input: ContentInput, analyzer: Analyzer) {
  const enrichments = enrichmentTexts(input);
  const prompts = input.prompts.map((prompt) => prompt.text);
  const terms = (text: string) => analyzer.terms(text);
  const questionTerms = (text: string) => analyzer.questionTerms(text);
  return {
    enrichmentWords: buildSparseIndex(enrichments.map(terms), PASSAGES),
    enrichmentGrams: buildSparseIndex(enrichments.map(grams), GRAMS),
    promptWords: buildSparseIndex(prompts.map(questionTerms), PROMPTS),
    promptGrams: buildSparseIndex(prompts.map(grams), PROMPTS),
  };
}

/** The words of every unit. */
export function readUnitTexts(input: Pick<ContentInput, 'documents' | 'passages' | 'units'>): string[] {
  const textOf = new Map(input.documents.map((document) => [document.id, document.text]));
  return input.units.map((unit) =>
    textOf.get(input.passages[unit.passage]!.documentId)!.slice(unit.start, unit.end),
  );
}

/** The questions and terms of each passage as one text; gaps lead nowhere, so they stay out. */
export function enrichmentTexts(input: Pick<ContentInput, 'passages' | 'prompts' | 'terms'>): string[] {
  const texts = input.passages.map((_, row) => [...(input.terms.get(row) ?? [])]);
  for (const prompt of input.prompts) if (prompt.kind !== 'gap') texts[prompt.passage]?.push(prompt.text);
  return texts.map((lines) => lines.join('\n'));
}

/** Each unit's own words with the questions and statements that lead to it: document expansion, a sentence at a time. */
export function expandUnits(texts: string[], prompts: Prompt[]): string[] {
  const expanded = texts.map((text) => [text]);
  for (const prompt of prompts) if (prompt.kind !== 'gap') expanded[prompt.unit]?.push(prompt.text);
  return expanded.map((lines) => lines.join('\n'));
}
