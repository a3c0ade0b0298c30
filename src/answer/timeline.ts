import { findPeriods, type PeriodMention } from '../text/dates.ts';
import type { Library, TimelineItem, Unit } from '../types.ts';
import { cite } from './cite.ts';

/** Where a planning stands: rows of the planning table, and sentences of the prose that name a time to come. */
export function buildTimeline(library: Library): TimelineItem[] {
  const items = library.units.flatMap((unit) => {
    const passage = library.passages[unit.passage]!;
    if (passage.kind === 'table-row') return [rowItem(unit, library)];
    return passage.kind === 'paragraph' ? proseItems(unit, library) : [];
  });
  return items.sort(byTime);
}

function rowItem(unit: Unit, library: Library): TimelineItem {
  const passage = library.passages[unit.passage]!;
  const document = documentOf(unit, library);
  const period = passage.period ? document.text.slice(passage.period.start, passage.period.end) : null;
  const mention = period ? findPeriods(period, document.date ?? '')[0] : undefined;
  return {
    title: passage.text,
    period,
    from: mention?.from ?? null,
    until: mention?.until ?? null,
    status: 'intends',
    note: null,
    citation: cite(
      { passage, start: unit.start, end: unit.end, commitment: 'intends' },
      { documents: library.documents, number: 1 },
    ),
  };
}

/** A sentence that announces something for a time after the document's own date. */
function proseItems(unit: Unit, library: Library): TimelineItem[] {
  const document = documentOf(unit, library);
  const { commitment } = unit.facts;
  if (!unit.facts.slots.includes('period') || commitment === 'none' || !document.date) return [];
  const text = document.text.slice(unit.start, unit.end);
  const mention = findPeriods(text, document.date).find((period) => isAhead(period, document.date!));
  if (!mention) return [];
  const passage = library.passages[unit.passage]!;
  return [
    {
      title: text,
      period: mention.text,
      from: mention.from,
      until: mention.until,
      status: commitment,
      note: null,
      citation: cite(
        { passage, start: unit.start, end: unit.end, commitment },
        { documents: library.documents, number: 1 },
      ),
    },
  ];
}

function isAhead(period: PeriodMention, date: string): boolean {
  if (period.kind === 'frequency' || period.kind === 'moment') return false;
  return (period.until ?? period.from ?? '') > date;
}

function documentOf(unit: Unit, library: Library) {
  const { documentId } = library.passages[unit.passage]!;
  return library.documents.find(({ id }) => id === documentId)!;
}

/** By the last day that is meant; what is open at the end or has no date comes last. */
function byTime(a: TimelineItem, b: TimelineItem): number {
  const key = (item: TimelineItem) => item.until ?? (item.from ? `${item.from}~` : '~');
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.citation.start - b.citation.start;
}
