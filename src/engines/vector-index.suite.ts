import { describe, expect, it } from 'vitest';
import type { VectorIndex } from '../ports.ts';

/** Opens the engine under test over vectors of `dimensions` numbers a row. */
export type OpenVectorIndex = (vectors: Float32Array, dimensions: number) => Promise<VectorIndex>;

const DIMENSIONS = 8;
const COUNT = 300;

/** Unit vectors from a fixed sequence (mulberry32); the last row is all zero, as for a text without a known word. */
export function makeVectors(count = COUNT, dimensions = DIMENSIONS): Float32Array {
  let state = 1;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32 - 0.5;
  };
  const vectors = new Float32Array(count * dimensions);
  for (let row = 0; row < count - 1; row += 1) {
    const values = Array.from({ length: dimensions }, next);
    const length = Math.hypot(...values);
    vectors.set(
      values.map((value) => value / length),
      row * dimensions,
    );
  }
  return vectors;
}

function rowOf(vectors: Float32Array, row: number): Float32Array {
  return vectors.slice(row * DIMENSIONS, (row + 1) * DIMENSIONS);
}

/** Cosine of two rows, worked out anew, in full precision. */
function cosine(a: Float32Array, b: Float32Array): number {
  const norm = Math.hypot(...a) * Math.hypot(...b);
  return norm === 0 ? 0 : a.reduce((sum, value, axis) => sum + value * b[axis]!, 0) / norm;
}

function nearest(vectors: Float32Array, query: Float32Array, rows = { start: 0, end: COUNT }): number[] {
  const scored = Array.from({ length: rows.end - rows.start }, (_, place) => {
    const row = rows.start + place;
    return { row, score: cosine(query, rowOf(vectors, row)) };
  });
  return scored.sort((a, b) => b.score - a.score || a.row - b.row).map(({ row }) => row);
}

/** What a service behind an engine does not allow. */
export interface VectorIndexLimits {
  /** Most hits of one search. */
  most?: number;
  /** True where a vector without direction cannot be stored, so that its row is never found. */
  withoutZeroRows?: boolean;
}

/** What every VectorIndex must do, whichever engine is behind it. */
export function describeVectorIndex(
  name: string,
  open: OpenVectorIndex,
  { most = Number.POSITIVE_INFINITY, withoutZeroRows = false }: VectorIndexLimits = {},
): void {
  describe(`${name} as a VectorIndex`, () => {
    const vectors = makeVectors();
    const opened = open(vectors, DIMENSIONS);

    it('finds every row by its own vector, with cosine 1', async () => {
      const index = await opened;
      for (let row = 0; row < COUNT - 1; row += 1) {
        const [hit] = await index.search(rowOf(vectors, row), 1);
        expect(hit?.row).toBe(row);
        expect(hit?.score).toBeCloseTo(1, 5);
      }
    });

    it('gives the nearest rows, best first, with their cosines', async () => {
      const query = Float32Array.from({ length: DIMENSIONS }, (_, axis) => Math.sin(axis + 1));
      const hits = await (await opened).search(query, 20);
      expect(hits.map(({ row }) => row)).toEqual(nearest(vectors, query).slice(0, 20));
      for (const { row, score } of hits) expect(score).toBeCloseTo(cosine(query, rowOf(vectors, row)), 5);
    });

    it('does not mind how long the query vector is', async () => {
      const index = await opened;
      const [short, long] = [rowOf(vectors, 7), rowOf(vectors, 7).map((value) => value * 40)];
      expect((await index.search(long, 5)).map(({ row }) => row)).toEqual(
        (await index.search(short, 5)).map(({ row }) => row),
      );
      expect((await index.search(long, 1))[0]?.score).toBeCloseTo(1, 5);
    });

    it('never leaves the ranges, and finds all that is in them', async () => {
      const index = await opened;
      const query = rowOf(vectors, 10);
      const hits = await index.search(query, 500, [
        { start: 40, end: 45 },
        { start: 200, end: 203 },
      ]);
      expect(hits.map(({ row }) => row).sort((a, b) => a - b)).toEqual([40, 41, 42, 43, 44, 200, 201, 202]);
      expect((await index.search(query, 1, [{ start: 40, end: 45 }]))[0]?.row).toBe(
        nearest(vectors, query, { start: 40, end: 45 })[0],
      );
      expect(await index.search(query, 5, [])).toEqual([]);
      const last = await index.search(query, 5, [{ start: COUNT - 1, end: COUNT + 9 }]);
      expect(last).toHaveLength(withoutZeroRows ? 0 : 1);
    });

    it('gives what there is when more is asked for', async () => {
      const hits = await (await opened).search(rowOf(vectors, 3), COUNT * 10);
      expect(new Set(hits.map(({ row }) => row)).size).toBe(Math.min(COUNT, most));
      expect(await (await opened).search(rowOf(vectors, 3), 0)).toEqual([]);
    });

    it('finds nothing near the zero vector', async () => {
      expect(await (await opened).search(new Float32Array(DIMENSIONS), 5)).toEqual([]);
    });

    it.each([
      ['something that is no number', new Float32Array(DIMENSIONS).fill(Number.NaN), 'no number'],
      ['an infinite number', new Float32Array(DIMENSIONS).fill(Number.POSITIVE_INFINITY), 'no number'],
      ['another length', new Float32Array(DIMENSIONS + 1).fill(1), '9 dimensions'],
      ['no length at all', new Float32Array(0), '0 dimensions'],
    ])('refuses a query vector with %s', async (_, query, words) => {
      await expect((await opened).search(query, 5)).rejects.toThrow(words);
    });

    it('gives the same list every time, equal rows in ascending order', async () => {
      const twins = Float32Array.from({ length: 40 }, (_, at) => (at % 4 === 0 ? 1 : 0));
      const index = await open(twins, 4);
      const hits = await index.search(Float32Array.of(1, 0, 0, 0), 10);
      expect(hits.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    });

    it('serves an index of one row', async () => {
      const index = await open(Float32Array.of(0, 1, 0), 3);
      expect(await index.search(Float32Array.of(0, 2, 0), 10)).toEqual([{ row: 0, score: 1 }]);
    });
  });
}
