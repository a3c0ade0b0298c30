import type { SparseName } from '../index/content.ts';
import { lowerBound, ProjectedIndex } from '../index/projected-index.ts';
import type { SparseIndex, TermScores } from '../index/sparse-index.ts';
import type { Span } from '../types.ts';

export type PassageIndexName = 'passageWords' | 'passageGrams' | 'enrichmentWords' | 'enrichmentGrams';
export type UnitIndexName = 'unitWords' | 'unitGrams' | 'expandedWords' | 'expandedGrams';

/** Rows that are ranked together, all of an index or a few of it, by their places: place i is the i-th of them. */
export interface Pool<Name extends SparseName> {
  size: number;
  /** Ranges of places that the search is limited to, or null. */
  scope: Span[] | null;
  sparse: Record<Name, TermScores>;
  rowAt(place: number): number;
  /** -1 for a row that is not in the pool. */
  placeOf(row: number): number;
}

/** Makes a pool of some passages, or of some units. `rows` ascend. */
export interface Pools {
  ofPassages(rows: Uint32Array): Pool<PassageIndexName>;
  ofUnits(rows: Uint32Array): Pool<UnitIndexName>;
}

export const PASSAGE_INDEXES: readonly PassageIndexName[] = [
  'passageWords',
  'passageGrams',
  'enrichmentWords',
  'enrichmentGrams',
];
export const UNIT_INDEXES: readonly UnitIndexName[] = [
  'unitWords',
  'unitGrams',
  'expandedWords',
  'expandedGrams',
];

/** All passages of an index: places are rows. */
export function poolOfAll(
  sparse: Record<SparseName, SparseIndex>,
  scope: Span[] | null,
): Pool<PassageIndexName> {
  const { size } = sparse.passageWords;
  return { size, scope, sparse, rowAt: (place) => place, placeOf: (row) => row };
}

/** Pools over inverted indexes that hold every posting. */
export function projectPools(sparse: Record<SparseName, SparseIndex>): Pools {
  const over = (name: SparseName, rows: Uint32Array) => new ProjectedIndex(sparse[name], rows);
  return {
    ofPassages: (rows) =>
      poolOf(
        rows,
        projectAll(PASSAGE_INDEXES, (name) => over(name, rows)),
      ),
    ofUnits: (rows) =>
      poolOf(
        rows,
        projectAll(UNIT_INDEXES, (name) => over(name, rows)),
      ),
  };
}

/** One index a name. */
export function projectAll<Name extends SparseName>(
  names: readonly Name[],
  project: (name: Name) => TermScores,
): Record<Name, TermScores> {
  return Object.fromEntries(names.map((name) => [name, project(name)])) as Record<Name, TermScores>;
}

/** A pool of ascending rows. */
export function poolOf<Name extends SparseName>(
  rows: Uint32Array,
  sparse: Record<Name, TermScores>,
): Pool<Name> {
  const placeOf = (row: number) => {
    const place = lowerBound(rows, row, { from: 0, until: rows.length });
    return rows[place] === row ? place : -1;
  };
  return { size: rows.length, scope: null, sparse, rowAt: (place) => rows[place]!, placeOf };
}
