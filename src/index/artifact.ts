import { AppError } from '../errors.ts';
import type { ArtifactContent, LoadedIndex } from './artifact-content.ts';
import { artifactError } from './artifact-error.ts';
import {
  ARTIFACT_FORMAT,
  type ArtifactManifest,
  type ArtifactPart,
  MANIFEST_FILE,
  PART_NAMES,
  readManifest,
  writeManifest,
} from './artifact-manifest.ts';
import { decodeParts, encodeParts, type Parts } from './artifact-parts.ts';
import { checkIndex } from './check-index.ts';
import { digestBytes } from './digest.ts';

export interface ArtifactOrigin {
  /** Hash of everything that the artifact is built from. */
  corpus: string;
  /** Hash of the program text and the dictionary that build it. */
  program: string;
}

export interface DecodeOptions {
  /** Refuse vectors of any other embedder. */
  embedderId?: string | undefined;
  /** The native graph is of no use here (a Worker): its part need not be there. */
  withoutGraph?: boolean | undefined;
  /** Hashes bytes as `digestBytes` does, where the runtime has a way that does not copy them first. */
  digest?: ((bytes: Uint8Array) => string | Promise<string>) | undefined;
}

/**
 * Writes an index as files by name: `manifest.json` and the parts that it lists, each with the beginning of its hash in
 * its name, so that the files of two artifacts can stand side by side. No clock goes in: the same content gives the same
 * bytes.
 */
export async function encodeArtifact(
  index: ArtifactContent,
  origin: ArtifactOrigin,
): Promise<Map<string, Uint8Array>> {
  const { content } = index;
  const files = new Map<string, Uint8Array>();
  const parts: Partial<ArtifactManifest['parts']> = {};
  const encoded = encodeParts(index);
  for (const name of [...PART_NAMES, 'graph'] as const) {
    const bytes = encoded[name];
    if (!bytes) continue;
    const part = await describePart(name, bytes);
    parts[name] = part;
    files.set(part.file, bytes);
  }
  const manifest: Omit<ArtifactManifest, 'checksum'> = {
    format: ARTIFACT_FORMAT,
    corpus: origin.corpus,
    program: origin.program,
    embedder: { id: index.lsa.id, dimensions: index.lsa.dimensions, space: 'cosine' },
    counts: {
      documents: content.documents.length,
      summaries: index.summaries.length,
      passages: content.passages.length,
      units: content.units.length,
      prompts: content.prompts.length,
      lexicon: content.lexicon.length,
      vocabulary: content.splitVocabulary.length,
    },
    parts: parts as ArtifactManifest['parts'],
  };
  return files.set(MANIFEST_FILE, await writeManifest(manifest));
}

const JSON_PARTS = new Set(['documents', 'summaries', 'facts', 'prompts', 'lexicon']);

async function describePart(name: string, bytes: Uint8Array): Promise<ArtifactPart> {
  const sha256 = await digestBytes(bytes);
  const extension = name === 'vocabulary' ? 'txt' : JSON_PARTS.has(name) ? 'json' : 'bin';
  return { file: `${name}-${sha256.slice(0, 16)}.${extension}`, bytes: bytes.length, sha256 };
}

/**
 * Reads an artifact from its files by name, after every check: format, embedder, dimensions, hash and length of each
 * part, counts, and that no row, span or posting points outside what it points into.
 * Errors: `artifact_missing` without a manifest; `artifact_stale` for another format or embedder; `artifact_damaged` that
 * names the part for all else.
 */
export async function decodeArtifact(
  files: ReadonlyMap<string, Uint8Array>,
  options: DecodeOptions = {},
): Promise<LoadedIndex> {
  const bytes = files.get(MANIFEST_FILE);
  if (!bytes)
    throw artifactError('artifact_missing', `The index artifact is not there: it has no ${MANIFEST_FILE}`);
  const manifest = await readManifest(bytes);
  checkEmbedder(manifest, options.embedderId);
  const parts = await checkParts(files, manifest, options);
  return decodeChecked(parts, manifest);
}

function decodeChecked(parts: Parts, manifest: ArtifactManifest): LoadedIndex {
  try {
    const content = decodeParts(parts, manifest.embedder.dimensions);
    const index = { ...content, manifest, version: manifest.checksum.slice(0, 12) };
    checkIndex(index);
    return index;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw artifactError('artifact_damaged', 'The index artifact holds records of another form', cause);
  }
}

function checkEmbedder(manifest: ArtifactManifest, expected: string | undefined): void {
  const { id } = manifest.embedder;
  if (expected === undefined || expected === id) return;
  throw artifactError(
    'artifact_stale',
    `The index artifact was made with embedder ${id}, this program has ${expected}`,
  );
}

async function checkParts(
  files: ReadonlyMap<string, Uint8Array>,
  manifest: ArtifactManifest,
  options: DecodeOptions,
): Promise<Parts> {
  const checked: Partial<Parts> = { graph: null };
  for (const name of [...PART_NAMES, 'graph'] as const) {
    const part = manifest.parts[name];
    if (!part || (name === 'graph' && options.withoutGraph)) continue;
    checked[name] = await checkPart(part, files.get(part.file), options.digest ?? digestBytes);
  }
  return checked as Parts;
}

async function checkPart(
  part: ArtifactPart,
  bytes: Uint8Array | undefined,
  digest: NonNullable<DecodeOptions['digest']>,
): Promise<Uint8Array> {
  const damage = (what: string) =>
    artifactError('artifact_damaged', `The part ${part.file} of the index artifact ${what}`);
  if (!bytes) throw damage('is missing');
  if (bytes.length !== part.bytes) throw damage(`has ${bytes.length} bytes, not ${part.bytes}`);
  if ((await digest(bytes)) !== part.sha256) throw damage('does not have the sha256 of the manifest');
  return bytes;
}
