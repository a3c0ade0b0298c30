import { ExactIndex } from '../../../src/engines/exact-index.ts';
import { loadHnswlib } from '../../../src/engines/hnsw-graph.ts';
import { loadArtifact, type OpenedIndex, openIndex } from '../../../src/node/load-artifact.ts';
import { createServices } from '../../../src/services.ts';
import type { ScaleEngine } from './engine.ts';

const NEAREST = 10;

/** Opens the local engine as the server does: every check of the artifact, all services. */
export async function openLocalEngine(folder: string): Promise<ScaleEngine> {
  const log = (line: string) => process.stderr.write(`${line}\n`);
  const { index, vectors } = await openParts(folder, log);
  const services = createServices(index);
  return {
    name: 'local',
    search: (query, { limit, documents }) =>
      services.search({ query, limit, ...(documents ? { documents } : {}) }),
    measureRecall: (questions) => measureRecall(questions, { index, vectors }),
    close: async () => undefined,
  };
}

/** The bytes of the graph are of no use once the addon has read them; they go with the rest of what was loaded. */
async function openParts(folder: string, log: (line: string) => void) {
  const stored = await loadArtifact(folder);
  const index = await openIndex(stored, { loadAddon: loadHnswlib, log });
  return { index, vectors: stored.loaded.vectors };
}

async function measureRecall(
  questions: string[],
  { index, vectors }: { index: OpenedIndex; vectors: Float32Array },
): Promise<number> {
  const exact = new ExactIndex(vectors, index.embedder.dimensions);
  let [found, due] = [0, 0];
  for (const vector of await index.embedder.embed(questions, 'query')) {
    const [best, ours] = await Promise.all(
      [exact, index.vectorIndex].map((engine) => engine.search(vector, NEAREST)),
    );
    // Rows at the distance of the last one are as near as it is.
    const last = best!.at(-1)?.score ?? 0;
    found += Math.min(best!.length, ours!.filter(({ score }) => score >= last - 1e-6).length);
    due += best!.length;
  }
  return due === 0 ? 1 : found / due;
}
