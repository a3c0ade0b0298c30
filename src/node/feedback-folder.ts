import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../errors.ts';
import type { FeedbackStore } from '../http/options.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const DAY_FILE = /^feedback-(\d{4}-\d{2}-\d{2})\.jsonl$/u;
/** Nobody reads a hundred thousand thumbs of one day; who sends them wants the disk. */
const MOST_BYTES = 20_000_000;

const fileOf = (day: string) => `feedback-${day}.jsonl`;

/**
 * Keeps feedback in a folder, a file a day (UTC) that only its owner may read, a line of JSON each. A day is removed whole,
 * so that nothing that is being written can be lost with it. `save` rejects with `unavailable` when the line is not on disk.
 */
export function createFeedbackFolder(folder: string, { mostBytes = MOST_BYTES } = {}): FeedbackStore {
  let last: Promise<void> = Promise.resolve();
  const append = async (line: string, day: string) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(path.join(folder, fileOf(day)), 'a+', 0o600);
    try {
      const { size } = await file.stat();
      if (size + Buffer.byteLength(line) > mostBytes) throw new Error('the file of today is full');
      await file.appendFile((await endsInLine(file, size)) ? `\n${line}` : line);
      await file.datasync();
    } finally {
      await file.close();
    }
  };
  return {
    save: (feedback) => {
      const line = `${JSON.stringify(feedback)}\n`;
      const saved = last.then(() => append(line, feedback.receivedAt.slice(0, 10)));
      last = saved.catch(() => undefined);
      return saved.catch((cause: Error) => {
        throw new AppError('unavailable', 'The feedback could not be kept.', { cause });
      });
    },
  };
}

/** True when a write was cut off (a full disk, a kill): what comes next must not be glued to its half. */
async function endsInLine(file: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() !== '\n';
}

/**
 * Removes the feedback of days that ended more than `days` days ago; 0 removes all of it. Returns how many files went; a
 * folder that is not there has none. Errors: `configuration_invalid` when the folder cannot be read or a file not removed.
 */
export async function purgeFeedback(
  folder: string,
  { days, now = Date.now() }: { days: number; now?: number },
): Promise<number> {
  try {
    const names = (await readdir(folder)).filter((name) => isOlder(name, { days, now }));
    for (const name of names) await rm(path.join(folder, name), { force: true });
    return names.length;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw new AppError('configuration_invalid', `Feedback in ${folder} cannot be removed`, {
      hint: 'Look at the rights of the folder that BRIEFWIJZER_FEEDBACK_FOLDER names.',
      cause,
    });
  }
}

function isOlder(name: string, { days, now }: { days: number; now: number }): boolean {
  const day = DAY_FILE.exec(name)?.[1];
  if (!day) return false;
  return days === 0 || Date.parse(day) + DAY_MS <= now - days * DAY_MS;
}

/** How much feedback a folder holds: days and bytes. */
export async function measureFeedback(folder: string): Promise<{ days: number; bytes: number }> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => DAY_FILE.test(name));
  const sizes = await Promise.all(names.map(async (name) => (await stat(path.join(folder, name))).size));
  return { days: names.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
