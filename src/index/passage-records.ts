import type { BlockKind, Passage, SourceDocument, Span } from '../types.ts';
import { ArrayFile, packArrays } from './array-file.ts';
import { artifactError } from './artifact-error.ts';
import { ascends, readTable, type StoredDocuments } from './document-records.ts';
import { GrowingArray } from './growing-array.ts';
import { BLOCK_KINDS } from './record-schemas.ts';
import { buildTextTable, countBytes, type TextTable, type TextTableData } from './text-table.ts';

/** Stands where there is no number. */
const NONE = 0xffffffff;

/** Writes passages as columns. Their words are not among them: they stand in the texts of the documents. */
export function encodePassages(passages: Passage[], documents: SourceDocument[]): Uint8Array {
  const placeOf = new Map(documents.map(({ id }, place) => [id, place]));
  const paths = new Map<string, number>();
  const numberPath = (section: string[]) => {
    const key = JSON.stringify(section);
    if (!paths.has(key)) paths.set(key, paths.size);
    return paths.get(key)!;
  };
  const sections = Uint32Array.from(passages, ({ section }) => numberPath(section));
  const column = (read: (passage: Passage) => number) => Uint32Array.from(passages, read);
  return packArrays({
    document: column(({ documentId }) => placeOf.get(documentId) ?? NONE),
    start: column(({ start }) => start),
    end: column(({ end }) => end),
    ...packBytes(passages, documents, placeOf),
    kind: column(({ kind }) => BLOCK_KINDS.indexOf(kind)),
    section: sections,
    period: column(({ period }) => period?.start ?? NONE),
    periodEnd: column(({ period }) => period?.end ?? NONE),
    ...packSentences(passages),
    ...prefixed('id.', buildTextTable(passages.map(({ id }) => id))),
    ...prefixed('path.', buildTextTable(paths.keys())),
    ...prefixed('note.', buildTextTable(passages.map(({ notes }) => JSON.stringify(notes)))),
  });
}

/** Where the words of a passage stand among the UTF-8 bytes of its document. */
function packBytes(
  passages: Passage[],
  documents: SourceDocument[],
  placeOf: Map<string, number>,
): Record<'byte' | 'byteEnd', Uint32Array> {
  const columns = { byte: new Uint32Array(passages.length), byteEnd: new Uint32Array(passages.length) };
  let at = { id: '', unit: 0, byte: 0 };
  passages.forEach(({ documentId, start, end }, row) => {
    const text = documents[placeOf.get(documentId) ?? -1]?.text ?? '';
    if (at.id !== documentId || start < at.unit) at = { id: documentId, unit: 0, byte: 0 };
    columns.byte[row] = at.byte + countBytes(text, at.unit, start);
    columns.byteEnd[row] = columns.byte[row]! + countBytes(text, start, end);
    at = { id: documentId, unit: end, byte: columns.byteEnd[row]! };
  });
  return columns;
}

function packSentences(passages: Passage[]): Record<string, Uint32Array> {
  const offsets = new GrowingArray(Uint32Array);
  const sentences = new GrowingArray(Uint32Array);
  for (const passage of passages) {
    offsets.push(sentences.length / 2);
    for (const { start, end } of passage.sentences) {
      sentences.push(start);
      sentences.push(end);
    }
  }
  offsets.push(sentences.length / 2);
  return { sentenceOffsets: offsets.view(), sentences: sentences.view() };
}

function prefixed(
  prefix: string,
  { bytes, offsets }: TextTableData,
): Record<string, Uint8Array | Uint32Array> {
  return { [`${prefix}bytes`]: bytes, [`${prefix}offsets`]: offsets };
}

/** The columns of all passages. */
interface PassageColumns {
  documents: SourceDocument[];
  texts: TextTable;
  byte: Uint32Array;
  byteEnd: Uint32Array;
  document: Uint32Array;
  start: Uint32Array;
  end: Uint32Array;
  kind: Uint32Array;
  section: Uint32Array;
  period: Uint32Array;
  periodEnd: Uint32Array;
  sentenceOffsets: Uint32Array;
  sentences: Uint32Array;
  ids: TextTable;
  paths: TextTable;
  notes: TextTable;
}

/**
 * Reads passages; `lazy` ones are decoded field by field when somebody looks at them.
 * Errors: `artifact_damaged` for a column of another length, or a passage that points outside its document.
 */
export function decodePassages(bytes: Uint8Array, from: StoredDocuments, lazy: boolean): Passage[] {
  const columns = readColumns(new ArrayFile(bytes, 'passages'), from);
  checkColumns(columns, from.lengths);
  return Array.from(columns.start, (_, row) => {
    const stored = new StoredPassage(columns, row);
    return lazy ? stored : copyPassage(stored);
  });
}

