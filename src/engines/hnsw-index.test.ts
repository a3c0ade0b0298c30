import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildHnswGraph, findGraphFault, type HnswAddon, loadHnswlib } from './hnsw-graph.ts';
import { HnswIndex } from './hnsw-index.ts';
import { describeVectorIndex, makeVectors } from './vector-index.suite.ts';

async function inFolder<T>(work: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hnsw-'));
  try {
    return await work(path.join(folder, 'graph.bin'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const buildGraph = (vectors: Float32Array, dimensions: number) =>
  inFolder(async (scratch) => buildHnswGraph(await loadHnswlib(), { vectors, dimensions, scratch }));

/** The addon has read all of the file when `open` is done. */
async function openGraph(vectors: Float32Array, dimensions: number): Promise<HnswIndex> {
  const graph = (await buildGraph(vectors, dimensions))!;
  return inFolder(async (file) => {
    await writeFile(file, graph);
    return HnswIndex.open({ addon: await loadHnswlib(), file, graph, vectors, dimensions });
  });
}

describeVectorIndex('hnswlib', openGraph);

describe('the graph file', () => {
  const vectors = makeVectors(50, 8);
  const build = async () => (await buildGraph(vectors, 8))!;

  it('has the same bytes for the same vectors', async () => {
    expect(Buffer.compare(await build(), await build())).toBe(0);
    expect(findGraphFault(await build(), 50, 8)).toBeNull();
  });

  it('is not built over nothing', async () => {
    expect(await buildGraph(new Float32Array(0), 8)).toBeNull();
  });

  it.each([
    ['more rows', 51, 8, (bytes: Uint8Array) => bytes, '50 vectors, not 51'],
    ['other dimensions', 50, 9, (bytes: Uint8Array) => bytes, '9 dimensions'],
    ['a cut file', 50, 8, (bytes: Uint8Array) => bytes.slice(0, 5000), 'cut off'],
    ['an empty file', 50, 8, () => new Uint8Array(0), 'too short'],
    ['other contents', 50, 8, (bytes: Uint8Array) => bytes.slice().fill(7), 'vectors, not 50'],
  ])('is refused for %s before the addon sees it', async (_, count, dimensions, damage, words) => {
    const seen: string[] = [];
    const addon = {
      HierarchicalNSW: class {
        constructor() {
          seen.push('used');
        }
      },
    } as unknown as HnswAddon;
    const parts = { addon, file: 'nowhere', graph: damage(await build()), dimensions };
    await expect(HnswIndex.open({ ...parts, vectors: new Float32Array(count * dimensions) })).rejects.toThrow(
      words,
    );
    expect(seen).toEqual([]);
  });
});
