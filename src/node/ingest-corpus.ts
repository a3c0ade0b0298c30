import path from 'node:path';
import type { GraphInput, LoadAddon } from '../engines/hnsw-graph.ts';
import { AppError } from '../errors.ts';
import { encodeArtifact } from '../index/artifact.ts';
import type { PaperProblem } from '../ingest/read-papers.ts';
import type { Embedder } from '../ports.ts';
import type { DocumentSummary } from '../types.ts';
import { listLeftovers, sweepLeftovers, writeArtifactFiles } from './artifact-files.ts';
import { isLocked, withArtifactLock } from './artifact-lock.ts';
import { buildGraph } from './build-graph.ts';
import { buildIndex } from './build-index.ts';
import { describeWriteFault } from './file-error.ts';
import { loadArtifact, type StoredIndex } from './load-artifact.ts';
import { type CorpusFiles, parseCorpus, readCorpusFiles } from './read-corpus.ts';

export interface IngestOptions {
  /** Folder with manifest.json, sources/ and enrichment/. */
  corpus: string;
  /** Folder that the artifact goes into. */
  artifact: string;
  loadAddon: LoadAddon;
  /** Makes the vectors instead of the built-in model. */
  embedder?: Embedder | undefined;
  /** Build even when nothing changed. */
  force?: boolean;
}

export interface IngestReport {
  /** False when the artifact was up to date and nothing was written. */
  built: boolean;
  version: string;
  passages: number;
  /** Passages that got a vector now, and those that kept theirs. */
  embedded: number;
  reused: number;
  /** Whether the artifact holds a graph for hnswlib; else exact search serves. */
  hasGraph: boolean;
  summaries: DocumentSummary[];
  /** Papers that could not be taken in. */
  problems: PaperProblem[];
}

/**
 * Brings the artifact up to date with the corpus; when nothing changed, nothing is written.
 * Errors: `corpus_invalid` that names the file, `unavailable` when another ingest runs or the disk cannot be written.
 */
export async function ingestCorpus(options: IngestOptions): Promise<IngestReport> {
  const files = await readCorpusFiles(options.corpus);
  const stored = await loadUsable(options.artifact, options.embedder);
  if (
    stored &&
    !options.force &&
    (await isCurrent(stored, { hash: files.hash, loadAddon: options.loadAddon }))
  ) {
    await tidy(options.artifact);
    return { built: false, embedded: 0, reused: 0, problems: [], ...describe(stored) };
  }
  return withArtifactLock(options.artifact, () => rebuild(files, { options, stored }));
}

/** Removes what an ingest that was killed left behind; where another one runs or that is not permitted, it stays. */
async function tidy(folder: string): Promise<void> {
  if (!(await isLocked(folder)) && (await listLeftovers(folder)).length === 0) return;
  await withArtifactLock(folder, () => sweepLeftovers(folder)).catch(() => undefined);
}

/** The artifact that is there, or null when there is none that can be used. */
async function loadUsable(folder: string, embedder: Embedder | undefined): Promise<StoredIndex | null> {
  try {
    return await loadArtifact(folder, embedder);
  } catch (error) {
    if (error instanceof AppError && error.type.startsWith('artifact_')) return null;
    throw error;
  }
}

async function isCurrent(stored: StoredIndex, at: { hash: string; loadAddon: LoadAddon }): Promise<boolean> {
  const { manifest, graph } = stored.loaded;
  if (manifest.corpus !== at.hash) return false;
  // An addon that could not be built the last time may be there by now.
  return graph !== null || (await at.loadAddon().catch(() => null)) === null;
}

function describe({
  loaded,
}: StoredIndex): Pick<IngestReport, 'version' | 'passages' | 'hasGraph' | 'summaries'> {
  const { version, summaries, graph, content } = loaded;
  return { version, summaries, hasGraph: graph !== null, passages: content.passages.length };
}

async function rebuild(
  files: CorpusFiles,
  { options, stored }: { options: IngestOptions; stored: StoredIndex | null },
): Promise<IngestReport> {
  await sweepLeftovers(options.artifact);
  const corpus = await parseCorpus(files);
  // Vectors that another program text made may not be what this one would make of the same words.
  const previous = stored?.loaded.manifest.program === files.program ? stored.loaded : undefined;
  const built = await buildIndex(corpus.documents, files.folder, {
    own: corpus.own,
    previous,
    embedder: options.embedder,
    startGraph: (vectors, dimensions) => buildGraphIn(options, { vectors, dimensions }),
  });
  const artifact = await encodeArtifact(
    { ...built, summaries: corpus.summaries },
    { corpus: files.hash, program: files.program },
  );
  await writeArtifactFiles(options.artifact, artifact);
  const { reused, content } = built;
  const written = await loadArtifact(options.artifact, options.embedder);
  const embedded = content.passages.length - reused;
  return { built: true, embedded, reused, problems: corpus.problems, ...describe(written) };
}

async function buildGraphIn(
  options: IngestOptions,
  from: Pick<GraphInput, 'vectors' | 'dimensions'>,
): Promise<Uint8Array | null> {
  const scratch = path.join(options.artifact, `graph.${process.pid}.part`);
  try {
    return await buildGraph({ ...from, scratch }, options.loadAddon);
  } catch (error) {
    const isUnwritten = error instanceof AppError && error.type === 'unavailable';
    throw isUnwritten ? describeWriteFault(new Error(error.message), path.basename(options.artifact)) : error;
  }
}
