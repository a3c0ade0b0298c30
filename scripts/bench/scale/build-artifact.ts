import path from 'node:path';
import { loadHnswlib } from '../../../src/engines/hnsw-graph.ts';
import { encodeArtifact } from '../../../src/index/artifact.ts';
import { writeArtifactFiles } from '../../../src/node/artifact-files.ts';
import { buildGraph } from '../../../src/node/build-graph.ts';
import { buildIndex } from '../../../src/node/build-index.ts';
import { DEFAULT_CORPUS } from '../../../src/node/folders.ts';
import { parseCorpus, readCorpusFiles } from '../../../src/node/read-corpus.ts';
import type { DocumentSummary, SourceDocument } from '../../../src/types.ts';
import { type Distractors, readDistractors } from './distractors.ts';

export interface BuildMeasurement {
  source: Distractors['source'];
  passages: number;
  documents: number;
  units: number;
  /** From reading the first file to the last byte on the disk. */
  seconds: number;
  /** Processor time of all threads. */
  cpuSeconds: number;
  /** Bytes of all files of the artifact. */
  bytes: number;
  /** The most that the process held, Node included, in bytes. */
  peak: number;
}

/** Builds the artifact of the letter, its nota and distractors beside them into a folder, as ingest does it. */
export async function buildScaleArtifact(
  folder: string,
  { laws, count }: { laws: string; count: number },
): Promise<BuildMeasurement> {
  const start = performance.now();
  const files = await readCorpusFiles(DEFAULT_CORPUS);
  const corpus = await parseCorpus(files);
  const { source, documents: others } = await readDistractors(laws, count);
  const documents = [...corpus.documents.slice(0, corpus.own), ...others];
  const built = await buildIndex(documents, DEFAULT_CORPUS, {
    own: corpus.own,
    startGraph: (vectors, dimensions) =>
      buildGraph(
        { vectors, dimensions, scratch: path.join(folder, `graph.${process.pid}.part`) },
        loadHnswlib,
      ),
  });
  const origin = { corpus: files.hash, program: files.program };
  const artifact = await encodeArtifact({ ...built, summaries: documents.map(summarize) }, origin);
  await writeArtifactFiles(folder, artifact);
  return {
    source,
    passages: built.content.passages.length,
    documents: documents.length,
    units: built.content.units.length,
    seconds: (performance.now() - start) / 1000,
    cpuSeconds: (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
    bytes: [...artifact.values()].reduce((sum, { length }) => sum + length, 0),
    peak: process.resourceUsage().maxRSS * 1024,
  };
}

function summarize(document: SourceDocument): DocumentSummary {
  const { id, kind, title, date, reference, sourceUrl } = document;
  return { id, kind, title, date, reference, sourceUrl, status: 'indexed', statusReason: null };
}
