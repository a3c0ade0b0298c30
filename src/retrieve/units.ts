import type { TermScores } from '../index/sparse-index.ts';
import type { UnitHit } from '../ports.ts';
import type { Pools } from './pool.ts';
import type { PromptScores } from './prompts.ts';
import type { Query } from './query.ts';
import type { RetrievalWeights, UnitSignals } from './weights.ts';

interface UnitContext {
  pools: Pools;
  /** For each passage the row of its first unit; one more at the end. */
  firstUnits: Uint32Array;
  /** The words of the blind-written questions: they say how telling a word of a question is. */
  promptWords: TermScores;
  weights: RetrievalWeights;
  /** Rows of the passages whose units count with their fused scores, best first. */
  passages: { row: number; score: number }[];
  prompts: PromptScores;
}

/** The units of the best passages with their signals, best first. */
export function rankUnits(query: Query, from: UnitContext): UnitHit[] {
  const { weights, promptWords } = from;
  const { passagePool, unitPool, passageOf } = poolUnits(from);
  const { sparse } = unitPool;
  const relative = (index: TermScores, terms: Query['terms']) => relativeScores(index, terms);
  const words = relative(sparse.unitWords, query.terms);
  const gramScores = weights.grams ? relative(sparse.unitGrams, query.grams) : words;
  const expandedWords = weights.enrichment ? relative(sparse.expandedWords, query.terms) : words;
  const enrichedGrams = weights.enrichment ? sparse.expandedGrams : sparse.unitGrams;
  const expandedGrams = weights.grams ? relative(enrichedGrams, query.grams) : expandedWords;
  const { passageWords, enrichmentWords } = passagePool.sparse;
  const inPassage = [passageWords, ...(weights.enrichment ? [enrichmentWords] : [])];
  const inUnit = weights.enrichment ? sparse.expandedWords : sparse.unitWords;
  const unitCoverage = coverageOf(query, { weighing: passageWords, indexes: [sparse.unitWords] });
  const coverage = coverageOf(query, { weighing: passageWords, indexes: inPassage });
  const literal = { weighing: promptWords, literal: true };
  const literalUnitCoverage = coverageOf(query, { ...literal, indexes: [inUnit] });
  const literalCoverage = coverageOf(query, { ...literal, indexes: inPassage });
  const missed = missedBy(query, { promptWords, index: inUnit });
  const scores = new Map(from.passages.map(({ row, score }) => [row, score]));
  const topPassage = from.passages[0]?.score || 1;
  const hits = Array.from({ length: unitPool.size }, (_, at): UnitHit => {
    const [unit, passage] = [unitPool.rowAt(at), passageOf[at]!];
    const place = passagePool.placeOf(passage);
    const signals = {
      passageScore: scores.get(passage)! / topPassage,
      wordScore: words[at]!,
      textScore: 0.5 * words[at]! + 0.5 * gramScores[at]!,
      expandedWordScore: expandedWords[at]!,
      expandedGramScore: expandedGrams[at]!,
      promptScore: from.prompts.byUnit.get(unit) ?? 0,
      unitCoverage: unitCoverage[at]!,
      coverage: coverage[place]!,
      literalUnitCoverage: literalUnitCoverage[at]!,
      literalCoverage: literalCoverage[place]!,
      missed: missed[at]!,
    };
    return { unit, passage, score: weigh(signals, weights.unit), ...signals };
  });
  return hits.sort((a, b) => b.score - a.score || a.unit - b.unit);
}

/** The passages and their units in reading order, and for each unit the row of its passage. */
function poolUnits({ pools, firstUnits, passages }: UnitContext) {
  const rows = passages.map(({ row }) => row).sort((a, b) => a - b);
  const units: number[] = [];
  const passageOf: number[] = [];
  for (const row of rows) {
    for (let unit = firstUnits[row]!; unit < firstUnits[row + 1]!; unit += 1) {
      units.push(unit);
      passageOf.push(row);
    }
  }
  return {
    passagePool: pools.ofPassages(Uint32Array.from(rows)),
    unitPool: pools.ofUnits(Uint32Array.from(units)),
    passageOf,
  };
}

/** For each row, the share of the query's words, weighted by idf, that one of the indexes holds there. */
function coverageOf(
  query: Query,
  { indexes, weighing, literal = false }: { indexes: TermScores[]; weighing: TermScores; literal?: boolean },
): Float32Array {
  const size = indexes[0]!.size;
  const covered = new Float32Array(size);
  let total = 0;
  for (const word of query.words) {
    const keys = literal ? word.own : [...word.terms.keys()];
    if (keys.length === 0) continue;
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
function missedBy(
  query: Query,
  { promptWords, index }: { promptWords: TermScores; index: TermScores },
): Float32Array {
  const missed = new Float32Array(index.size);
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

/** Scores of an index divided by the best of them. */
function relativeScores(index: TermScores, terms: Query['terms']): Float32Array {
  const scores = new Float32Array(index.size);
  index.score(terms, scores);
  let top = 1e-9;
  for (const score of scores) top = Math.max(top, score);
  for (let row = 0; row < scores.length; row += 1) scores[row] = scores[row]! / top;
  return scores;
}

function weigh(signals: UnitSignals, weights: UnitSignals): number {
  let sum = 0;
  for (const name of Object.keys(weights) as (keyof UnitSignals)[]) sum += signals[name] * weights[name];
  return sum;
}
