import { readFile, rm } from 'node:fs/promises';
import type * as hnswlib from 'hnswlib-node';
import { AppError } from '../errors.ts';
import { findGraphFault } from './check-graph.ts';

export type HnswAddon = Pick<typeof hnswlib, 'HierarchicalNSW'>;

/** Loads the native addon; rejects where it was not built. */
export type LoadAddon = () => Promise<HnswAddon>;

/** The addon as it was installed. It is an optional dependency: building it needs a compiler. */
export async function loadHnswlib(): Promise<HnswAddon> {
  return (await import('hnswlib-node')).default;
}

/** Links a node (5 to 48 is sensible: Malkov and Yashunin 2018, section 4), candidates while building, a fixed seed. */
export const GRAPH = { m: 16, efConstruction: 100, randomSeed: 100 } as const;

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
    if (findGraphFault(bytes, { ...GRAPH, count, dimensions }))
      throw new AppError('unavailable', GRAPH_NOT_WRITTEN);
    return bytes;
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('unavailable', GRAPH_NOT_WRITTEN, { cause });
  } finally {
    await rm(scratch, { force: true });
  }
}

const GRAPH_NOT_WRITTEN = 'the graph of the index could not be written whole, as when the disk is full';
