import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
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

/**
 * Reads the manifest in a folder and the parts that it lists.
 * Errors: `artifact_missing` without a manifest; `artifact_stale` and `artifact_damaged` as `readManifest` has them. A part
 * that is not there is left out: `decodeArtifact` names it.
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
  for (const { file } of Object.values(manifest.parts)) {
    const part = await readFile(path.join(folder, file)).catch(nullWhenMissing);
    if (part) files.set(file, part);
  }
  return { files, builtAt: mtime.toISOString() };
}

async function readManifestBytes(folder: string): Promise<Buffer> {
  const bytes = await readFile(path.join(folder, MANIFEST_FILE)).catch(nullWhenMissing);
  if (bytes) return bytes;
  throw artifactError('artifact_missing', `There is no index artifact in ${path.basename(folder)}`);
}

function nullWhenMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
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
  const present = await readFile(place).catch(nullWhenMissing);
  if (present?.equals(bytes)) return;
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

async function sweepFolder(folder: string, keep: Map<string, Uint8Array>): Promise<void> {
  for (const name of await readdir(folder)) {
    if (OWN_FILE.test(name) && !keep.has(name)) await rm(path.join(folder, name), { force: true });
  }
}
