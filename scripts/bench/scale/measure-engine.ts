import { type QuestionItem, readQuestions } from '../../../evals/read-items.ts';
import { rankGroups } from '../../../evals/score-retrieval.ts';
import { percentile } from '../../../evals/statistics.ts';
import { DEFAULT_CORPUS } from '../../../src/node/folders.ts';
import { parseCorpus, readCorpusFiles } from '../../../src/node/read-corpus.ts';
import { type Ranks, type SearchScore, scoreSearch } from '../peers/score-search.ts';
import type { FoundPassage, OpenScaleEngine, ScaleEngine } from './engine.ts';

export interface SearchMeasurement {
  p50: number;
  p95: number;
  /** Mean processor time of a search: it says more than the clock on a machine that others use. */
  cpu: number;
  score: SearchScore;
}

/** Times in milliseconds, memory in bytes. */
export interface EngineMeasurement {
  name: string;
  load: number;
  loadCpu: number;
  /** What the process holds after loading, and after all searches; the most that it held. Node included. */
  rssLoaded: number;
  rssSearched: number;
  peak: number;
  scoped: SearchMeasurement;
  unscoped: SearchMeasurement;
  recall: number | null;
}

const LIMIT = 10;
const WARM_UP = 40;

/**
 * Opens an engine and asks it the letter's evaluation questions, within the letter and its nota and without a scope. A
 * question that follows on another is left out: a search has no history.
 */
export async function measureEngine(folder: string, open: OpenScaleEngine): Promise<EngineMeasurement> {
  const [start, used] = [performance.now(), processor()];
  const engine = await open(folder);
  const [load, loadCpu] = [performance.now() - start, processor() - used];
  try {
    globalThis.gc?.();
    const rssLoaded = process.memoryUsage().rss;
    const items = await readLetterQuestions();
    const documents = await listOwnDocuments();
    const scoped = await measureSearch(engine, { items, documents });
    const unscoped = await measureSearch(engine, { items });
    globalThis.gc?.();
    const recall = (await engine.measureRecall?.(items.map(({ question }) => question))) ?? null;
    const [rssSearched, peak] = [process.memoryUsage().rss, process.resourceUsage().maxRSS * 1024];
    return { name: engine.name, load, loadCpu, rssLoaded, rssSearched, peak, scoped, unscoped, recall };
  } finally {
    await engine.close();
  }
}

/** The questions of both evaluation sets that the letter or its nota answers. */
export async function readLetterQuestions(): Promise<QuestionItem[]> {
  const items = [...(await readQuestions('questions.jsonl')), ...(await readQuestions('own.jsonl'))];
  return items.filter(({ evidence, history }) => evidence.length > 0 && !history);
}

async function listOwnDocuments(): Promise<string[]> {
  const { documents, own } = await parseCorpus(await readCorpusFiles(DEFAULT_CORPUS));
  return documents.slice(0, own).map(({ id }) => id);
}

async function measureSearch(
  engine: ScaleEngine,
  { items, documents }: { items: QuestionItem[]; documents?: string[] },
): Promise<SearchMeasurement> {
  for (const { question } of items.slice(-WARM_UP))
    await engine.search(question, { limit: LIMIT, documents });
  const used = processor();
  const times: number[] = [];
  const found: FoundPassage[][] = [];
  for (const { question } of items) {
    const start = performance.now();
    found.push(await engine.search(question, { limit: LIMIT, documents }));
    times.push(performance.now() - start);
  }
  const spent = processor();
  const ranks = items.map(({ evidence }, place): Ranks => rankGroups(evidence, found[place]!));
  const at = (share: number) => percentile(times, share) ?? Number.NaN;
  const cpu = (spent - used) / items.length;
  return { p50: at(0.5), p95: at(0.95), cpu, score: scoreSearch(ranks) };
}

/** Milliseconds of processor time that this process has used, on all cores. */
function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
