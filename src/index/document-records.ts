import { AppError } from '../errors.ts';
import type { SourceDocument } from '../types.ts';
import { ArrayFile, packArrays } from './array-file.ts';
import { artifactError } from './artifact-error.ts';
import { RecentValues } from './recent-values.ts';
import { decodeList, encodeList } from './record-list.ts';
import { buildTextTable, TextTable } from './text-table.ts';

/** What of a document is small, and read at once. */
type DocumentHead = Pick<SourceDocument, 'id' | 'kind' | 'title' | 'date' | 'reference' | 'sourceUrl'>;
/** What of a document is read when somebody looks at it. */
type DocumentBody = Pick<SourceDocument, 'sections' | 'blocks' | 'notes' | 'references' | 'offsets'>;

export interface DocumentParts {
  documents: Uint8Array;
  bodies: Uint8Array;
  texts: Uint8Array;
}

/** Characters of documents that are kept decoded. */
const KEPT_TEXT = 16_000_000;
const KEPT_BODIES = 64;

/** Writes documents: heads as JSON, bodies as JSON texts one by one, reading texts in UTF-8. */
export function encodeDocuments(documents: SourceDocument[]): DocumentParts {
  const heads = documents.map(({ id, kind, title, date, reference, sourceUrl }): DocumentHead => {
    return { id, kind, title, date, reference, sourceUrl };
  });
  const bodies = documents.map(({ sections, blocks, notes, references, offsets }) =>
    JSON.stringify({ sections, blocks, notes, references, offsets } satisfies DocumentBody),
  );
  return {
    documents: encodeList(heads),
    bodies: packArrays({ ...buildTextTable(bodies) }),
    texts: packArrays({
      ...buildTextTable(documents.map(checkText)),
      lengths: Uint32Array.from(documents, ({ text }) => text.length),
    }),
  };
}

function checkText({ id, text }: SourceDocument): string {
  if (!/\p{Surrogate}/u.test(text)) return text;
  throw new AppError('corpus_invalid', `The document ${id} holds half a character (a lone surrogate)`, {
    hint: 'Mend the text of the source, or leave the document out.',
  });
}

export interface StoredDocuments {
  documents: SourceDocument[];
  texts: TextTable;
  /** Length of each text in UTF-16 code units. */
  lengths: Uint32Array;
}

/**
 * Reads documents. Of a large corpus (`lazy`) texts and bodies are decoded when somebody looks at them.
 * Errors: `artifact_damaged` where the parts do not fit one another.
 */
export function decodeDocuments(parts: DocumentParts, lazy: boolean): StoredDocuments {
  const heads = decodeList<DocumentHead>('documents', parts.documents);
  const [textFile, bodyFile] = [new ArrayFile(parts.texts, 'texts'), new ArrayFile(parts.bodies, 'bodies')];
  const texts = readTable(textFile, { part: 'texts', length: heads.length });
  const bodies = readTable(bodyFile, { part: 'bodies', length: heads.length });
  const lengths = textFile.u32('lengths');
  if (lengths.length !== heads.length) throw damage('texts', `has ${lengths.length} lengths`);
  const store = new DocumentStore(texts, bodies);
  const documents = heads.map((head, place) =>
    lazy
      ? new StoredDocument(head, { store, place })
      : { ...head, text: texts.at(place), ...(JSON.parse(bodies.at(place)) as DocumentBody) },
  );
  return { documents, texts, lengths };
}

/** Reads a table of texts. Errors: `artifact_damaged` when its offsets do not ascend to the end of its bytes. */
export function readTable(file: ArrayFile, at: { part: string; length: number; name?: string }): TextTable {
  const name = at.name ?? '';
  const [bytes, offsets] = [file.u8(`${name}bytes`), file.u32(`${name}offsets`)];
  const isWhole = offsets[0] === 0 && offsets.at(-1) === bytes.length;
  if (offsets.length !== at.length + 1 || !isWhole || !ascends(offsets)) {
    throw damage(at.part, `does not hold ${at.length} texts`);
  }
  return new TextTable({ bytes, offsets });
}

export function ascends(offsets: Uint32Array): boolean {
  for (let at = 1; at < offsets.length; at += 1) if (offsets[at]! < offsets[at - 1]!) return false;
  return true;
}

function damage(part: string, what: string): AppError {
  return artifactError('artifact_damaged', `The part ${part} of the index artifact ${what}`);
}

/** Texts and bodies of documents, the last ones decoded. */
class DocumentStore {
  private readonly texts: TextTable;
  private readonly bodies: TextTable;
  private readonly keptTexts = new RecentValues<string>(KEPT_TEXT);
  private readonly keptBodies = new RecentValues<DocumentBody>(KEPT_BODIES);

  constructor(texts: TextTable, bodies: TextTable) {
    this.texts = texts;
    this.bodies = bodies;
  }

  text(place: number): string {
    return this.keptTexts.take(place, () => {
      const value = this.texts.at(place);
      return { value, weight: value.length };
    });
  }

  body(place: number): DocumentBody {
    return this.keptBodies.take(place, () => ({ value: JSON.parse(this.bodies.at(place)), weight: 1 }));
  }
}

/** A document of a large corpus: its head in memory, the rest decoded when it is asked for. */
class StoredDocument implements SourceDocument {
  readonly id: string;
  readonly kind: SourceDocument['kind'];
  readonly title: string;
  readonly date: string | null;
  readonly reference: string | null;
  readonly sourceUrl: string | null;
  private readonly at: { store: DocumentStore; place: number };

  constructor(head: DocumentHead, at: { store: DocumentStore; place: number }) {
    this.id = head.id;
    this.kind = head.kind;
    this.title = head.title;
    this.date = head.date;
    this.reference = head.reference;
    this.sourceUrl = head.sourceUrl;
    this.at = at;
  }

  get text(): string {
    return this.at.store.text(this.at.place);
  }

  get sections(): SourceDocument['sections'] {
    return this.body.sections;
  }

  get blocks(): SourceDocument['blocks'] {
    return this.body.blocks;
  }

  get notes(): SourceDocument['notes'] {
    return this.body.notes;
  }

  get references(): SourceDocument['references'] {
    return this.body.references;
  }

  get offsets(): SourceDocument['offsets'] {
    return this.body.offsets;
  }

  private get body(): DocumentBody {
    return this.at.store.body(this.at.place);
  }
}
