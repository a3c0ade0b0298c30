import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { loadHnswlib } from '../../src/engines/hnsw-graph.ts';
import { AppError } from '../../src/errors.ts';
import { ingestCorpus } from '../../src/node/ingest-corpus.ts';
import { openAndAsk } from './known-answers.ts';
import { type Counting, createTally, describeTimes, type Run, type Tally } from './tally.ts';
import { createWorkbench, putIndex, startIngest, type Workbench } from './workbench.ts';

const LANES = 2;

/** What the two states of the corpus say, by version of their index. */
type Known = Map<string, string>;

interface Lane {
  bench: Workbench;
  known: Known;
  /** How long a whole ingest takes here, in milliseconds. */
  duration: number;
  artifact: string;
  tally: Counting;
  run: Run;
  killedAt: number[];
}

/**
 * Kills ingests of the corpus at random moments: two thirds anywhere between start and end, one third in the moments in
 * which files are written. After each the folder must hold the old or the new index, whole, and the next ingest succeed.
 */
export async function killIngest(run: Run): Promise<Tally> {
  const kills = run.quick ? 4 : 200;
  const bench = await createWorkbench();
  const tally = createTally('killed', 'ended before it was killed', 'old index', 'new index', 'no index yet');
  try {
    const { known, duration } = await measure(bench);
    run.note(`an ingest takes ${duration.toFixed(0)} ms; ${kills} kills on ${LANES} artifact folders`);
    const killedAt: number[] = [];
    const lanes = Array.from({ length: LANES }, (_, lane) =>
      killInLane(
        { bench, known, duration, artifact: path.join(bench.root, `artifact-${lane}`), tally, run, killedAt },
        kills / LANES,
      ),
    );
    await Promise.all(lanes);
    tally.counts['moments of the kills'] = describeTimes(killedAt) as never;
    return tally;
  } finally {
    await bench.remove();
  }
}

async function measure(bench: Workbench): Promise<{ known: Known; duration: number }> {
  const known: Known = new Map();
  for (const index of bench.indexes) {
    const { version, answers } = await openAndAsk(index);
    known.set(version, answers);
  }
  const artifact = await putIndex(bench, 'measured');
  const began = performance.now();
  const { code, err } = await startIngest({ corpus: bench.corpora[1], artifact }).ended;
  if (code !== 0) throw new AppError('internal', `the ingest to measure failed: ${err}`);
  return { known, duration: performance.now() - began };
}

async function killInLane(lane: Lane, kills: number): Promise<void> {
  let killed = 0;
  for (let turn = 0; killed < kills && turn < kills * 2; turn += 1) {
    const corpus = lane.bench.corpora[turn % 2]!;
    const before = await versionIn(lane.artifact);
    if (await killOnce(lane, { corpus, isInWrite: turn % 3 === 2 })) killed += 1;
    await checkFolder(lane, { before, corpus });
    if (killed > 0 && killed % 25 === 0) lane.run.note(`${path.basename(lane.artifact)}: ${killed} kills`);
  }
}

const versionIn = (artifact: string) =>
  openAndAsk(artifact).then(
    ({ version }) => version,
    () => null,
  );

/** False when the ingest ended before its moment. */
async function killOnce(lane: Lane, at: { corpus: string; isInWrite: boolean }): Promise<boolean> {
  const { artifact, duration, run, tally } = lane;
  const began = performance.now();
  const { child, ended } = startIngest({ corpus: at.corpus, artifact });
  if (at.isInWrite) {
    while (child.exitCode === null && !(await isWriting(artifact))) await setTimeout(2);
    await setTimeout(run.random.below(120));
  } else {
    await setTimeout(run.random() * duration);
  }
  child.kill('SIGKILL');
  lane.killedAt.push(performance.now() - began);
  const { code } = await ended;
  tally.count(code === null ? 'killed' : 'ended before it was killed');
  return code === null;
}

/** Whether parts are being written: the graph is the first. */
async function isWriting(artifact: string): Promise<boolean> {
  const names = await readdir(artifact).catch(() => []);
  return names.some((name) => /^graph\..*part$/u.test(name));
}

async function checkFolder(lane: Lane, was: { before: string | null; corpus: string }): Promise<void> {
  const { artifact, known, tally } = lane;
  const found = await openAndAsk(artifact).catch((error: AppError) => error);
  if (found instanceof Error) {
    const isEmpty = was.before === null && (found as AppError).type === 'artifact_missing';
    tally.expect(isEmpty, 'no index yet', `after a kill the index cannot be opened: ${found.message}`);
  } else {
    const isOld = found.version === was.before;
    const isRight = known.get(found.version) === found.answers && found.broken.length === 0;
    tally.expect(
      isRight,
      isOld ? 'old index' : 'new index',
      `after a kill, ${found.version} answers otherwise`,
    );
  }
  await ingestAgain(lane, was.corpus);
}

/** The next ingest, here: it must take over the lock, build the new index and leave nothing lying about. */
async function ingestAgain({ artifact, known, tally }: Lane, corpus: string): Promise<void> {
  const next = await ingestCorpus({ corpus, artifact, loadAddon: loadHnswlib }).catch(
    (error: Error) => error,
  );
  if (next instanceof Error) return void tally.failures.push(`the next ingest fails: ${next.message}`);
  tally.expect(known.has(next.version), 'next ingest succeeded', `the next ingest built ${next.version}`);
  const names = await readdir(artifact);
  const parts = names.map((name) => name.split('-')[0]);
  const isClean = new Set(parts).size === parts.length && !names.some((name) => /part$|lock/u.test(name));
  tally.expect(isClean, 'nothing left over', `left over: ${names.join(' ')}`);
}
