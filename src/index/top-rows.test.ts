import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TermVector } from './analyzer.ts';
import { ProjectedIndex } from './projected-index.ts';
import { buildSparseIndex, SparseIndex } from './sparse-index.ts';
import { TopRows } from './top-rows.ts';

const vector = fc
  .array(fc.tuple(fc.constantFrom('boom', 'gras', 'park', 'plein'), fc.constantFrom(0.7, 1, 2)), {
    maxLength: 4,
  })
  .map((entries): TermVector => new Map(entries));
const corpus = fc.tuple(fc.array(vector, { minLength: 1, maxLength: 40 }), vector);

function scoresOf(
  index: { size: number; score(query: TermVector, into: Float32Array): void },
  query: TermVector,
) {
  const scores = new Float32Array(index.size);
  index.score(query, scores);
  return scores;
}

describe('the best rows', () => {
  it('are those of full scoring, search after search, within ranges too', () => {
    fc.assert(
      fc.property(corpus, fc.nat(12), fc.nat(40), ([rows, query], limit, cut) => {
        const index = new SparseIndex(buildSparseIndex(rows, { kind: 'bm25', k1: 1.2, b: 0.5 }));
        const top = new TopRows(index);
        const scores = scoresOf(index, query);
        const expected = (isIn: (row: number) => boolean) =>
          [...scores.keys()]
            .filter((row) => scores[row]! > 0 && isIn(row))
            .sort((a, b) => scores[b]! - scores[a]! || a - b)
            .slice(0, limit);
        expect(top.find(query, limit)).toEqual(expected(() => true));
        const ranges = [{ start: cut, end: cut + 9 }];
        expect(top.find(query, limit, ranges)).toEqual(expected((row) => row >= cut && row < cut + 9));
        expect(top.find(query, limit)).toEqual(expected(() => true));
      }),
    );
  });
});

describe('an index seen over a few rows', () => {
  it('scores and marks them as the whole index does', () => {
    fc.assert(
      fc.property(corpus, fc.nat(3), ([rows, query], step) => {
        const index = new SparseIndex(buildSparseIndex(rows, { kind: 'bm25', k1: 1.2, b: 0.5 }));
        const chosen = Uint32Array.from(rows.keys()).filter((row) => row % (step + 1) === 0);
        const projected = new ProjectedIndex(index, chosen);
        const whole = scoresOf(index, query);
        expect([...scoresOf(projected, query)]).toEqual([...chosen].map((row) => whole[row]!));
        const [marked, some] = [new Uint8Array(rows.length), new Uint8Array(chosen.length)];
        index.mark('boom', marked);
        projected.mark('boom', some);
        expect([...some]).toEqual([...chosen].map((row) => marked[row]!));
      }),
    );
  });
});
