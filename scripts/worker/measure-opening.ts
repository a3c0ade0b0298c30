import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { MANIFEST_FILE, readManifest } from '../../src/index/artifact-manifest.ts';
import type { Embedder } from '../../src/ports.ts';
import { createServices } from '../../src/services.ts';
import type { AssetsBinding } from '../../src/worker/bindings.ts';
import { BUILT_IN, openIndex } from '../../src/worker/open-index.ts';

export interface Opening {
  /** Processor time of reading, checking and wiring the index, in milliseconds. */
  ms: number;
  /** What is held once it is open, in bytes. */
  bytes: number;
}

function serve(assets: ReadonlyMap<string, Uint8Array>): AssetsBinding {
  return {
    fetch: async (url) => {
      const bytes = assets.get(new URL(url).pathname.slice(1));
      return new Response(bytes ? new Uint8Array(bytes) : null, { status: bytes ? 200 : 404 });
    },
  };
}

/** Bytes in use after the garbage is out; the collector is only there when it is asked for. */
function countBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Where the platform embeds questions, that is no part of opening; the built-in embedder is. */
async function standInFor(assets: ReadonlyMap<string, Uint8Array>): Promise<Embedder | undefined> {
  const { embedder } = await readManifest(assets.get(`index/${MANIFEST_FILE}`)!);
  if (embedder.id.startsWith(BUILT_IN)) return undefined;
  return { id: embedder.id, dimensions: embedder.dimensions, embed: async () => [] };
}

/** Opens the index as the Worker does with its first request, in this process: Node's engine is that of workerd. */
export async function measureOpening(assets: ReadonlyMap<string, Uint8Array>): Promise<Opening> {
  const before = countBytes();
  const since = process.cpuUsage();
  const embedder = await standInFor(assets);
  const engines = { embedder, model: undefined, openVectorIndex: undefined };
  const services = createServices(await openIndex(serve(assets), engines));
  const { user, system } = process.cpuUsage(since);
  const bytes = countBytes() - before;
  // Asked for last, so that it is all still held when it is counted.
  return services.index.passages > 0 ? { ms: (user + system) / 1000, bytes } : { ms: 0, bytes: 0 };
}
