import {
  buildPromptIndexes,
  type ContentInput,
  type IndexContent,
  readUnitTexts,
  recordsOf,
  searchText,
} from './content.ts';
import { buildSparseIndex, type Weighting } from './sparse-index.ts';
import type { TextAnalysis } from './text-analysis.ts';

const WORDS: Weighting = { kind: 'bm25', k1: 1.2, b: 0.75 };
const GRAMS: Weighting = { kind: 'bm25', k1: 1.2, b: 0.8 };

/**
 * As `buildContent`, by another analysis than the one that serves: for a corpus without enrichment, held in memory. A
 * retriever over it must be given the same analysis.
 */
export function buildAnalyzedContent(input: ContentInput, analysis: TextAnalysis): IndexContent {
  const passages = input.passages.map((passage) => searchText(passage, input.documents));
  const units = readUnitTexts(input);
  const words = (texts: string[]) => buildSparseIndex(texts.map(analysis.passageTerms), WORDS);
  const grams = (texts: string[]) => buildSparseIndex(texts.map(analysis.passageGrams), GRAMS);
  const [unitWords, unitGrams] = [words(units), grams(units)];
  return {
    ...recordsOf(input),
    sparse: {
      ...buildPromptIndexes(input, analysis.analyzer),
      ...{ passageWords: words(passages), passageGrams: grams(passages) },
      ...{ unitWords, unitGrams, expandedWords: unitWords, expandedGrams: unitGrams },
    },
  };
}
