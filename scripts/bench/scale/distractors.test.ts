import { describe, expect, it } from 'vitest';
import { readDistractors } from './distractors.ts';
import { readScaleOptions } from './options.ts';

describe('what the letter is hidden among', () => {
  it('is made up, and says so, where there is no file of laws', async () => {
    const { source, documents } = await readDistractors('no-such-file.jsonl.gz', 50);
    expect(source).toBe('made-up');
    const blocks = documents.flatMap((document) => document.blocks.map((block) => ({ document, block })));
    expect(blocks).toHaveLength(50);
    for (const { document, block } of blocks) {
      expect(document.title).toContain('MADE UP');
      expect(document.text.slice(block.start, block.end)).toMatch(/^\p{Lu}.*\.$/u);
    }
    expect(await readDistractors('no-such-file.jsonl.gz', 50)).toEqual({ source, documents });
  });

  it('comes in the sizes that are asked for, and in no others', () => {
    expect(readScaleOptions(['--sizes', '5000,10']).sizes).toEqual([10, 5000]);
    expect(() => readScaleOptions(['--sizes', 'many'])).toThrow('"many"');
    expect(() => readScaleOptions(['--size', '10'])).toThrow('--size');
  });
});
