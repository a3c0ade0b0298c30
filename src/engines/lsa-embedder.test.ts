import { describe, expect, it } from 'vitest';
import { describeEmbedder } from './embedder.suite.ts';
import { LsaEmbedder } from './lsa-embedder.ts';
import { trainLsa } from './lsa-training.ts';

/** MADE UP sentences on two subjects; `fiets` and `rijwiel` share no sentence, only neighbours. */
const TEXTS = [
  'fiets pad stad',
  'rijwiel pad stad',
  'fiets pad weg',
  'rijwiel weg stad',
  'boom tak blad',
  'eik tak blad',
  'boom bos blad',
  'eik bos tak',
];

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[a-z]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const train = (dimensions: number) => ({ id: 'lsa-test', ...trainLsa(TEXTS.map(countWords), dimensions) });
const embedder = new LsaEmbedder(train(2), countWords);

describeEmbedder('latent semantic analysis', embedder, { text: 'fiets', near: 'rijwiel', far: 'boom' });

describe('latent semantic analysis', () => {
  it('gives a text without a known word the zero vector', async () => {
    const [vector] = await embedder.embed(['computer']);
    expect(vector).toEqual(new Float32Array(2));
  });

  it('trains the same model on the same texts', () => {
    expect(train(4)).toEqual(train(4));
  });

  it('leaves axes empty that the texts do not have', async () => {
    const [vector] = await new LsaEmbedder(train(12), countWords).embed(['fiets pad']);
    expect(vector).toHaveLength(12);
    expect(Math.hypot(...vector!)).toBeCloseTo(1, 5);
  });
});
