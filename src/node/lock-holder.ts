import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';

/** Who holds a lock: a process of a machine, and when it began, since a number is given out again. */
export interface Holder {
  pid: number;
  /** When the process began, in ticks since its machine did; empty where that cannot be told. */
  began: string;
  host?: string | undefined;
  /** Names the run of the machine between two starts; empty where that cannot be told. */
  boot?: string | undefined;
}

/** This process, as it signs a lock. */
export async function describeSelf(): Promise<Holder> {
  const [began, boot] = await Promise.all([readBegin(process.pid), readBoot()]);
  return { pid: process.pid, began, host: hostname(), boot };
}

/**
 * Who holds the lock in a file: `none` when it is not there, null when nobody can tell from what stands in it (half
 * written by a process that was killed).
 */
export async function readHolder(file: string): Promise<Holder | null | 'none'> {
  try {
    const { pid, began, host, boot } = JSON.parse(await readFile(file, 'utf8'));
    if (!Number.isInteger(pid) || pid <= 0) return null;
    return { pid, began: String(began), host: textOrNone(host), boot: textOrNone(boot) };
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'none' : null;
  }
}

function textOrNone(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function sameHolder(one: Holder | null, other: Holder | null): boolean {
  return one?.pid === other?.pid && one?.began === other?.began && one?.host === other?.host;
}

/**
 * Whether a holder certainly runs no more: it is of this machine, and of an earlier start of it, or its number is free
 * or belongs to a process that began at another time. Of another machine nobody here can tell.
 */
export async function isGone({ pid, began, host, boot }: Holder): Promise<boolean> {
  if (host !== undefined && host !== hostname()) return false;
  if (boot && boot !== (await readBoot())) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return true;
  }
  return (await readBegin(pid)) !== began;
}

/** When a process began, as Linux counts it (proc(5), field 22 of stat); elsewhere the same for all. */
async function readBegin(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

/** Linux gives every start of a machine a random name (random(4)). */
async function readBoot(): Promise<string> {
  const name = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return name.trim();
}
