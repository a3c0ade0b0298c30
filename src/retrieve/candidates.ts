import type { TopRows } from '../index/top-rows.ts';
import type { CandidateIndex, VectorHit } from '../ports.ts';
import type { Span } from '../types.ts';
import type { PromptScores } from './prompts.ts';
import type { Query } from './query.ts';
import { type Introduction, inScope } from './rows.ts';

/** Passages that the words propose; the best by enrichment, questions and vectors join them. */
const BY_WORDS = 200;
const BY_ENRICHMENT = 50;
const BY_PROMPTS = 50;

interface ProposeInput {
  candidates: CandidateIndex;
  /** The best passages by what was written to find them by. */
  enrichment: TopRows | null;
  prompts: PromptScores;
  vector: Float32Array | null;
  hits: VectorHit[];
  introductionsOf: ReadonlyMap<number, Introduction[]>;
  scope: Span[] | null;
}

/**
 * Rows, ascending, of the passages that are worth ranking: all of a small scope, else what words, enrichment, questions
 * and vectors propose, and what the proposed ones announce.
 */
export async function proposeRows(query: Query, input: ProposeInput): Promise<Uint32Array> {
  const { scope } = input;
  if (scope && sizeOf(scope) <= BY_WORDS) return Uint32Array.from(new Set(scope.flatMap(listRows))).sort();
  const ranges = scope ?? undefined;
  const asked = { terms: query.terms, vector: input.vector };
  const rows = new Set([
    ...(await input.candidates.propose(asked, BY_WORDS, ranges)),
    ...(input.enrichment?.find(query.terms, BY_ENRICHMENT, ranges) ?? []),
    ...bestPrompted(input.prompts),
    ...input.hits.map(({ row }) => row),
  ]);
  for (const row of [...rows]) {
    for (const { items } of input.introductionsOf.get(row) ?? []) for (const item of items) rows.add(item);
  }
  return Uint32Array.from([...rows].filter((row) => inScope(scope, row))).sort();
}

function sizeOf(scope: Span[]): number {
  return scope.reduce((sum, { start, end }) => sum + end - start, 0);
}

function listRows({ start, end }: Span): number[] {
  return Array.from({ length: end - start }, (_, at) => start + at);
}

function bestPrompted({ byPassage }: PromptScores): number[] {
  const best = [...byPassage].sort(([a, one], [b, other]) => other - one || a - b);
  return best.slice(0, BY_PROMPTS).map(([row]) => row);
}