function readColumns(file: ArrayFile, { documents, texts }: StoredDocuments): PassageColumns {
  const length = file.u32('start').length;
  const table = (name: string, size: number) => readTable(file, { part: 'passages', length: size, name });
  return {
    ...{ documents, texts, byte: file.u32('byte'), byteEnd: file.u32('byteEnd') },
    document: file.u32('document'),
    start: file.u32('start'),
    end: file.u32('end'),
    kind: file.u32('kind'),
    section: file.u32('section'),
    period: file.u32('period'),
    periodEnd: file.u32('periodEnd'),
    sentenceOffsets: file.u32('sentenceOffsets'),
    sentences: file.u32('sentences'),
    ids: table('id.', length),
    paths: table('path.', file.u32('path.offsets').length - 1),
    notes: table('note.', length),
  };
}

function checkColumns(columns: PassageColumns, lengths: Uint32Array): void {
  const { document, start, end, kind, section, period, periodEnd, sentenceOffsets, sentences } = columns;
  const size = start.length;
  const { byte, byteEnd, texts } = columns;
  const isShaped = [document, end, kind, section, period, periodEnd, byte, byteEnd].every(
    (column) => column.length === size,
  );
  if (!isShaped || sentenceOffsets.length !== size + 1 || !ascends(sentenceOffsets)) {
    throw damage('has columns that do not fit one another');
  }
  if (sentenceOffsets[size]! * 2 !== sentences.length) throw damage('has sentences that fit no passage');
  for (let row = 0; row < size; row += 1) {
    const length = lengths[document[row]!];
    if (length === undefined) throw damage(`: row ${row} is of a document that is not there`);
    const bytes = byteEnd[row]! - byte[row]!;
    const hasBytes = byteEnd[row]! <= texts.sizeOf(document[row]!) && bytes >= end[row]! - start[row]!;
    const isWithin = start[row]! <= end[row]! && end[row]! <= length && hasBytes;
    const isPeriod = period[row] === NONE || (period[row]! <= periodEnd[row]! && periodEnd[row]! <= length);
    if (row > 0 && document[row]! < document[row - 1]!) throw damage(`: row ${row} is out of order`);
    if (!isWithin || !isPeriod || kind[row]! >= BLOCK_KINDS.length || section[row]! >= columns.paths.length) {
      throw damage(`: row ${row} does not stand where it says in its document`);
    }
    for (let at = sentenceOffsets[row]! * 2; at < sentenceOffsets[row + 1]! * 2; at += 1) {
      if (sentences[at]! < start[row]! || sentences[at]! > end[row]!) {
        throw damage(`: row ${row} has a sentence outside itself`);
      }
    }
  }
}

function damage(what: string): Error {
  return artifactError('artifact_damaged', `The part passages of the index artifact ${what}`);
}

/** A passage as two words of memory: its fields are read from the columns when somebody looks at them. */
class StoredPassage implements Passage {
  private readonly columns: PassageColumns;
  private readonly row: number;

  constructor(columns: PassageColumns, row: number) {
    this.columns = columns;
    this.row = row;
  }

  get id(): string {
    return this.columns.ids.at(this.row);
  }

  get documentId(): string {
    return this.document.id;
  }

  get kind(): BlockKind {
    return BLOCK_KINDS[this.columns.kind[this.row]!]!;
  }

  get section(): string[] {
    return JSON.parse(this.columns.paths.at(this.columns.section[this.row]!));
  }

  get start(): number {
    return this.columns.start[this.row]!;
  }

  get end(): number {
    return this.columns.end[this.row]!;
  }

  get text(): string {
    const { texts, document, byte, byteEnd } = this.columns;
    return texts.part(document[this.row]!, byte[this.row]!, byteEnd[this.row]!);
  }

  get sentences(): Span[] {
    const { sentences, sentenceOffsets } = this.columns;
    const from = sentenceOffsets[this.row]!;
    return Array.from({ length: sentenceOffsets[this.row + 1]! - from }, (_, at) => ({
      start: sentences[2 * (from + at)]!,
      end: sentences[2 * (from + at) + 1]!,
    }));
  }

  get period(): Span {
    const [start, end] = [this.columns.period[this.row]!, this.columns.periodEnd[this.row]!];
    // The type has no room for "undefined" where the field may be absent; whoever reads it asks whether it is there.
    return (start === NONE ? undefined : { start, end }) as Span;
  }

  get notes(): string[] {
    return JSON.parse(this.columns.notes.at(this.row));
  }

  private get document(): SourceDocument {
    return this.columns.documents[this.columns.document[this.row]!]!;
  }
}

function copyPassage(stored: Passage): Passage {
  const { id, documentId, kind, section, start, end, text, sentences, period, notes } = stored;
  return { id, documentId, kind, section, start, end, text, sentences, ...(period ? { period } : {}), notes };
}
