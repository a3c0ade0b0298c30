import { findPeriods, type PeriodMention } from '../text/dates.ts';
import { findNumbers } from '../text/numbers.ts';
import { stem } from '../text/stem.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { words } from '../text/tokens.ts';
import type { Commitment, Library, TimelineItem, Unit } from '../types.ts';
import { cite } from './cite.ts';
import { documentOf, inSameDocument, textOf } from './quoting.ts';

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
    note: noteOn(unit, library),
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
  const mention = mostExact(
    findPeriods(text, document.date).filter((period) =>
      isAhead(period, { date: document.date!, commitment }),
    ),
  );
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

/** A time to come; one without a day ("zo snel mogelijk") only where the sentence announces something firmly. */
function isAhead(period: PeriodMention, at: { date: string; commitment: Commitment }): boolean {
  if (period.kind === 'frequency') return false;
  const last = period.until ?? period.from;
  if (last !== null) return last > at.date;
  return period.kind === 'moment' && (at.commitment === 'will' || at.commitment === 'intends');
}

const EXACTNESS = [
  'date',
  'month',
  'quarter',
  'recess',
  'half',
  'season',
  'range',
  'year',
  'duration',
  'moment',
];

/** A sentence that names several times is dated by the most exact one, not by a year in a title. */
function mostExact(periods: PeriodMention[]): PeriodMention | undefined {
  return periods.sort((a, b) => EXACTNESS.indexOf(a.kind) - EXACTNESS.indexOf(b.kind))[0];
}

/** By the last day that is meant; what is open at the end or has no date comes last. */
function byTime(a: TimelineItem, b: TimelineItem): number {
  const key = (item: TimelineItem) => item.until ?? (item.from ? `${item.from}~` : '~');
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.citation.start - b.citation.start;
}

const BILLS = /\b(?:wets|grondwets)?voorstellen\b/iu;
const SAME_SUBJECT = 0.6;

/**
 * What a reader of the table should know: that the running text counts another number of bills on the same subject.
 * The subject is the same when a passage holds most of the row's telling words.
 */
function noteOn(row: Unit, library: Library): string | null {
  const wanted = tellingStems(textOf(row, library));
  for (const unit of library.units) {
    const passage = library.passages[unit.passage]!;
    if (passage.kind !== 'paragraph' || !inSameDocument(unit, row, library)) continue;
    const text = textOf(unit, library);
    // Reading numbers is work, and for each row every sentence comes by.
    if (!/voorstellen/iu.test(text)) continue;
    const counted = findNumbers(text).find(
      ({ kind, implied, end }) => kind === 'number' && !implied && BILLS.test(text.slice(end, end + 30)),
    );
    if (!counted || share(wanted, tellingStems(passage.text)) < SAME_SUBJECT) continue;
    const rows = library.units.filter(
      (other) =>
        library.passages[other.passage]!.kind === 'table-row' &&
        inSameDocument(other, row, library) &&
        share(tellingStems(textOf(other, library)), tellingStems(passage.text)) >= SAME_SUBJECT,
    );
    if (rows.length !== counted.value) {
      return `De lopende tekst noemt ${counted.text} voorstellen; in het planningsoverzicht ${rows.length === 1 ? 'staat er één' : `staan er ${rows.length}`}.`;
    }
  }
  return null;
}

function tellingStems(text: string): string[] {
  return words(text)
    .filter((word) => word.length > 5 && !STOP_WORDS.has(word))
    .map(stem);
}

function share(wanted: string[], held: string[]): number {
  return wanted.length === 0 ? 0 : wanted.filter((word) => held.includes(word)).length / wanted.length;
}
