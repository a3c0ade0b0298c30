import type { TermScores } from '../index/sparse-index.ts';
import type { VectorHit } from '../ports.ts';
import type { Passage } from '../types.ts';
import type { PassageIndexName, Pool } from './pool.ts';
import type { PromptScores } from './prompts.ts';
import type { Query } from './query.ts';
import { addNormalized, type Introduction } from './rows.ts';
import type { RetrievalWeights } from './weights.ts';

export interface FuseInput {
  pool: Pool<PassageIndexName>;
  prompts: PromptScores;
  /** The passages nearest to the question's vector, by row of the index. */
  hits: VectorHit[];
  passages: Passage[];
  /** Passages of the pool that announce others, in reading order, by row of the index. */
  introductions: Introduction[];
  weights: RetrievalWeights;
}

/** The fused score of every place of a pool: normalised scores, weighed and summed. */
export function fusePassages(query: Query, input: FuseInput): Float32Array {
  const { pool, weights, prompts } = input;
  const { sparse } = pool;
  const fused = new Float32Array(pool.size);
  const add = (scores: Float32Array, weight: number) =>
    addNormalized(fused, { scores, weight, scope: pool.scope });
  const scored = (index: TermScores, terms: Query['terms']) => {
    const scores = new Float32Array(pool.size);
    index.score(terms, scores);
    return scores;
  };
  add(scored(sparse.passageWords, query.terms), weights.passageWords);
  if (weights.grams) add(scored(sparse.passageGrams, query.grams), weights.passageGrams);
  if (weights.enrichment) {
    add(scored(sparse.enrichmentWords, query.terms), weights.enrichmentWords);
    if (weights.grams) add(scored(sparse.enrichmentGrams, query.grams), weights.enrichmentGrams);
    add(placeScores(pool, prompts.byPassage), weights.prompts);
  }
  const likeness = input.hits.map(({ row, score }) => [row, Math.max(0, score)] as const);
  add(placeScores(pool, likeness), weights.vector);
  adjust(fused, input);
  return fused;
}

function placeScores(
  pool: Pool<PassageIndexName>,
  scores: Iterable<readonly [number, number]>,
): Float32Array {
  const placed = new Float32Array(pool.size);
  for (const [row, score] of scores) {
    const place = pool.placeOf(row);
    if (place >= 0) placed[place] = score;
  }
  return placed;
}

/** A heading counts for less; what is announced counts for nearly as much as what announces it. */
function adjust(fused: Float32Array, { pool, passages, introductions, weights }: FuseInput): void {
  for (let place = 0; place < pool.size; place += 1) {
    if (fused[place] === 0) continue;
    if (passages[pool.rowAt(place)]!.kind === 'heading') fused[place] = fused[place]! * weights.headingFactor;
  }
  for (const { from, items } of introductions) {
    const share = fused[pool.placeOf(from)]! * weights.introducedFactor;
    for (const row of items) {
      const place = pool.placeOf(row);
      if (place >= 0) fused[place] = Math.max(fused[place]!, share);
    }
  }
}
