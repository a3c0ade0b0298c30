import { percentile } from '../../../evals/statistics.ts';
import { Judge } from './judge.ts';
import type { Peer, PeerCorpus, PeerIndex } from './peer.ts';
import type { QuerySet } from './read-letter.ts';
import { type Ranks, type SearchScore, scoreSearch } from './score-search.ts';

/** What one peer came to on one corpus; times in milliseconds, memory in megabytes. */
export interface PeerMeasurement {
  scores: Record<string, SearchScore>;
  indexMs: number;
  heapMb: number;
  rssMb: number;
  p50Ms: number;
  p95Ms: number;
}

const LIMIT = 10;
const WARM_UP = 50;
const MEGABYTE = 2 ** 20;

/**
 * Loads, indexes and asks. Memory is what the process grew by, the peer's own program included, after garbage was
 * collected where `gc` is exposed; times are of one search each, after some that do not count.
 */
export async function measurePeer(
  load: () => Promise<Peer>,
  { corpus, sets }: { corpus: PeerCorpus; sets: QuerySet[] },
): Promise<PeerMeasurement> {
  const before = memory();
  const peer = await load();
  const start = performance.now();
  const index = await peer.build(corpus);
  const indexMs = performance.now() - start;
  const after = memory();
  const queries = sets.flatMap((set) => set.queries);
  for (const { text } of queries.slice(0, WARM_UP)) await index.search(text, LIMIT);
  const times: number[] = [];
  const judge = new Judge(corpus);
  const scores: Record<string, SearchScore> = {};
  const all: Ranks[] = [];
  for (const { name, queries } of sets) {
    const ranks = await askAll(index, { queries, judge, times });
    scores[name] = scoreSearch(ranks);
    all.push(...ranks);
  }
  if (corpus.name === 'nl-wet') scores.all = scoreSearch(all);
  const at = (share: number) => percentile(times, share) ?? Number.NaN;
  return { scores, indexMs, ...difference(after, before), p50Ms: at(0.5), p95Ms: at(0.95) };
}

async function askAll(
  index: PeerIndex,
  { queries, judge, times }: { queries: QuerySet['queries']; judge: Judge; times: number[] },
): Promise<Ranks[]> {
  const ranks: Ranks[] = [];
  for (const query of queries) {
    const start = performance.now();
    const hits = await index.search(query.text, LIMIT);
    times.push(performance.now() - start);
    ranks.push(judge.rank(query, hits));
  }
  return ranks;
}

function memory(): NodeJS.MemoryUsage {
  globalThis.gc?.();
  return process.memoryUsage();
}

function difference(after: NodeJS.MemoryUsage, before: NodeJS.MemoryUsage) {
  const heap = (usage: NodeJS.MemoryUsage) => usage.heapUsed + usage.external;
  return {
    heapMb: (heap(after) - heap(before)) / MEGABYTE,
    rssMb: (after.rss - before.rss) / MEGABYTE,
  };
}
