import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TermVector } from './analyzer.ts';
import { buildSparseIndex, SparseIndex } from './sparse-index.ts';

const K1 = 1.2;
const B = 0.5;

function scoresOf(index: SparseIndex, query: TermVector, scale = 1): number[] {
  const scores = new Float32Array(index.size);
  index.score(query, scores, scale);
  return [...scores];
}

const idfOf = (rows: TermVector[], term: string) => {
  const frequency = rows.filter((row) => row.has(term)).length;
  return Math.log(1 + (rows.length - frequency + 0.5) / (frequency + 0.5));
};
const lengthOf = (row: TermVector) => [...row.values()].reduce((sum, weight) => sum + weight, 0);

/** BM25 as the textbook has it, row by row and term by term. */
function naiveBm25(rows: TermVector[], query: TermVector): number[] {
  const average = rows.reduce((sum, row) => sum + lengthOf(row), 0) / rows.length;
  return rows.map((row) => {
    let score = 0;
    for (const [term, asked] of query) {
      const weight = row.get(term) ?? 0;
      const norm = K1 * (1 - B + (B * lengthOf(row)) / average);
      score += (asked * idfOf(rows, term) * weight * (K1 + 1)) / (weight + norm);
    }
    return score;
  });
}

/** Cosine of square roots of counts, each times its idf. */
function naiveCosine(rows: TermVector[], query: TermVector): number[] {
  const weigh = (vector: TermVector) =>
    new Map([...vector].map(([term, weight]) => [term, Math.sqrt(weight) * idfOf(rows, term)]));
  const norm = (vector: TermVector) => Math.hypot(...vector.values());
  const asked = weigh(query);
  return rows.map(weigh).map((row) => {
    const dot = [...asked].reduce((sum, [term, value]) => sum + value * (row.get(term) ?? 0), 0);
    return dot / (norm(row) * norm(asked) || 1);
  });
}

const vector = fc
  .array(
    fc.tuple(fc.constantFrom('boom', 'gras', 'park', 'plein', 'gracht'), fc.constantFrom(0.7, 1, 1.7, 3)),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((entries): TermVector => new Map(entries));
const rowsAndQuery = fc.tuple(fc.array(vector, { minLength: 1, maxLength: 12 }), vector);

describe('a sparse index', () => {
  it.each([
    ['bm25', { kind: 'bm25', k1: K1, b: B }, naiveBm25],
    ['cosine', { kind: 'cosine' }, naiveCosine],
  ] as const)('scores as the formula of %s', (_name, weighting, naive) => {
    fc.assert(
      fc.property(rowsAndQuery, ([rows, query]) => {
        const index = new SparseIndex(buildSparseIndex(rows, weighting));
        const expected = naive(rows, query);
        for (const [row, score] of scoresOf(index, query).entries())
          expect(score).toBeCloseTo(expected[row]!, 4);
      }),
    );
  });

  it('likens a text to itself by 1 and to what it shares nothing with by 0', () => {
    const rows: TermVector[] = [
      new Map([
        ['boom', 2],
        ['gras', 1],
      ]),
      new Map([['park', 1]]),
    ];
    const index = new SparseIndex(buildSparseIndex(rows, { kind: 'cosine' }));
    expect(scoresOf(index, rows[0]!)[0]).toBeCloseTo(1, 5);
    expect(scoresOf(index, rows[0]!)[1]).toBe(0);
    expect(
      scoresOf(
        index,
        new Map([
          ['boom', 1],
          ['nergens', 1],
        ]),
      )[0],
    ).toBeLessThan(scoresOf(index, new Map([['boom', 1]]))[0]!);
  });

  it('adds to what is there, by its scale', () => {
    const rows: TermVector[] = [new Map([['boom', 1]]), new Map([['gras', 1]])];
    const index = new SparseIndex(buildSparseIndex(rows, { kind: 'bm25', k1: K1, b: B }));
    const query: TermVector = new Map([['boom', 1]]);
    const scores = Float32Array.of(5, 7);
    index.score(query, scores, 0.5);
    expect(scores[0]).toBeCloseTo(5 + 0.5 * scoresOf(index, query)[0]!, 5);
    expect(scores[1]).toBe(7);
  });

  it('knows its terms, marks their rows, and finds a word that is nowhere most telling of all', () => {
    const rows: TermVector[] = [
      new Map([['boom', 1]]),
      new Map([
        ['boom', 1],
        ['gras', 1],
      ]),
      new Map(),
    ];
    const index = new SparseIndex(buildSparseIndex(rows, { kind: 'bm25', k1: K1, b: B }));
    const marked = new Uint8Array(3);
    index.mark('gras', marked);
    index.mark('nergens', marked);
    expect([...marked]).toEqual([0, 1, 0]);
    expect([index.has('boom'), index.has('nergens')]).toEqual([true, false]);
    expect(index.idf('boom')).toBeLessThan(index.idf('gras'));
    expect(index.idf('gras')).toBeLessThan(index.idf('nergens'));
  });

  it('of nothing scores nothing', () => {
    const index = new SparseIndex(buildSparseIndex([], { kind: 'bm25', k1: K1, b: B }));
    expect(scoresOf(index, new Map([['boom', 1]]))).toEqual([]);
  });

  it('is the same whatever order the terms of a text come in', () => {
    const entries: [string, number][] = [
      ['park', 1],
      ['boom', 2],
      ['gras', 1],
    ];
    const build = (terms: [string, number][]) => buildSparseIndex([new Map(terms)], { kind: 'cosine' });
    expect(build([...entries].reverse())).toEqual(build(entries));
  });
});
