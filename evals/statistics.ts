/** A share of counted things with its 95 % interval (Wilson). `value` and interval are null when nothing was counted. */
export interface Rate {
  kind: 'rate';
  hits: number;
  total: number;
  value: number | null;
  low: number | null;
  high: number | null;
}

/** A summary (mean, median) of a number an item, with its 95 % interval (bootstrap); null when there are no items. */
export interface Estimate {
  kind: 'estimate';
  total: number;
  value: number | null;
  low: number | null;
  high: number | null;
}

export type Metric = Rate | Estimate;

const Z = 1.959964;
const RESAMPLES = 1000;
const SEED = 20260424;

/**
 * A rate with Wilson's score interval (Wilson 1927), which stays inside 0 to 1 and is honest for few items and for
 * shares near 0 or 1.
 */
export function rate(hits: number, total: number): Rate {
  if (total === 0) return { kind: 'rate', hits, total, value: null, low: null, high: null };
  const share = hits / total;
  const scale = 1 + Z ** 2 / total;
  const middle = (share + Z ** 2 / (2 * total)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / total + Z ** 2 / (4 * total ** 2));
  const low = Math.max(0, Math.min(share, middle - half));
  const high = Math.min(1, Math.max(share, middle + half));
  return { kind: 'rate', hits, total, value: share, low, high };
}

/** The rate of `true` among booleans. */
export function rateOf(outcomes: boolean[]): Rate {
  return rate(outcomes.filter(Boolean).length, outcomes.length);
}

/** The middle value, or the mean of the two middle ones; null for an empty list. */
export function median(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The arithmetic mean; null for an empty list. */
export function mean(values: number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value below which `share` (0 to 1) of the values lie (nearest rank); null for an empty list. */
export function percentile(values: number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? null;
}

/** `summary` of the values with a percentile bootstrap interval (Efron 1979). The same values give the same interval. */
export function estimate(values: number[], summary: (values: number[]) => number | null): Estimate {
  const value = summary(values);
  if (value === null) return { kind: 'estimate', total: 0, value, low: null, high: null };
  const random = makeRandom(SEED);
  const resampled = Array.from({ length: RESAMPLES }, () =>
    summary(values.map(() => values[Math.floor(random() * values.length)]!)),
  ).filter((one) => one !== null);
  const [low, high] = [percentile(resampled, 0.025), percentile(resampled, 0.975)];
  return { kind: 'estimate', total: values.length, value, low, high };
}

/** Numbers from 0 to 1 out of a seed (mulberry32), so that a report can be repeated to the byte. */
export function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
