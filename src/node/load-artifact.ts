import { createHash } from 'node:crypto';
import path from 'node:path';
import { ExactIndex } from '../engines/exact-index.ts';
import type { LoadAddon } from '../engines/hnsw-graph.ts';
import { LsaEmbedder } from '../engines/lsa-embedder.ts';
import { Analyzer } from '../index/analyzer.ts';
import { decodeArtifact } from '../index/artifact.ts';
import type { LoadedIndex } from '../index/artifact-content.ts';
import { artifactError } from '../index/artifact-error.ts';
import type { IndexContent } from '../index/content.ts';
import { CompoundSplitter } from '../index/split-vocabulary.ts';
import type { Embedder, VectorIndex } from '../ports.ts';
import type { DocumentSummary, IndexIdentity } from '../types.ts';
import { readArtifactFiles } from './artifact-files.ts';

/** An index that can be searched: what `createServices` asks for. */
export interface OpenedIndex {
  content: IndexContent;
  embedder: Embedder;
  vectorIndex: VectorIndex;
  summaries: DocumentSummary[];
  identity: IndexIdentity;
}

/** An artifact on disk that passed every check. */
export interface StoredIndex {
  folder: string;
  builtAt: string;
  loaded: LoadedIndex;
}

/** How the id of the built-in embedder begins. */
const BUILT_IN = 'lsa-';

export interface OpenOptions {
  loadAddon: LoadAddon;
  /** The embedder that made the vectors, where it is not the built-in one. */
  embedder?: Embedder | undefined;
  /** Takes one line for whoever starts the program. */
  log(line: string): void;
}

/**
 * Reads and checks the artifact in a folder. Vectors of another embedder than the one that asks questions are refused.
 * Errors: `artifact_missing`, `artifact_stale`, `artifact_damaged`.
 */
export async function loadArtifact(folder: string, embedder?: Embedder): Promise<StoredIndex> {
  const { files, builtAt } = await readArtifactFiles(folder);
  const loaded = await decodeArtifact(files, { embedderId: embedder?.id, digest: hashBytes });
  if (!embedder && !loaded.lsa.id.startsWith(BUILT_IN)) {
    const message = `The index artifact was made with embedder ${loaded.lsa.id}, which is not configured`;
    throw artifactError('artifact_stale', message);
  }
  return { folder, builtAt, loaded };
}

/** WebCrypto copies what it hashes; the parts of a large index would stand in memory twice. */
function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Chooses the engines for a stored index: hnswlib where its addon loads and the graph is there, else exact search. */
export async function openIndex(stored: StoredIndex, options: OpenOptions): Promise<OpenedIndex> {
  const { content, lsa, summaries, version } = stored.loaded;
  const analyzer = new Analyzer(new CompoundSplitter(content.splitVocabulary));
  return {
    content,
    summaries,
    embedder: options.embedder ?? new LsaEmbedder(lsa, (text) => analyzer.terms(text)),
    vectorIndex: await openVectorIndex(stored, options),
    identity: { version, builtAt: stored.builtAt },
  };
}

async function openVectorIndex(stored: StoredIndex, { loadAddon, log }: OpenOptions): Promise<VectorIndex> {
  const { vectors, graph, manifest } = stored.loaded;
  const { dimensions } = manifest.embedder;
  const part = manifest.parts.graph;
  const serveExact = (why: string) => {
    log(
      `Vector search: exact, because ${why}. Answers are the same; only a much larger corpus would notice.`,
    );
    return new ExactIndex(vectors, dimensions);
  };
  if (!graph || !part) return serveExact('the index was built without hnswlib-node');
  try {
    const addon = await loadAddon();
    const { HnswIndex } = await import('../engines/hnsw-index.ts');
    const file = path.join(stored.folder, part.file);
    return await HnswIndex.open({ addon, file, graph, vectors, dimensions });
  } catch (error) {
    return serveExact(`hnswlib-node cannot be used (${firstLine(error)})`);
  }
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n', 1)[0]!;
}
