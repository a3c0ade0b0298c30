import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, rm, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { openAndAsk } from './known-answers.ts';
import { type Counting, createTally, type Run, type Tally } from './tally.ts';
import { createWorkbench, type Ended, startIngest, type Workbench } from './workbench.ts';

const run = promisify(execFile);

/** Twice what an index takes: old and new stand side by side for a moment. */
const DISK_BYTES = 48 * 1024 * 1024;

interface Disk {
  bench: Workbench;
  artifact: string;
  tally: Counting;
  /** What the old index says. */
  answers: string;
}

/**
 * Ingests onto a disk that is too small: a tmpfs filled to many levels where that can be mounted (as root), and a limit
 * on the size of files (RLIMIT_FSIZE) everywhere. The error must say what is wrong, and the old index stay.
 */
export async function fillDisk({ quick, note }: Run): Promise<Tally> {
  const bench = await createWorkbench();
  const tally = createTally('refused with a message', 'had room enough');
  const mount = path.join(bench.root, 'disk');
  await mkdir(mount);
  const isMounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', mount]).then(
    () => true,
    () => false,
  );
  note(
    isMounted
      ? 'a tmpfs of 48 MB, and file sizes limited by prlimit'
      : 'no mount: file sizes limited by prlimit',
  );
  try {
    const artifact = path.join(mount, 'artifact');
    await cp(bench.indexes[0], artifact, { recursive: true });
    const disk = { bench, artifact, tally, answers: (await openAndAsk(artifact)).answers };
    const levels = quick ? [4] : [0, 1, 4, 16, 64, 128, 512, 1024, 4096, 8192, 12_288, 16_384, 20_480];
    if (isMounted) for (const level of levels) await ingestWithRoom(disk, level * 1024);
    for (const level of quick ? [64] : [0, 1, 64, 1024, 8192]) await ingestWithLimit(disk, level * 1024);
    return tally;
  } finally {
    if (isMounted) await run('umount', ['-l', mount]);
    await bench.remove();
  }
}

async function ingestWithRoom(disk: Disk, room: number): Promise<void> {
  const filler = path.join(path.dirname(disk.artifact), 'filler');
  const { bavail, bsize } = await statfs(path.dirname(disk.artifact));
  await writeFile(filler, Buffer.alloc(Math.max(0, bavail * bsize - room)));
  const end = await startIngest({ corpus: disk.bench.corpora[1], artifact: disk.artifact }).ended;
  await check(disk, end, `${room} bytes free`);
  await rm(filler);
  await putOldBack(disk);
}

async function ingestWithLimit(disk: Disk, bytes: number): Promise<void> {
  const before = ['prlimit', `--fsize=${bytes}`];
  const end = await startIngest({ corpus: disk.bench.corpora[1], artifact: disk.artifact }, { before }).ended;
  await check(disk, end, `files of at most ${bytes} bytes`);
  await putOldBack(disk);
}

async function check({ artifact, tally, answers }: Disk, end: Ended, level: string): Promise<void> {
  const opened = await openAndAsk(artifact).catch((error: Error) => error);
  if (opened instanceof Error)
    return void tally.failures.push(`${level}: the index is gone: ${opened.message}`);
  const left = (await readdir(artifact)).filter((name) => /part$|lock/u.test(name));
  tally.expect(left.length === 0, 'nothing half-written left', `${level}: left over: ${left.join(' ')}`);
  if (end.code === 0) return tally.count('had room enough');
  const isClear =
    /Cannot write artifact: .*(full|larger)[\s\S]*npm run ingest/u.test(end.err) &&
    !end.err.includes('    at ');
  tally.expect(end.code === 1 && isClear, 'refused with a message', `${level}: exit ${end.code}: ${end.err}`);
  tally.expect(
    opened.answers === answers,
    'old index answers as before',
    `${level}: the old index answers otherwise`,
  );
}

/** The same start for every level, whether the last one succeeded or not. */
async function putOldBack({ bench, artifact, tally }: Disk): Promise<void> {
  const end = await startIngest({ corpus: bench.corpora[0], artifact }).ended;
  tally.expect(end.code === 0, 'next ingest succeeded', `the next ingest failed: ${end.err}`);
}
