import type { SparseName } from '../index/content.ts';
import type { SparseIndex } from '../index/sparse-index.ts';
import type { UnitHit } from '../ports.ts';
import type { Span, Unit } from '../types.ts';
import type { PromptScores } from './prompts.ts';
import type { Query } from './query.ts';
import { range } from './rows.ts';
import type { RetrievalWeights, UnitSignals } from './weights.ts';

type Sparse = Record<SparseName, SparseIndex>;

interface UnitContext {
  units: Unit[];
  /** For each passage the rows of its units. */
  unitsOf: Span[];
  sparse: Sparse;
  weights: RetrievalWeights;
  /** Rows of the passages whose units count, best first, and the fused scores of all. */
  passages: number[];
  fused: Float32Array;
  prompts: PromptScores;
}

/** The units of the best passages with their signals, best first. */
export function rankUnits(query: Query, from: UnitContext): UnitHit[] {
  const { weights, sparse } = from;
  const rows = from.passages.flatMap((passage) => range(from.unitsOf[passage]));
  const relative = (index: SparseIndex, terms: Query['terms']) => relativeScores(index, { terms, rows });
  const words = relative(sparse.unitWords, query.terms);
  const gramScores = weights.grams ? relative(sparse.unitGrams, query.grams) : words;
  const expandedWords = weights.enrichment ? relative(sparse.expandedWords, query.terms) : words;
  const enrichedGrams = weights.enrichment ? sparse.expandedGrams : sparse.unitGrams;
  const expandedGrams = weights.grams ? relative(enrichedGrams, query.grams) : expandedWords;
  const inPassage = [sparse.passageWords, ...(weights.enrichment ? [sparse.enrichmentWords] : [])];
  const inUnit = [weights.enrichment ? sparse.expandedWords : sparse.unitWords];
  const unitCoverage = coverageOf(query, { sparse, indexes: [sparse.unitWords], literal: false });
  const coverage = coverageOf(query, { sparse, indexes: inPassage, literal: false });
  const literalUnitCoverage = coverageOf(query, { sparse, indexes: inUnit, literal: true });
  const literalCoverage = coverageOf(query, { sparse, indexes: inPassage, literal: true });
  const missed = missedBy(query, { sparse, index: inUnit[0]! });
  const topPassage = from.fused[from.passages[0] ?? 0] || 1;
  const hits = rows.map((unit): UnitHit => {
    const passage = from.units[unit]!.passage;
    const signals = {
      passageScore: from.fused[passage]! / topPassage,
      wordScore: words[unit]!,
      textScore: 0.5 * words[unit]! + 0.5 * gramScores[unit]!,
      expandedWordScore: expandedWords[unit]!,
      expandedGramScore: expandedGrams[unit]!,
      promptScore: from.prompts.byUnit[unit]!,
      unitCoverage: unitCoverage[unit]!,
      coverage: coverage[passage]!,
      literalUnitCoverage: literalUnitCoverage[unit]!,
      literalCoverage: literalCoverage[passage]!,
      missed: missed[unit]!,
    };
    return { unit, passage, score: weigh(signals, weights.unit), ...signals };
  });
  return hits.sort((a, b) => b.score - a.score || a.unit - b.unit);
}

/** For each row, the share of the query's words, weighted by idf, that one of the indexes holds there. */
function coverageOf(
  query: Query,
  { sparse, indexes, literal }: { sparse: Sparse; indexes: SparseIndex[]; literal: boolean },
): Float32Array {
  const size = indexes[0]!.size;
  const covered = new Float32Array(size);
  let total = 0;
  for (const word of query.words) {
    const keys = literal ? word.own : [...word.terms.keys()];
    if (keys.length === 0) continue;
    const weighing = literal ? sparse.promptWords : sparse.passageWords;
    const idf = Math.max(...keys.map((term) => weighing.idf(term)));
    const seen = new Uint8Array(size);
    for (const index of indexes) for (const term of keys) index.mark(term, seen);
    for (let row = 0; row < size; row += 1) covered[row]! += seen[row]! * idf;
    total += idf;
  }
  for (let row = 0; row < size; row += 1) covered[row]! /= total || 1;
  return covered;
}

/** For each row, the idf of the most telling word of the query that it lacks, relative to that of an unknown word. */
function missedBy(query: Query, { sparse, index }: { sparse: Sparse; index: SparseIndex }): Float32Array {
  const missed = new Float32Array(index.size);
  const { promptWords } = sparse;
  const top = promptWords.idf('');
  for (const { own } of query.words) {
    if (own.length === 0) continue;
    const idf = Math.max(...own.map((term) => promptWords.idf(term))) / top;
    const seen = new Uint8Array(index.size);
    for (const term of own) index.mark(term, seen);
    for (let row = 0; row < index.size; row += 1) if (!seen[row]) missed[row] = Math.max(missed[row]!, idf);
  }
  return missed;
}

/** Scores of an index divided by the best of the given rows. */
function relativeScores(index: SparseIndex, at: { terms: Query['terms']; rows: number[] }): Float32Array {
  const scores = new Float32Array(index.size);
  index.score(at.terms, scores);
  let top = 1e-9;
  for (const row of at.rows) top = Math.max(top, scores[row]!);
  for (const row of at.rows) scores[row] = scores[row]! / top;
  return scores;
}

function weigh(signals: UnitSignals, weights: UnitSignals): number {
  let sum = 0;
  for (const name of Object.keys(weights) as (keyof UnitSignals)[]) sum += signals[name] * weights[name];
  return sum;
}
