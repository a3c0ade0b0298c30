import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findGraphFault } from './check-graph.ts';
import { ExactIndex } from './exact-index.ts';
import { buildHnswGraph, GRAPH, type HnswAddon, loadHnswlib } from './hnsw-graph.ts';
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

describe('the scores of hnswlib', () => {
  it('are those of exact search to the last bit, so that a runtime without it gives the same answers', async () => {
    const vectors = makeVectors(120, 24);
    const [graph, exact] = [await openGraph(vectors, 24), new ExactIndex(vectors, 24)];
    for (let row = 0; row < 20; row += 1) {
      const query = makeVectors(120 + row, 24).slice(-24);
      expect(await graph.search(query, 50)).toEqual(await exact.search(query, 50));
    }
  });
});

/** Where the base layer begins: links (132 bytes), the vector, its number (8 bytes). */
const BASE = 96;

function write32(at: number, value: number): (bytes: Uint8Array) => Uint8Array {
  return (bytes) => {
    const copy = bytes.slice();
    new DataView(copy.buffer).setUint32(at, value, true);
    return copy;
  };
}

function dropLinks(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  for (let row = 0; row < 50; row += 1) copy.fill(0, BASE + row * 172, BASE + row * 172 + 132);
  return copy;
}

describe('the graph file', () => {
  const vectors = makeVectors(50, 8);
  const build = async () => (await buildGraph(vectors, 8))!;

  it('has the same bytes for the same vectors', async () => {
    expect(Buffer.compare(await build(), await build())).toBe(0);
    expect(findGraphFault(await build(), { ...GRAPH, count: 50, dimensions: 8 })).toBeNull();
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
    ['other settings', 50, 8, write32(64, 16), 'its head'],
    ['an entry that is not there', 50, 8, write32(52, 50), 'its entry'],
    ['an entry below its top', 50, 8, write32(48, 9), 'its entry'],
    ['more links than there is room for', 50, 8, write32(BASE, 33), 'vector 0 has links'],
    ['a vector that is marked as deleted', 50, 8, write32(BASE, 1 << 16), 'vector 0 has links'],
    ['a link to a vector that is not there', 50, 8, write32(BASE + 4, 50), 'vector 0 has links'],
    ['another number of a vector', 50, 8, write32(BASE + 164, 1), 'vector 0 has another number'],
    ['links that are gone', 50, 8, dropLinks, 'do not lead'],
    ['another vector', 50, 8, write32(BASE + 132, 0x3f_80_00_00), 'vector 0 is not that of the index'],
    [
      'a vector of no numbers',
      50,
      8,
      write32(BASE + 132, 0x7f_c0_00_00),
      'vector 0 is not that of the index',
    ],
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
    const ours = new Float32Array(count * dimensions);
    if (count === 50 && dimensions === 8) ours.set(vectors);
    await expect(HnswIndex.open({ ...parts, vectors: ours })).rejects.toThrow(words);
    expect(seen).toEqual([]);
  });
});
