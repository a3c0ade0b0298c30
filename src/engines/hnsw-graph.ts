import { readFile, rm } from 'node:fs/promises';
import type * as hnswlib from 'hnswlib-node';
import { AppError } from '../errors.ts';

export type HnswAddon = Pick<typeof hnswlib, 'HierarchicalNSW'>;

/** Loads the native addon; rejects where it was not built. */
export type LoadAddon = () => Promise<HnswAddon>;

/** The addon as it was installed. It is an optional dependency: building it needs a compiler. */
export async function loadHnswlib(): Promise<HnswAddon> {
  return (await import('hnswlib-node')).default;
}

/** Links a node (5 to 48 is sensible: Malkov and Yashunin 2018, section 4), candidates while building, a fixed seed. */
export const GRAPH = { m: 16, efConstruction: 200, randomSeed: 100 } as const;

export interface GraphInput {
  /** `dimensions` numbers a row. */
  vectors: Float32Array;
  dimensions: number;
  /** A file that may be written and is removed again: the addon gives its graph to files only. */
  scratch: string;
}

/**
 * Builds the nearest-neighbour graph over vectors and returns the file that the addon writes. One thread and a fixed seed:
 * the same vectors give the same bytes on the same machine. Null when there are no rows.
 */
export async function buildHnswGraph(addon: HnswAddon, input: GraphInput): Promise<Uint8Array | null> {
  const { vectors, dimensions, scratch } = input;
  const count = vectors.length / dimensions;
  if (count === 0) return null;
  const graph = new addon.HierarchicalNSW('cosine', dimensions);
  graph.initIndex({ maxElements: count, ...GRAPH });
  for (let row = 0; row < count; row += 1) {
    // The addon takes plain arrays only.
    graph.addPoint(Array.from(vectors.subarray(row * dimensions, (row + 1) * dimensions)), row);
  }
  try {
    graph.writeIndexSync(scratch);
    const bytes = new Uint8Array(await readFile(scratch));
    // The addon does not notice that a disk is full.
    if (findGraphFault(bytes, count, dimensions)) throw new AppError('unavailable', GRAPH_NOT_WRITTEN);
    return bytes;
  } finally {
    await rm(scratch, { force: true });
  }
}

const HEADER_BYTES = 96;
const GRAPH_NOT_WRITTEN = 'The graph of the index could not be written whole: is the disk full?';

/**
 * What is wrong with a graph file for so many rows and dimensions, or null. The addon itself believes what the file says,
 * so a graph over vectors of another length would make it read beyond its memory. Field order of hnswlib's saveIndex,
 * 64 bits.
 */
export function findGraphFault(bytes: Uint8Array, count: number, dimensions: number): string | null {
  if (bytes.length < HEADER_BYTES) return 'it is too short';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (place: number) => Number(view.getBigUint64(place * 8, true));
  const [maxElements, elements, elementBytes] = [word(1), word(2), word(3)];
  const links = GRAPH.m * 2 * 4 + 4;
  if (elements !== count || maxElements !== count) return `it holds ${elements} vectors, not ${count}`;
  if (elementBytes !== links + dimensions * 4 + 8) return `its vectors do not have ${dimensions} dimensions`;
  return isWhole(view, elements, elementBytes) ? null : 'it is cut off';
}

/** After the base layer stands, for each vector, the length of its links on the layers above and those links. */
function isWhole(view: DataView, elements: number, elementBytes: number): boolean {
  let at = HEADER_BYTES + elements * elementBytes;
  for (let element = 0; element < elements; element += 1) {
    if (at + 4 > view.byteLength) return false;
    at += 4 + view.getUint32(at, true);
  }
  return at === view.byteLength;
}
