import { findActors, namesPerson, namesPlace } from '../text/actors.ts';
import { findPeriods } from '../text/dates.ts';
import { findModality } from '../text/modality.ts';
import { findNumbers } from '../text/numbers.ts';
import type { Passage, SlotKind, SourceDocument, Unit, UnitFacts } from '../types.ts';

/** Words at the beginning of a sentence that point to the one before it. */
const POINTS_BACK =
  /^(?:(?:daar|hier)(?:bij|mee|over|door|in|op|toe|van|voor|om|naast)?\b|(?:deze|dit|dat|die|zij|ze|hij|hun|hen)\b|(?:voor )?beide\b|(?:met|door|voor|op basis van|in|bij|naar aanleiding) (?:deze|dit|dat|die|daarvan)\b|(?:het gaat|bijvoorbeeld|zo |ook hier|daarin|niet alleen|(?:het )?(?:voornemen|streven) is (?:om )?(?:deze|dit|beide))\b)/iu;
const LAW = /\b(?:wet|grondwet|wetboek|awb|awgb|woo|wom)\b|\p{L}+(?:wet|wetten)\b|\bWet [\p{L}]/iu;
/** A time that is told by what happens: "vanaf de start van", "na verwerking van", "zodra". */
const EVENT =
  /\b(?:(?:vanaf|sinds|tijdens|bij|na|voor|tot) (?:de |het )?(?:start|begin|aanvang|afloop|einde|verdere|verwerking|behandeling|besluit\p{L}*|invoering|inwerkingtreding|afronding|\(?internet\)?consultatie|publicatie|zomer)|zodra|nadat|voordat|wanneer|alvorens)\b/iu;
/** "de afgelopen jaren" dates nothing that a reader could ask for. */
const PAST = /\b(?:afgelopen|vorige|voorbije|past|last|recent)\b/iu;
const ANNOUNCES = /:$|\b(?:de|het) (?:volgende|onderstaande) \p{L}+/u;

/** Reads the units of all passages, in reading order, with their facts. A fact is read against its document's date. */
export function buildUnits(documents: SourceDocument[], passages: Passage[]): Unit[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const units: Unit[] = [];
  passages.forEach((passage, row) => {
    const document = byId.get(passage.documentId)!;
    for (const span of passage.sentences) {
      const text = document.text.slice(span.start, span.end);
      units.push({ ...span, passage: row, facts: readFacts(text, { passage, document }), introduces: [] });
    }
  });
  linkIntroductions(units, { passages, byId });
  return units;
}

function readFacts(text: string, at: { passage: Passage; document: SourceDocument }): UnitFacts {
  const slots = new Set<SlotKind>();
  const date = at.document.date ?? '2000-01-01';
  const times = ahead(periodText(text, at), date);
  for (const period of findPeriods(text, date)) {
    if (PAST.test(period.text)) continue;
    slots.add(period.kind === 'frequency' ? 'frequency' : 'period');
    if (period.from ?? period.until) slots.add('calendar');
  }
  for (const { kind } of findNumbers(text)) {
    if (kind === 'amount' || kind === 'percentage' || kind === 'paper') slots.add(kind);
    else if (kind === 'number' || kind === 'code') slots.add('number');
  }
  if (at.passage.period) {
    slots.add('period');
    slots.add('calendar');
  }
  if (EVENT.test(text)) slots.add('event');
  if (findActors(text).length > 0) slots.add('actor');
  if (namesPerson(text)) slots.add('person');
  if (namesPlace(text)) slots.add('place');
  if (LAW.test(text)) slots.add('law');
  const isProse = at.passage.kind === 'paragraph';
  return {
    slots: [...slots],
    times,
    commitment: findModality(text).commitment,
    pointsBack: isProse && POINTS_BACK.test(text),
  };
}

/** A row's time is that of its period. */
function periodText(
  text: string,
  { passage, document }: { passage: Passage; document: SourceDocument },
): string {
  return passage.period ? document.text.slice(passage.period.start, passage.period.end) : text;
}

function ahead(text: string, date: string): UnitFacts['times'] {
  return findPeriods(text, date)
    .filter(({ kind, from, until }) => kind !== 'frequency' && (until ?? from ?? '') > date)
    .map(({ from, until }) => ({ from, until }));
}

/** A sentence that announces a list owns the items after its passage; a period of a table owns its rows. */
function linkIntroductions(
  units: Unit[],
  at: { passages: Passage[]; byId: Map<string, SourceDocument> },
): void {
  const unitOf = new Map<number, number>();
  units.forEach((unit, row) => {
    if (!unitOf.has(unit.passage)) unitOf.set(unit.passage, row);
  });
  units.forEach((unit, row) => {
    const passage = at.passages[unit.passage]!;
    const isLast = units[row + 1]?.passage !== unit.passage;
    if (passage.kind === 'table-period')
      unit.introduces = rowsOf(passage, { ...at, from: unit.passage, unitOf });
    else if (passage.kind === 'paragraph' && isLast) {
      const text = at.byId.get(passage.documentId)!.text.slice(unit.start, unit.end);
      const items = itemsAfter(at.passages, unit.passage);
      const isAnnounced = ANNOUNCES.test(text);
      const heads = items.length === 0 && isAnnounced ? headingsAfter(at, unit.passage) : [];
      if (isAnnounced || items.length > 1)
        unit.introduces = [...items, ...heads].map((item) => unitOf.get(item)!);
    }
  });
}

function rowsOf(
  period: Passage,
  at: { passages: Passage[]; from: number; unitOf: Map<number, number> },
): number[] {
  const rows: number[] = [];
  for (let row = at.from + 1; at.passages[row]?.period?.start === period.start; row += 1)
    rows.push(at.unitOf.get(row)!);
  return rows;
}

function itemsAfter(passages: Passage[], from: number): number[] {
  const items: number[] = [];
  for (let row = from + 1; passages[row]?.kind === 'list-item'; row += 1) items.push(row);
  return items;
}

/** The headings one level below the one that the announcing passage stands under, when one follows at once. */
function headingsAfter({ passages }: { passages: Passage[] }, from: number): number[] {
  const { documentId, section } = passages[from]!;
  const heads: number[] = [];
  if (passages[from + 1]?.kind !== 'heading') return heads;
  for (let row = from + 1; row < passages.length; row += 1) {
    const passage = passages[row]!;
    if (passage.documentId !== documentId || passage.section[section.length - 1] !== section.at(-1)) break;
    if (passage.kind === 'heading' && passage.section.length === section.length + 1) heads.push(row);
  }
  return heads;
}
