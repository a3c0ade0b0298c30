import { expect, it } from 'vitest';
import { dealFolds, formatSpread, spreadOf } from './folds.ts';

const strata = Array.from({ length: 53 }, (_, item) => (item % 4 === 0 ? 'few' : 'many'));

it('gives every fold its share of every stratum', () => {
  const foldOf = dealFolds(strata, { folds: 5, seed: 1 });
  for (const stratum of ['few', 'many']) {
    const sizes = [0, 1, 2, 3, 4].map(
      (fold) => foldOf.filter((dealt, item) => dealt === fold && strata[item] === stratum).length,
    );
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  }
});

it('deals the same for a seed and otherwise for another', () => {
  const deal = (seed: number) => dealFolds(strata, { folds: 5, seed });
  expect(deal(1)).toEqual(deal(1));
  expect(deal(1)).not.toEqual(deal(2));
});

it('tells how far folds lie apart, and nothing of none', () => {
  expect(formatSpread(spreadOf([0.5, 1]))).toBe('0.750 ± 0.250 (0.500 to 1.000)');
  expect(formatSpread(spreadOf([]))).toBe('–');
});
