import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadHnswlib } from '../src/engines/hnsw-graph.ts';
import { ensureIndex } from '../src/node/ensure-index.ts';
import { DEFAULT_ARTIFACT, DEFAULT_CORPUS } from '../src/node/folders.ts';
import { type OpenedIndex, openIndex } from '../src/node/load-artifact.ts';
import { type CorpusFiles, readCorpusFiles } from '../src/node/read-corpus.ts';

/** An index as the server opens it, and what its quotes are traced back to. */
export interface MeasuredIndex {
  parts: OpenedIndex;
  /** Raw files by document id; a paper that exists only as PDF has none. */
  raws: Map<string, string>;
}

/**
 * Opens the artifact through the server's own loader, built first when it is missing or stale.
 * Errors: those of the loader (`corpus_invalid`, `artifact_damaged`, `unavailable` while another process ingests).
 */
export async function openMeasuredIndex(): Promise<MeasuredIndex> {
  const engines = { loadAddon: loadHnswlib, log: (line: string) => process.stderr.write(`${line}\n`) };
  const stored = await ensureIndex({ corpus: DEFAULT_CORPUS, artifact: DEFAULT_ARTIFACT, ...engines });
  const parts = await openIndex(stored, engines);
  const files = await readCorpusFiles(DEFAULT_CORPUS);
  const raws = new Map<string, string>();
  for (const { id } of parts.content.documents) {
    const raw = ownFile(id, files) ?? (await readPaper(id));
    if (raw !== undefined) raws.set(id, raw);
  }
  return { parts, raws };
}

function ownFile(id: string, { manifest, raws }: CorpusFiles): string | undefined {
  const source = manifest.documents.find((entry) => entry.id === id)?.source;
  return source && 'file' in source ? raws.get(source.file) : undefined;
}

function readPaper(id: string): Promise<string | undefined> {
  const file = path.join(DEFAULT_CORPUS, 'sources', 'kamerstukken', `${id}.xml`);
  return readFile(file, 'utf8').catch(() => undefined);
}
