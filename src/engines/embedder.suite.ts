import { describe, expect, it } from 'vitest';
import type { Embedder } from '../ports.ts';

/** Two texts that belong together and one that does not, in the words that the engine under test knows. */
export interface EmbedderExample {
  text: string;
  near: string;
  far: string;
}

/** What every Embedder must do, whichever engine is behind it. */
export function describeEmbedder(name: string, embedder: Embedder, example: EmbedderExample): void {
  const texts = [example.text, example.near, example.far];
  const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, axis) => sum + value * b[axis]!, 0);

  describe(`${name} as an Embedder`, () => {
    it('gives one vector a text, of its dimensions and of unit length', async () => {
      const vectors = await embedder.embed(texts, 'passage');
      expect(vectors).toHaveLength(3);
      for (const vector of vectors) {
        expect(vector).toBeInstanceOf(Float32Array);
        expect(vector).toHaveLength(embedder.dimensions);
        expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      }
    });

    it('gives the same text the same vector, alone or among others', async () => {
      const together = await embedder.embed(texts, 'query');
      for (const [place, text] of texts.entries()) {
        expect((await embedder.embed([text], 'query'))[0]).toEqual(together[place]);
      }
    });

    it('puts what belongs together nearer than what does not', async () => {
      const [query] = await embedder.embed([example.text], 'query');
      const [near, far] = await embedder.embed([example.near, example.far], 'passage');
      expect(dot(query!, near!)).toBeGreaterThan(dot(query!, far!));
    });

    it('holds no number that is none, whatever the text', async () => {
      const odd = ['', ' \n', '?!', '🚲', '\u0000', 'x'.repeat(20_000), '\ud800'];
      for (const vector of await embedder.embed(odd, 'query')) {
        expect(vector).toHaveLength(embedder.dimensions);
        expect(vector.every(Number.isFinite)).toBe(true);
      }
    });

    it('gives nothing for nothing', async () => {
      expect(await embedder.embed([], 'query')).toEqual([]);
    });

    it('names itself', () => {
      expect(embedder.id).toMatch(/^[\w.:/-]+$/u);
    });
  });
}
