import { link, mkdir, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { describeWriteFault } from './file-error.ts';
import { describeSelf, type Holder, isGone, readHolder, sameHolder } from './lock-holder.ts';

const LOCK_FILE = 'ingest.lock';

/** How often a lock is tried for that changes hands meanwhile; more than there are hands. */
const ATTEMPTS = 20;

/**
 * Runs `work` while no other process writes the artifact in this folder. The lock of a process that is gone counts for
 * nothing; that of a process on another machine is held for as long as its file is there, since nobody here can tell.
 * Errors: `unavailable` when another process holds it; it names the process and the file.
 */
export async function withArtifactLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(folder, LOCK_FILE);
  await mkdir(folder, { recursive: true }).catch((error) => {
    throw describeWriteFault(error, path.basename(folder));
  });
  await takeLock(file);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/** Whether there is a lock in the folder, whoever holds it. */
export async function isLocked(folder: string): Promise<boolean> {
  return (await readHolder(path.join(folder, LOCK_FILE))) !== 'none';
}

async function takeLock(file: string): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    if (await create(file)) return;
    const holder = (await readHolder(file)) ?? (await readHolderAgain(file));
    if (holder === 'none') continue;
    if (holder && !(await isGone(holder))) throw heldBy(holder);
    if (await takeOver(file, holder)) return;
  }
  throw heldBy(null);
}

/**
 * Takes the lock of a holder that is gone. Two that find it at once must not both: the second would remove the lock that
 * the first has just taken. So whoever removes a lock holds a lock on doing that, named by the holder that is gone.
 */
async function takeOver(file: string, gone: Holder | null): Promise<boolean> {
  const turn = `${file}.${gone?.began || 0}.${gone?.pid ?? 0}.part`;
  await takeLock(turn);
  try {
    const now = await readHolder(file);
    if (now === 'none' || !sameHolder(now, gone)) return false;
    await rm(file, { force: true });
    return await create(file);
  } finally {
    await rm(turn, { force: true });
  }
}

let created = 0;

/** Writes the lock, whole from its first moment on; false when there is one. */
async function create(file: string): Promise<boolean> {
  created += 1;
  const own = `${file}.own.${process.pid}.${created}.part`;
  const text = `${JSON.stringify(await describeSelf())}\n`;
  try {
    await writeFile(own, text);
    await link(own, file).catch((error) => {
      // Some disks know no links; there the lock is empty for an instant.
      if (['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].includes(error.code)) {
        return writeFile(file, text, { flag: 'wx' });
      }
      throw error;
    });
    return true;
  } catch (error) {
    // ENOENT: an ingest that ends swept away what it took for a leftover.
    if (['EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw describeWriteFault(error, path.basename(path.dirname(file)));
  } finally {
    await rm(own, { force: true });
  }
}

function heldBy(holder: Holder | null): AppError {
  const isElsewhere = holder?.host !== undefined && holder.host !== hostname();
  const place = isElsewhere ? ` on ${holder.host}` : '';
  const who = holder ? `process ${holder.pid}${place}` : 'another process';
  return new AppError('unavailable', `An ingest is running already: ${who} holds ${LOCK_FILE}`, {
    hint: `Wait until it is done. If you are sure that none is running, remove ${LOCK_FILE} from the artifact folder.`,
  });
}

/** A lock that was taken this very moment can be empty for an instant. */
async function readHolderAgain(file: string): Promise<Holder | null | 'none'> {
  await setTimeout(200);
  return readHolder(file);
}
