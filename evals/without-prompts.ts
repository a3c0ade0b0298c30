import type { IndexContent } from '../src/index/content.ts';
import type { SparseIndexData } from '../src/index/sparse-index.ts';
import type { Prompt } from '../src/types.ts';

/** The content as it is, but nothing is like the prompts that `isDropped` names: their words count for nothing. */
export function withoutPrompts(content: IndexContent, isDropped: (prompt: Prompt) => boolean): IndexContent {
  const dropped = content.prompts.map(isDropped);
  const silence = (index: SparseIndexData): SparseIndexData => ({
    ...index,
    impacts: index.impacts.map((impact, at) => (dropped[index.rows[at]!] ? 0 : impact)),
  });
  const { promptWords, promptGrams } = content.sparse;
  const sparse = { ...content.sparse, promptWords: silence(promptWords), promptGrams: silence(promptGrams) };
  return { ...content, sparse };
}
