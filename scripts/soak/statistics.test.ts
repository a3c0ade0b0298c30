import { describe, expect, it } from 'vitest';
import { toComparable } from './client.ts';
import { percentile, slope } from './statistics.ts';

describe('what the soak reports', () => {
  it('reads growth as megabytes a minute', () => {
    const samples = [0, 1, 2, 3].map((minutes) => ({ minutes, megabytes: 200 + 2 * minutes }));
    expect(slope(samples)).toBeCloseTo(2);
    expect(slope(samples.map((one) => ({ ...one, megabytes: 200 })))).toBe(0);
    expect(slope(samples.slice(0, 1))).toBe(0);
  });

  it('takes the slowest of a hundred as p99', () => {
    const values = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect([percentile(values, 0.5), percentile(values, 0.99), percentile([], 0.99)]).toEqual([51, 100, 0]);
  });

  it('calls two replies equal whatever their ids, and different for one letter', () => {
    const reply = (id: string, answer: string) => ({
      status: 200,
      body: JSON.stringify({ id, created: Number(`1${answer.length}`), answer }),
    });
    const [one, other] = ['6f1b2c3d-0000-4000-8000-000000000001', '6f1b2c3d-0000-4000-8000-000000000002'];
    expect(toComparable(reply(one, 'ja'))).toBe(toComparable(reply(other, 'ja')));
    expect(toComparable(reply(one, 'ja'))).not.toBe(toComparable(reply(one, 'je')));
  });
});
