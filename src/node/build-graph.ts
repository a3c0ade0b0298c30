import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { buildHnswGraph, type GraphInput, type LoadAddon, loadHnswlib } from '../engines/hnsw-graph.ts';
import { LARGE } from '../index/content.ts';

/**
 * Builds the nearest-neighbour graph over vectors: that of many on another core, while the caller goes on. Null without
 * the addon. Errors: `unavailable` when it cannot be written.
 */
export async function buildGraph(input: GraphInput, loadAddon: LoadAddon): Promise<Uint8Array | null> {
  const addon = await loadAddon().catch(() => null);
  if (!addon) return null;
  const isLarge = input.vectors.length / input.dimensions > LARGE;
  // Here it is slower, but says what is wrong: the disk that is full, say.
  const here = () => buildHnswGraph(addon, input);
  return isLarge && loadAddon === loadHnswlib ? buildAside(input).catch(here) : here();
}

function buildAside(input: GraphInput): Promise<Uint8Array | null> {
  const loader = createRequire(import.meta.url).resolve('tsx');
  const worker = new Worker(new URL('./graph-worker.ts', import.meta.url), {
    workerData: input,
    execArgv: ['--import', pathToFileURL(loader).href],
  });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The worker ended with ${code} and no graph`)));
  });
}
