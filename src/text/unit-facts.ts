import type { BlockKind, SlotKind, UnitFacts } from '../types.ts';
import { findActors, namesPerson, namesPlace } from './actors.ts';
import { findPeriods } from './dates.ts';
import { findModality } from './modality.ts';
import { findNumbers } from './numbers.ts';

/** Words at the beginning of a sentence that point to the one before it. */
const POINTS_BACK =
  /^(?:(?:daar|hier)(?:bij|mee|over|door|in|op|toe|van|voor|om|naast)?\b|(?:deze|dit|dat|die|zij|ze|hij|hun|hen)\b|(?:voor )?beide\b|(?:met|door|voor|op basis van|in|bij|naar aanleiding) (?:deze|dit|dat|die|daarvan)\b|(?:het gaat|bijvoorbeeld|zo |ook hier|daarin|niet alleen|(?:het )?(?:voornemen|streven) is (?:om )?(?:deze|dit|beide))\b)/iu;
const LAW = /\b(?:wet|grondwet|wetboek|awb|awgb|woo|wom)\b|(?<!\p{L})\p{L}+(?:wet|wetten)\b|\bWet [\p{L}]/iu;
/** A time that is told by what happens: "vanaf de start van", "na verwerking van", "zodra". */
const EVENT =
  /\b(?:(?:vanaf|sinds|tijdens|bij|na|voor|tot) (?:de |het )?(?:start|begin|aanvang|afloop|einde|verdere|verwerking|behandeling|besluit\p{L}*|invoering|inwerkingtreding|afronding|\(?internet\)?consultatie|publicatie|zomer)|zodra|nadat|voordat|wanneer|alvorens)\b/iu;
/** "de afgelopen jaren" dates nothing that a reader could ask for. */
const PAST = /\b(?:afgelopen|vorige|voorbije|past|last|recent)\b/iu;

export interface FactContext {
  /** What the passage of the unit is. */
  kind: BlockKind;
  /** The period that a table row stands under, in its own words. */
  period: string | null;
  /** Date of the document, ISO. */
  date: string | null;
}

/** Reads the facts of a unit off its words. A time is read against its document's date. */
export function readFacts(text: string, at: FactContext): UnitFacts {
  const slots = new Set<SlotKind>();
  const date = at.date ?? '2000-01-01';
  // A row's time is that of its period.
  const times = ahead(at.period ?? text, date);
  for (const period of findPeriods(text, date)) {
    if (PAST.test(period.text)) continue;
    slots.add(period.kind === 'frequency' ? 'frequency' : 'period');
    if (period.from ?? period.until) slots.add('calendar');
  }
  for (const { kind } of findNumbers(text)) {
    if (kind === 'amount' || kind === 'percentage' || kind === 'paper') slots.add(kind);
    else if (kind === 'number' || kind === 'code') slots.add('number');
  }
  if (at.period !== null) {
    slots.add('period');
    slots.add('calendar');
  }
  if (EVENT.test(text)) slots.add('event');
  if (findActors(text).length > 0) slots.add('actor');
  if (namesPerson(text)) slots.add('person');
  if (namesPlace(text)) slots.add('place');
  if (LAW.test(text)) slots.add('law');
  const isProse = at.kind === 'paragraph';
  return {
    slots: [...slots],
    times,
    commitment: findModality(text).commitment,
    pointsBack: isProse && POINTS_BACK.test(text),
  };
}

function ahead(text: string, date: string): UnitFacts['times'] {
  return findPeriods(text, date)
    .filter(({ kind, from, until }) => kind !== 'frequency' && (until ?? from ?? '') > date)
    .map(({ from, until }) => ({ from, until }));
}
