import { expect, it } from 'vitest';
import { Retriever } from '../src/retrieve/retriever.ts';
import { openMeasuredIndex } from './open-index.ts';
import { withoutPrompts } from './without-prompts.ts';

it('takes away the gaps and leaves the rest as it was', { timeout: 60_000 }, async () => {
  const { parts } = await openMeasuredIndex();
  const { content, embedder, vectorIndex: vectors } = parts;
  const gap = content.prompts.find(({ kind, text }) => kind === 'gap' && text.length > 30)!;
  const retrieve = (from: typeof content) =>
    new Retriever({ content: from, embedder, vectors }).retrieve(gap.text);
  const [all, without] = [
    await retrieve(content),
    await retrieve(withoutPrompts(content, ({ kind }) => kind === 'gap')),
  ];
  expect(all.bestGap?.score).toBeGreaterThan(0.95);
  expect(without.bestGap).toBeNull();
  expect(without.gapShare).toBe(0);
  expect(without.bestPrompt).toEqual(all.bestPrompt);
});
