import { readFacts } from '../text/unit-facts.ts';
import type { Passage, SourceDocument, Unit, UnitFacts } from '../types.ts';

const ANNOUNCES = /:$|\b(?:de|het) (?:volgende|onderstaande) \p{L}+/u;

/**
 * Lists the units of all passages, in reading order, with their facts. Facts of the first `read` passages are read at
 * once, those of the rest whenever somebody looks: reading them takes half a millisecond a unit.
 */
export function buildUnits(
  documents: SourceDocument[],
  passages: Passage[],
  read = Number.POSITIVE_INFINITY,
): Unit[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const units: Unit[] = [];
  passages.forEach((passage, row) => {
    const document = byId.get(passage.documentId)!;
    for (const { start, end } of passage.sentences) {
      const at = { start, end, passage: row, introduces: [] };
      if (row >= read) units.push(new UnreadUnit(at, { passage, document }));
      else
        units.push({ start, end, passage: row, facts: factsOf(at, { passage, document }), introduces: [] });
    }
  });
  linkIntroductions(units, { passages, byId });
  return units;
}

/** A unit whose facts nobody has asked for yet. */
class UnreadUnit implements Unit {
  readonly start: number;
  readonly end: number;
  readonly passage: number;
  introduces: number[];
  private readonly at: { passage: Passage; document: SourceDocument };

  constructor(unit: Omit<Unit, 'facts'>, at: { passage: Passage; document: SourceDocument }) {
    this.start = unit.start;
    this.end = unit.end;
    this.passage = unit.passage;
    this.introduces = unit.introduces;
    this.at = at;
  }

  get facts(): UnitFacts {
    return factsOf(this, this.at);
  }
}

function factsOf(
  { start, end }: Pick<Unit, 'start' | 'end'>,
  { passage, document }: { passage: Passage; document: SourceDocument },
): UnitFacts {
  const { kind, period } = passage;
  return readFacts(document.text.slice(start, end), {
    kind,
    date: document.date,
    period: period ? document.text.slice(period.start, period.end) : null,
  });
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
