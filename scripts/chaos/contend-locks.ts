import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openAndAsk } from './known-answers.ts';
import { type Counting, createTally, type Run, type Tally } from './tally.ts';
import { createWorkbench, type Ended, startIngest, type Workbench } from './workbench.ts';

const LOCK = 'ingest.lock';

interface Contest {
  bench: Workbench;
  artifact: string;
  tally: Counting;
}

/**
 * Starts two and eight ingests of one folder at once, with no lock, with the lock of a process that is gone and with one
 * that is half written; then with the lock of another machine. One works, the others say so, and the index is whole.
 */
export async function contendLocks({ quick }: Run): Promise<Tally> {
  const bench = await createWorkbench();
  const tally = createTally('ingests that worked', 'ingests that said another one runs');
  const contest = { bench, artifact: path.join(bench.root, 'artifact'), tally };
  try {
    const sizes = quick ? [2] : [2, 2, 2, 8, 8, 8];
    for (const [round, size] of sizes.entries()) {
      for (const lock of quick ? ['gone'] : ['none', 'gone', 'half']) {
        await leaveLock(contest.artifact, lock);
        await compete(contest, { size, corpus: bench.corpora[round % 2]! });
      }
    }
    await meetForeignLock(contest);
    return tally;
  } finally {
    await bench.remove();
  }
}

/** A lock as somebody else may have left it. */
async function leaveLock(artifact: string, kind: string): Promise<void> {
  if (kind === 'none' || (await readdir(artifact).catch(() => [])).length === 0) return;
  const text = kind === 'half' ? '{"pid":12' : JSON.stringify({ pid: 2 ** 22 + 1, began: '1' });
  await writeFile(path.join(artifact, LOCK), text);
}

async function compete(contest: Contest, { size, corpus }: { size: number; corpus: string }): Promise<void> {
  const { artifact, tally } = contest;
  const programs = Array.from({ length: size }, () => startIngest({ corpus, artifact }));
  const ends = await Promise.all(programs.map(({ ended }) => ended));
  const worked = ends.filter(({ code }) => code === 0).length;
  tally.count('ingests that worked', worked);
  tally.count('ingests that said another one runs', ends.filter(isHeld).length);
  const other = ends.find((end) => end.code !== 0 && !isHeld(end));
  tally.expect(worked > 0, 'contests with a winner', `none of ${size} worked: ${ends[0]!.err}`);
  if (other) tally.failures.push(`an ingest ended with ${other.code}: ${other.err}`);
  await checkAfter(contest);
}

function isHeld({ code, err }: Ended): boolean {
  return (
    code === 1 && /An ingest is running already: .* holds ingest\.lock/u.test(err) && !err.includes('    at ')
  );
}

async function checkAfter({ artifact, tally }: Contest): Promise<void> {
  const opened = await openAndAsk(artifact).catch((error: Error) => error);
  const isWhole = !(opened instanceof Error) && opened.broken.length === 0;
  const why = opened instanceof Error ? opened.message : String(opened.broken);
  tally.expect(isWhole, 'whole afterwards', `after a contest: ${why}`);
  const left = (await readdir(artifact)).filter((name) => /lock|part$/u.test(name));
  tally.expect(left.length === 0, 'nothing left over', `left over: ${left.join(' ')}`);
}

/** Nobody here can tell whether a process of another machine still runs, so its lock stays until a person removes it. */
async function meetForeignLock({ bench, artifact, tally }: Contest): Promise<void> {
  const { ended } = startIngest({ corpus: bench.corpora[0], artifact });
  await ended;
  const lock = path.join(artifact, LOCK);
  const text = JSON.stringify({ pid: 1, began: '1', host: 'een-andere-machine' });
  await writeFile(lock, text);
  const end = await startIngest({ corpus: bench.corpora[1], artifact }).ended;
  const isNamed = isHeld(end) && end.err.includes('een-andere-machine');
  const isKept = (await readFile(lock, 'utf8')) === text;
  tally.expect(
    isNamed && isKept,
    "another machine's lock was left alone",
    `another machine's lock: ${end.err}`,
  );
}
