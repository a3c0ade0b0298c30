import { describe, expect, it } from 'vitest';
import type { LoadResult } from './load.ts';
import { reportHttp, shareOf } from './report-http.ts';

const result = (perSecond: number, failed = 0): LoadResult => ({
  ...{ perSecond, p50: 1, p99: 9, requests: 10 * perSecond, failed },
});

describe('the report of the load', () => {
  it('gives the share of the empty route that was answered', () => {
    expect(shareOf({ empty: result(5000), chat: result(600) })).toBeCloseTo(0.12, 10);
  });

  it('holds the lowest share against the goal, and counts every reply that failed', () => {
    const rows = [
      { connections: 1, empty: result(1000), chat: result(200) },
      { connections: 64, empty: result(1000, 1), chat: result(50, 2) },
    ];
    const report = reportHttp(rows, 'about');
    expect(report).toContain('| 64 | 1000 | 1 | 9 | 50 | 1 | 9 | 5.0 % | 3 of 10500 |');
    expect(report).toContain('**not reached**: the lowest share is 5.0 %; 3 replies were not 2xx');
    expect(reportHttp(rows.slice(0, 1), 'about')).toContain(
      'Goal of 10 % reached: the lowest share is 20.0 %; 0 ',
    );
  });
});
