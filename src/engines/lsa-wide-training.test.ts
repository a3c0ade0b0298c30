import { describe, expect, it } from 'vitest';
import { LsaEmbedder } from './lsa-embedder.ts';
import { trainLsa } from './lsa-training.ts';
import { trainWideLsa } from './lsa-wide-training.ts';

/** MADE UP texts on four subjects, enough of them that a random start matters. */
const SUBJECTS = ['fiets pad stad weg', 'boom tak blad bos', 'zwembad les winter', 'museum kunst zaal'];
const TEXTS = Array.from({ length: 80 }, (_, at) => {
  const words = SUBJECTS[at % 4]!.split(' ');
  return new Map(
    words.filter((_, word) => (at * 7 + word * 3) % 5 !== 0).map((word, row) => [word, 1 + ((at + row) % 2)]),
  );
});

/** Cosines of every two terms: the axes of two decompositions may be turned, what they measure may not differ. */
async function likenesses(model: ReturnType<typeof trainLsa>): Promise<number[]> {
  const embedder = new LsaEmbedder({ id: 'x', ...model }, (text) => new Map([[text, 1]]));
  const vectors = await embedder.embed(model.terms);
  return vectors.flatMap((left) =>
    vectors.map((right) => left.reduce((sum, value, at) => sum + value * right[at]!, 0)),
  );
}

describe('latent semantic analysis on many texts', () => {
  it('comes to the same likenesses as the exact decomposition', async () => {
    const [wide, exact] = [trainWideLsa(TEXTS, 4), trainLsa(TEXTS, 4)];
    expect(wide.terms).toEqual(exact.terms);
    const [found, wanted] = [await likenesses(wide), await likenesses(exact)];
    found.forEach((value, at) => {
      expect(value).toBeCloseTo(wanted[at]!, 3);
    });
  });

  it('trains the same model on the same texts, and leaves axes empty that they do not have', () => {
    expect(trainWideLsa(TEXTS, 20)).toEqual(trainWideLsa(TEXTS, 20));
    const small = trainWideLsa(TEXTS.slice(0, 2), 6);
    expect(small.projection.every(Number.isFinite)).toBe(true);
  });
});
