import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../errors.ts';

/**
 * The bytes of a file in a corpus folder.
 * Errors: `corpus_invalid` that names it, when it is missing, not permitted, or a folder, a pipe or the like.
 */
export async function readSourceFile(corpus: string, name: string): Promise<Uint8Array> {
  const place = path.join(corpus, name);
  try {
    // A pipe would be waited on for ever.
    if (!(await stat(place)).isFile()) throw unreadable(describePlace(corpus, name), 'is no file');
    return await readFile(place);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw explainUnreadable(cause, describePlace(corpus, name));
  }
}

/** The text of a file in a corpus folder. Errors: as `readSourceFile`, and `corpus_invalid` when it is not UTF-8. */
export async function readSourceText(corpus: string, name: string): Promise<string> {
  return decodeSource(await readSourceFile(corpus, name), describePlace(corpus, name));
}

/** Bytes as text, a byte order mark included. Errors: `corpus_invalid` that names `place` when they are not UTF-8. */
export function decodeSource(bytes: Uint8Array, place: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('corpus_invalid', `${place} is not UTF-8`, {
      cause,
      hint: 'Save the file as UTF-8, or put the original back; then run `npm run ingest`.',
    });
  }
}

/**
 * Names of the files in a folder of a corpus that may be absent, in a fixed order; without those that are being written.
 * Errors: `corpus_invalid` that names the folder when it cannot be read.
 */
export async function listSourceFiles(corpus: string, name: string): Promise<string[]> {
  const entries = await readdir(path.join(corpus, name), { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw explainUnreadable(error, describePlace(corpus, name));
  });
  const files = entries.filter((entry) => entry.isFile() && !/^\.|\.part$/u.test(entry.name));
  return files.map((entry) => path.join(name, entry.name)).sort();
}

/** A file as a message names it: with the corpus folder's own name, without the way to it. */
export function describePlace(corpus: string, name: string): string {
  return path.join(path.basename(corpus), name);
}

const REASONS: Record<string, string> = {
  ENOENT: 'is missing',
  EACCES: 'cannot be read: that is not permitted',
  EPERM: 'cannot be read: that is not permitted',
  ENOTDIR: 'cannot be read: a file stands where a folder should be',
  EISDIR: 'is a folder',
  ELOOP: 'is a link that leads to itself',
  EIO: 'cannot be read: the disk has a fault',
};

function explainUnreadable(cause: unknown, place: string): AppError {
  const code = (cause as NodeJS.ErrnoException).code ?? 'unknown';
  return unreadable(place, REASONS[code] ?? `cannot be read (${code})`, cause);
}

function unreadable(place: string, what: string, cause?: unknown): AppError {
  return new AppError('corpus_invalid', `${place} ${what}`, {
    hint: 'Put the file back, or point BRIEFWIJZER_CORPUS_FOLDER to the folder that holds it; then run `npm run ingest`.',
    ...(cause === undefined ? {} : { cause }),
  });
}
