import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { describeWriteFault } from './file-error.ts';

const LOCK_FILE = 'ingest.lock';

/** Who holds a lock: a process, and when it began, since a number is given out again. */
interface Holder {
  pid: number;
  began: string;
}

/**
 * Runs `work` while no other process writes the artifact in this folder. The lock of a process that is gone counts for
 * nothing. Errors: `unavailable` when another process holds it; it names the process and the file.
 */
export async function withArtifactLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(folder, LOCK_FILE);
  await takeLock(folder, file);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function takeLock(folder: string, file: string): Promise<void> {
  const own = `${JSON.stringify({ pid: process.pid, began: await readBegin(process.pid) })}\n`;
  const write = () => writeFile(file, own, { flag: 'wx' });
  try {
    await mkdir(folder, { recursive: true });
    await write();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw describeWriteFault(error, path.basename(folder));
    const holder = (await readHolder(file)) ?? (await readHolderAgain(file));
    if (holder && (await isRunning(holder))) throw heldBy(holder);
    await rm(file, { force: true });
    await write().catch(() => {
      throw heldBy(null);
    });
  }
}

function heldBy(holder: Holder | null): AppError {
  const who = holder ? `process ${holder.pid}` : 'another process';
  return new AppError('unavailable', `An ingest is running already: ${who} holds ${LOCK_FILE}`, {
    hint: `Wait until it is done. If you are sure that none is running, remove ${LOCK_FILE} from the artifact folder.`,
  });
}

/** Who holds the lock, or null when its file cannot be read: half written by a process that was killed. */
async function readHolder(file: string): Promise<Holder | null> {
  try {
    const { pid, began } = JSON.parse(await readFile(file, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? { pid, began: String(began) } : null;
  } catch {
    return null;
  }
}

/** A lock that was taken this very moment is empty for an instant. */
async function readHolderAgain(file: string): Promise<Holder | null> {
  await setTimeout(200);
  return readHolder(file);
}

async function isRunning({ pid, began }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return (await readBegin(pid)) === began;
}

/** When a process began, as Linux counts it (proc(5), field 22 of stat); elsewhere the same for all. */
async function readBegin(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
