import type { TimelineItem } from '../../types.ts';

/** Most quarters that the picture shows; what lies beyond stands in one column more. */
export const MAX_QUARTERS = 11;

/** The columns of the timeline: quarters from `first` on, counted as year × 4 + 0..3. */
export interface Scale {
  first: number;
  /** Number of quarters. */
  count: number;
  /** True when something lies beyond the last quarter or has no end: then there is one column more. */
  hasLater: boolean;
}

/** An item's place: columns from `from` up to and with `until`, 0 is the first. */
export interface Bar {
  item: TimelineItem;
  from: number;
  until: number;
  isOpen: boolean;
}

function quarterOf(iso: string): number {
  const [year = 0, month = 1] = iso.split('-').map(Number);
  return year * 4 + Math.floor((month - 1) / 3);
}

/** The name of a quarter as the planning writes it: `Q2 2026`. */
export function nameQuarter(quarter: number): { quarter: string; year: string } {
  return { quarter: `Q${(quarter % 4) + 1}`, year: `${Math.floor(quarter / 4)}` };
}

/** Orders items by when they are due; what has an open end counts from its begin, what has no time comes last. */
export function compareTimes(a: TimelineItem, b: TimelineItem): number {
  const due = ({ from, until }: TimelineItem) => until ?? from ?? '9999';
  return due(a).localeCompare(due(b)) || (a.from ?? '').localeCompare(b.from ?? '');
}

/** The columns that these items need; undefined when none of them names a time. */
export function measureScale(items: TimelineItem[]): Scale | undefined {
  const dates = items.flatMap(({ from, until }) => [from, until]).filter((date) => date !== null);
  if (dates.length === 0) return undefined;
  const quarters = dates.map(quarterOf);
  const first = Math.min(...quarters);
  const needed = Math.max(...quarters) - first + 1;
  const hasOpen = items.some(({ from, until }) => from !== null && until === null);
  return { first, count: Math.min(needed, MAX_QUARTERS), hasLater: hasOpen || needed > MAX_QUARTERS };
}

/** Where each item with a time stands, first due first; items without a time are left out. */
export function placeBars(items: TimelineItem[], { first, count, hasLater }: Scale): Bar[] {
  const end = count - 1 + (hasLater ? 1 : 0);
  const clamp = (quarter: number) => Math.min(Math.max(quarter - first, 0), end);
  return items
    .filter(({ from, until }) => from !== null || until !== null)
    .map((item) => ({
      item,
      from: item.from === null ? 0 : clamp(quarterOf(item.from)),
      until: item.until === null ? end : clamp(quarterOf(item.until)),
      isOpen: item.until === null,
    }))
    .sort((a, b) => compareTimes(a.item, b.item));
}
