import { type Analyzer, gramLine } from '../index/analyzer.ts';
import { GRAMS, type IndexContent, PASSAGES, type SparseName, searchText } from '../index/content.ts';
import {
  type CorpusStatistics,
  type LevelTerms,
  openGramLevels,
  openWordLevels,
} from '../index/corpus-statistics.ts';
import { ProjectedIndex } from '../index/projected-index.ts';
import { RecentValues } from '../index/recent-values.ts';
import {
  countLineGrams,
  countWords,
  RecountedIndex,
  readTextTerms,
  type TextTerms,
} from '../index/recounted-index.ts';
import type { SparseIndex } from '../index/sparse-index.ts';
import { type Pools, poolOf } from './pool.ts';

/** Characters of passages, and of units, that stay counted for the next question. */
const KEPT = 4_000_000;

interface RecountParts {
  content: IndexContent;
  statistics: CorpusStatistics;
  sparse: Record<SparseName, SparseIndex>;
  analyzer: Analyzer;
}

/**
 * Pools over a large index: words of passages and all enrichment have postings; 4-grams of passages, and units, are
 * counted in the texts themselves against the statistics of the corpus.
 */
export function recountPools(parts: RecountParts): Pools {
  const { content, sparse, analyzer } = parts;
  const grams = openGramLevels(parts.statistics);
  const words = openWordLevels(parts.statistics);
  const passages = new KeptTexts((row) => readPassage(row, content), analyzer);
  const units = new KeptTexts((row) => readUnit(row, content), analyzer);
  const expand = readExpansions(content);
  const expanded = new KeptTexts((row) => expand(row, readUnit(row, content)), analyzer);
  const wordsOf = (level: LevelTerms, rows: Uint32Array, texts: KeptTexts) =>
    new RecountedIndex({
      ...{ size: rows.length, level, constants: PASSAGES },
      count: countWords(() => Array.from(rows, (row) => texts.terms(row))),
    });
  const gramsOf = (level: LevelTerms, rows: Uint32Array, texts: KeptTexts) =>
    new RecountedIndex({
      ...{ size: rows.length, level, constants: GRAMS },
      count: countLineGrams(() => Array.from(rows, (row) => texts.line(row))),
    });
  // An index in a database keeps them there.
  const hasPostings = sparse.passageWords.data.rows.length > 0;
  return {
    ofPassages: (rows) =>
      poolOf(rows, {
        passageWords: hasPostings
          ? new ProjectedIndex(sparse.passageWords, rows)
          : wordsOf(words.passage, rows, passages),
        passageGrams: gramsOf(grams.passage, rows, passages),
        enrichmentWords: new ProjectedIndex(sparse.enrichmentWords, rows),
        enrichmentGrams: new ProjectedIndex(sparse.enrichmentGrams, rows),
      }),
    ofUnits: (rows) =>
      poolOf(rows, {
        unitWords: wordsOf(words.unit, rows, units),
        unitGrams: gramsOf(grams.unit, rows, units),
        expandedWords: wordsOf(words.expanded, rows, expanded),
        expandedGrams: gramsOf(grams.expanded, rows, expanded),
      }),
  };
}

/** Texts by row with their terms and their lines for 4-grams; those that were asked for last are kept. */
class KeptTexts {
  private readonly read: (row: number) => string;
  private readonly analyzer: Analyzer;
  private readonly keptTerms = new RecentValues<TextTerms>(KEPT);
  private readonly keptLines = new RecentValues<string>(KEPT);

  constructor(read: (row: number) => string, analyzer: Analyzer) {
    this.read = read;
    this.analyzer = analyzer;
  }

  terms(row: number): TextTerms {
    return this.keptTerms.take(row, () => {
      const text = this.read(row);
      // A map of terms weighs far more than its text.
      return { value: readTextTerms(text, this.analyzer), weight: text.length * 8 };
    });
  }

  line(row: number): string {
    return this.keptLines.take(row, () => {
      const value = gramLine(this.read(row));
      return { value, weight: value.length };
    });
  }
}

function readPassage(row: number, { passages, documents }: IndexContent): string {
  const passage = passages[row]!;
  // Only a note is read with words of its document.
  const own = passage.kind === 'note' ? documents.filter(({ id }) => id === passage.documentId) : [];
  return searchText(passage, own);
}

/** The words of a unit, out of its passage. */
function readUnit(row: number, { units, passages }: IndexContent): string {
  const { passage, start, end } = units[row]!;
  const { text, start: from } = passages[passage]!;
  return text.slice(start - from, end - from);
}

/** Gives a unit's words with the questions and statements that lead to it. */
function readExpansions({ prompts }: IndexContent): (unit: number, text: string) => string {
  const ofUnit = new Map<number, string[]>();
  for (const { kind, unit, text } of prompts) {
    if (kind === 'gap' || unit < 0) continue;
    const list = ofUnit.get(unit) ?? [];
    ofUnit.set(unit, list);
    list.push(text);
  }
  return (unit, text) => [text, ...(ofUnit.get(unit) ?? [])].join('\n');
}
