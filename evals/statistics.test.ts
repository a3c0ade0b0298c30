import { describe, expect, it } from 'vitest';
import { estimate, mean, median, percentile, rate } from './statistics.ts';

describe('rate', () => {
  it('gives the interval of Wilson', () => {
    // Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662.
    const { value, low, high } = rate(81, 263);
    expect(value).toBeCloseTo(0.308, 3);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
  });

  it('stays inside 0 to 1 and keeps doubt at the ends', () => {
    expect(rate(5, 5).high).toBe(1);
    expect(rate(5, 5).low).toBeLessThan(0.6);
    expect(rate(0, 5).low).toBe(0);
  });

  it('says nothing about nothing', () => {
    expect(rate(0, 0)).toMatchObject({ value: null, low: null, high: null });
  });
});

describe('estimate', () => {
  it('is the same every time and holds the value', () => {
    const values = [1, 2, 3, 10, 12, 40];
    const first = estimate(values, mean);
    expect(estimate(values, mean)).toEqual(first);
    expect(first.low).toBeLessThan(first.value!);
    expect(first.high).toBeGreaterThan(first.value!);
  });
});

describe('median and percentile', () => {
  it('takes the middle, or the mean of the two middle ones', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
    expect(median([])).toBeNull();
  });

  it('takes the nearest rank', () => {
    const values = Array.from({ length: 100 }, (_, at) => at + 1);
    expect(percentile(values, 0.99)).toBe(99);
    expect(percentile(values, 1)).toBe(100);
    expect(percentile([], 0.5)).toBeNull();
  });
});
