import { makeRandom, mean } from '../../evals/statistics.ts';

/**
 * Deals items over folds, 0 up to `folds`: shuffled with a seed, and every stratum over all folds, so that each fold has
 * its share of the small ones. The fold of item i stands at i; the same input gives the same folds.
 */
export function dealFolds(strata: string[], { folds, seed }: { folds: number; seed: number }): number[] {
  const random = makeRandom(seed);
  const dealt = strata.map((stratum, item) => ({ stratum, item, at: random() }));
  dealt.sort((a, b) => (a.stratum === b.stratum ? a.at - b.at : a.stratum < b.stratum ? -1 : 1));
  const foldOf = new Array<number>(strata.length);
  dealt.forEach(({ item }, order) => {
    foldOf[item] = order % folds;
  });
  return foldOf;
}

/** What a score came to over folds. */
export interface Spread {
  mean: number;
  /** Standard deviation between the folds. */
  deviation: number;
  lowest: number;
  highest: number;
}

/** The spread of a score over folds; null when no fold has one. */
export function spreadOf(scores: number[]): Spread | null {
  const middle = mean(scores);
  if (middle === null) return null;
  const variance = mean(scores.map((score) => (score - middle) ** 2))!;
  return {
    mean: middle,
    deviation: Math.sqrt(variance),
    lowest: Math.min(...scores),
    highest: Math.max(...scores),
  };
}

/** `0.831 ± 0.030 (0.790 to 0.870)`; a dash for none. */
export function formatSpread(spread: Spread | null): string {
  if (!spread) return '–';
  const [middle, deviation, lowest, highest] = [
    spread.mean,
    spread.deviation,
    spread.lowest,
    spread.highest,
  ].map((value) => value.toFixed(3));
  return `${middle} ± ${deviation} (${lowest} to ${highest})`;
}
