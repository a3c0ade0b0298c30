import { readFacts } from '../text/unit-facts.ts';
import type { Passage, SourceDocument, Unit, UnitFacts } from '../types.ts';
import { ArrayFile, packArrays } from './array-file.ts';
import { artifactError } from './artifact-error.ts';
import { ascends } from './document-records.ts';
import { GrowingArray } from './growing-array.ts';
import { decodeList, encodeList } from './record-list.ts';

export interface UnitParts {
  units: Uint8Array;
  facts: Uint8Array;
}

/** Writes units as columns, and the facts of the first `read` of them as JSON. */
export function encodeUnits(units: Unit[], read: number): UnitParts {
  const offsets = new GrowingArray(Uint32Array);
  const introduced = new GrowingArray(Uint32Array);
  for (const { introduces } of units) {
    offsets.push(introduced.length);
    for (const row of introduces) introduced.push(row);
  }
  offsets.push(introduced.length);
  return {
    units: packArrays({
      passage: Uint32Array.from(units, ({ passage }) => passage),
      start: Uint32Array.from(units, ({ start }) => start),
      end: Uint32Array.from(units, ({ end }) => end),
      introducedOffsets: offsets.view(),
      introduced: introduced.view(),
    }),
    facts: encodeList(units.slice(0, read).map(({ facts }) => facts)),
  };
}

/** The columns of all units, and what their facts are read from. */
interface UnitColumns {
  passage: Uint32Array;
  start: Uint32Array;
  end: Uint32Array;
  introducedOffsets: Uint32Array;
  introduced: Uint32Array;
  facts: UnitFacts[];
  passages: Passage[];
  documentOf(passage: Passage): SourceDocument;
}

/**
 * Reads units; `lazy` ones are decoded field by field, and their facts read off their words where ingest did not.
 * `read` is how many had their facts read. Errors: `artifact_damaged` for a unit that points outside the index.
 */
export function decodeUnits(
  parts: UnitParts,
  { passages, documents, lazy }: { passages: Passage[]; documents: SourceDocument[]; lazy: boolean },
): { units: Unit[]; read: number } {
  const file = new ArrayFile(parts.units, 'units');
  const byId = new Map(documents.map((document) => [document.id, document]));
  const columns: UnitColumns = {
    passage: file.u32('passage'),
    start: file.u32('start'),
    end: file.u32('end'),
    introducedOffsets: file.u32('introducedOffsets'),
    introduced: file.u32('introduced'),
    facts: decodeList('facts', parts.facts),
    passages,
    documentOf: ({ documentId }) => byId.get(documentId)!,
  };
  checkColumns(columns, lazy);
  const units = Array.from(columns.start, (_, row) => {
    const stored = new StoredUnit(columns, row);
    return lazy ? stored : copyUnit(stored);
  });
  return { units, read: columns.facts.length };
}

function checkColumns(columns: UnitColumns, lazy: boolean): void {
  const { passage, start, end, introducedOffsets, introduced, facts, passages } = columns;
  const size = start.length;
  const isShaped = passage.length === size && end.length === size && introducedOffsets.length === size + 1;
  if (!isShaped || !ascends(introducedOffsets) || introducedOffsets[size] !== introduced.length) {
    throw damage('units', 'has columns that do not fit one another');
  }
  if (facts.length > size || (!lazy && facts.length < size)) {
    throw damage('facts', `holds the facts of ${facts.length} units, not ${size}`);
  }
  for (let row = 0; row < size; row += 1) {
    const at = passages[passage[row]!];
    if (!at || start[row]! < at.start || start[row]! > end[row]! || end[row]! > at.end) {
      throw damage('units', `: row ${row} points outside the index`);
    }
    if (row > 0 && passage[row]! < passage[row - 1]!) throw damage('units', `: row ${row} is out of order`);
  }
  for (const row of introduced) if (row >= size) throw damage('units', ': an announcement points outside');
}

function damage(part: string, what: string): Error {
  return artifactError('artifact_damaged', `The part ${part} of the index artifact ${what}`);
}

/** A unit as two words of memory. */
class StoredUnit implements Unit {
  private readonly columns: UnitColumns;
  private readonly row: number;

  constructor(columns: UnitColumns, row: number) {
    this.columns = columns;
    this.row = row;
  }

  get start(): number {
    return this.columns.start[this.row]!;
  }

  get end(): number {
    return this.columns.end[this.row]!;
  }

  get passage(): number {
    return this.columns.passage[this.row]!;
  }

  get introduces(): number[] {
    const { introduced, introducedOffsets } = this.columns;
    const [from, until] = [introducedOffsets[this.row]!, introducedOffsets[this.row + 1]!];
    return from === until ? [] : [...introduced.subarray(from, until)];
  }

  get facts(): UnitFacts {
    return this.columns.facts[this.row] ?? this.readFacts();
  }

  private readFacts(): UnitFacts {
    const passage = this.columns.passages[this.passage]!;
    const { text, date } = this.columns.documentOf(passage);
    const { kind, period } = passage;
    return readFacts(text.slice(this.start, this.end), {
      kind,
      date,
      period: period ? text.slice(period.start, period.end) : null,
    });
  }
}

function copyUnit({ start, end, passage, facts, introduces }: Unit): Unit {
  return { start, end, passage, facts, introduces };
}
