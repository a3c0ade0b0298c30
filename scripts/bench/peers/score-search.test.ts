import { describe, expect, it } from 'vitest';
import { scoreSearch } from './score-search.ts';

describe('scores of a search', () => {
  it('are those computed by hand', () => {
    // Ranks 1, 3, none, and beyond ten: gains 1, 1/log2(4) = .5, 0, 0.
    const score = scoreSearch([[1], [3], [null], [11]]);
    expect(score).toMatchObject({ success1: 0.25, success5: 0.5, queries: 4, groups: 4 });
    expect(score.mrr).toBeCloseTo((1 + 1 / 3) / 4, 10);
    expect(score.ndcg10).toBeCloseTo(1.5 / 4, 10);
  });

  it('count every group for success, the first found for the reciprocal rank, all of them for the gain', () => {
    const score = scoreSearch([[2, 5, null]]);
    expect(score).toMatchObject({ success1: 0, success5: 2 / 3, mrr: 0.5, queries: 1, groups: 3 });
    const gain = 1 / Math.log2(3) + 1 / Math.log2(6);
    expect(score.ndcg10).toBeCloseTo(gain / (1 + 1 / Math.log2(3) + 1 / 2), 10);
  });

  it('leave out a query that nothing answers', () => {
    expect(scoreSearch([[], [1]])).toMatchObject({ success1: 1, mrr: 1, ndcg10: 1, queries: 1 });
    expect(scoreSearch([])).toMatchObject({ success5: 0, mrr: 0, ndcg10: 0, queries: 0 });
  });
});
