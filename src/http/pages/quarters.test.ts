import { describe, expect, it } from 'vitest';
import type { TimelineItem } from '../../types.ts';
import { MAX_QUARTERS, measureScale, nameQuarter, placeBars } from './quarters.ts';

function item(from: string | null, until: string | null): TimelineItem {
  const citation = {} as TimelineItem['citation'];
  return { title: `${from} ${until}`, period: null, from, until, status: 'will', note: null, citation };
}

describe('the columns of the timeline', () => {
  it('run from the first quarter to the last', () => {
    const scale = measureScale([item('2026-04-01', '2026-06-30'), item('2027-01-01', '2027-03-31')]);
    expect(scale).toEqual({ first: 2026 * 4 + 1, count: 4, hasLater: false });
    expect(nameQuarter(scale?.first ?? 0)).toEqual({ quarter: 'Q2', year: '2026' });
  });

  it('have one more for what has no end', () => {
    expect(measureScale([item('2026-04-01', null)])).toEqual({
      first: 2026 * 4 + 1,
      count: 1,
      hasLater: true,
    });
  });

  it('stop where the picture would become too wide', () => {
    const scale = measureScale([item('2026-01-01', '2026-03-31'), item('2040-01-01', '2040-12-31')]);
    expect(scale).toMatchObject({ count: MAX_QUARTERS, hasLater: true });
  });

  it('are not there when no item has a time', () => {
    expect(measureScale([item(null, null)])).toBeUndefined();
  });
});

describe('the bars', () => {
  it('stand from the quarter of the first day to that of the last, first due first', () => {
    const items = [
      item('2026-10-01', '2026-12-31'),
      item('2026-01-01', '2026-12-31'),
      item(null, '2026-06-30'),
      item(null, null),
    ];
    const scale = measureScale(items);
    const bars = scale ? placeBars(items, scale) : [];
    expect(bars.map(({ from, until }) => [from, until])).toEqual([
      [0, 1],
      [0, 3],
      [3, 3],
    ]);
  });

  it('run on into the last column when the source leaves the end open', () => {
    const items = [item('2026-01-01', '2026-03-31'), item('2026-04-01', null)];
    const scale = measureScale(items);
    expect(scale && placeBars(items, scale)[1]).toMatchObject({ from: 1, until: 2, isOpen: true });
  });

  it('of the far future stand in the column for later', () => {
    const items = [item('2026-01-01', '2026-03-31'), item('2040-01-01', '2040-12-31')];
    const scale = measureScale(items);
    expect(scale && placeBars(items, scale)[1]).toMatchObject({ from: MAX_QUARTERS, until: MAX_QUARTERS });
  });
});
