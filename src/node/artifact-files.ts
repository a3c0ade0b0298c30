import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../errors.ts';
import { artifactError } from '../index/artifact-error.ts';
import { MANIFEST_FILE, readManifest } from '../index/artifact-manifest.ts';
import { describeWriteFault } from './file-error.ts';

export interface ArtifactFiles {
  files: Map<string, Uint8Array>;
  /** When the artifact was put in place, an ISO date and time: the time of its manifest file. */
  builtAt: string;
}

/** Files of ours, finished or half written; anything else in the folder is left alone. */
const OWN_FILE = /^(?:[a-z]+-[0-9a-f]{16}\.(?:json|txt|bin)|[\w.-]+\.\d+\.part)$/u;

const RETRIES = 3;

/** A manifest has a few thousand bytes; what is far larger is none, and need not be read to know that. */
const MAX_MANIFEST_BYTES = 1024 * 1024;

/**
 * Reads the manifest in a folder and the parts that it lists.
 * Errors: `artifact_missing` without a manifest; `artifact_stale` and `artifact_damaged` as `readManifest` has them, and
 * for a part that cannot be read or has another length. A part that is not there is left out: `decodeArtifact` names it.
 */
export async function readArtifactFiles(folder: string): Promise<ArtifactFiles> {
  for (let attempt = 1; ; attempt += 1) {
    const artifact = await readOnce(folder);
    // An ingest may have put a new artifact in place meanwhile and swept the old parts away.
    const isSame = (await readManifestBytes(folder)).equals(artifact.files.get(MANIFEST_FILE)!);
    if (isSame || attempt === RETRIES) return artifact;
  }
}

async function readOnce(folder: string): Promise<ArtifactFiles> {
  const bytes = await readManifestBytes(folder);
  const { mtime } = await stat(path.join(folder, MANIFEST_FILE));
  const manifest = await readManifest(bytes);
  const files = new Map<string, Uint8Array>([[MANIFEST_FILE, bytes]]);
  const parts = Object.values(manifest.parts).map(async ({ file, bytes: due }) => {
    const content = await readNamed(folder, file, ({ size }) => size === due || due);
    if (content) files.set(file, content);
  });
  await Promise.all(parts);
  return { files, builtAt: mtime.toISOString() };
}

async function readManifestBytes(folder: string): Promise<Buffer> {
  const fits = ({ size }: { size: number }) => size <= MAX_MANIFEST_BYTES || MAX_MANIFEST_BYTES;
  const bytes = await readNamed(folder, MANIFEST_FILE, fits);
  if (bytes) return bytes;
  throw artifactError('artifact_missing', `There is no index artifact in ${path.basename(folder)}`);
}

/** The bytes of a file, or null when it is not there. `fits` says true, or how many bytes there should be. */
async function readNamed(
  folder: string,
  name: string,
  fits: (found: { size: number }) => true | number,
): Promise<Buffer | null> {
  const place = path.join(folder, name);
  try {
    const found = await stat(place);
    // Reading a pipe or a device would wait for ever.
    if (!found.isFile()) throw damagedFile(name, 'is no file');
    const expected = fits(found);
    if (expected !== true) throw damagedFile(name, `has ${found.size} bytes, not ${expected}`);
    return await readFile(place);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw damagedFile(name, `cannot be read (${code})`, error);
  }
}

function damagedFile(name: string, what: string, cause?: unknown): AppError {
  const kind = name === MANIFEST_FILE ? name : `The part ${name}`;
  return artifactError('artifact_damaged', `${kind} of the index artifact ${what}`, cause);
}

/**
 * Puts an artifact in place of the one in a folder. Parts first, each written aside, flushed and renamed; the manifest
 * last; then parts that no manifest names any more are removed. Whenever this ends or is killed, the folder holds the old
 * artifact or the new one, whole. A manifest with the same bytes keeps its time.
 * Errors: `unavailable` that says why a file cannot be written.
 */
export async function writeArtifactFiles(folder: string, files: Map<string, Uint8Array>): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, bytes] of files) if (name !== MANIFEST_FILE) await writeFile(folder, name, bytes);
    // The names of the parts must be on the disk before the manifest that points at them.
    await flushFolder(folder);
    await writeFile(folder, MANIFEST_FILE, files.get(MANIFEST_FILE)!);
    await flushFolder(folder);
  } catch (error) {
    throw describeWriteFault(error, path.basename(folder));
  }
  // The new artifact serves whether or not old parts could be removed; the next ingest tries again.
  await sweepFolder(folder, files).catch(() => undefined);
}

async function writeFile(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const place = path.join(folder, name);
  if (await holds(place, bytes)) return;
  const aside = `${place}.${process.pid}.part`;
  try {
    const handle = await open(aside, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(aside, place);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

/** Whether a file has these bytes already. What cannot be read does not: it is written anew, or that fails aloud. */
async function holds(place: string, bytes: Uint8Array): Promise<boolean> {
  try {
    const { size } = await stat(place);
    return size === bytes.length && (await readFile(place)).equals(bytes);
  } catch {
    return false;
  }
}

/** Windows cannot open a folder; there a rename is on the disk when it returns. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Removes what ingests that were killed have left behind: half-written files and parts that the manifest does not name.
 * Only for whoever holds the folder's lock. Where the manifest cannot be read, whole parts stay.
 */
export async function sweepLeftovers(folder: string): Promise<void> {
  for (const name of await listLeftovers(folder).catch(() => [])) {
    await rm(path.join(folder, name), { force: true }).catch(() => undefined);
  }
}

/** Names of the files that `sweepLeftovers` would remove. */
export async function listLeftovers(folder: string): Promise<string[]> {
  const manifest = await readManifestBytes(folder)
    .then(readManifest)
    .catch(() => null);
  const named = new Set(manifest && Object.values(manifest.parts).map(({ file }) => file));
  const isLeft = (name: string) => name.endsWith('.part') || (manifest !== null && !named.has(name));
  return (await readdir(folder)).filter((name) => OWN_FILE.test(name) && isLeft(name));
}

async function sweepFolder(folder: string, keep: Map<string, Uint8Array>): Promise<void> {
  for (const name of await readdir(folder)) {
    if (OWN_FILE.test(name) && !keep.has(name)) await rm(path.join(folder, name), { force: true });
  }
}
