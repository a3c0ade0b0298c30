import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import type { Passage, SourceDocument } from '../types.ts';
import type { Database } from './postgres-client.ts';
import { type DocumentVersion, storeDocument } from './postgres-documents.ts';
import { type Generation, type GenerationParts, publish } from './postgres-generations.ts';
import { migrate } from './postgres-migrate.ts';
import { prepareGraph } from './postgres-vector-index.ts';

let shared: Promise<PGlite> | undefined;

/** PostgreSQL in this process, with pgvector: one a test file, emptied by every call. */
export async function openEmptyPostgres(): Promise<Database> {
  shared ??= PGlite.create({ extensions: { vector } });
  const database = await shared;
  await database.query('DROP SCHEMA IF EXISTS briefwijzer CASCADE');
  return database;
}

let prepared: Promise<Database> | undefined;

/** One prepared database a test file; what the tests store stands in generations of their own. */
export async function openPostgres(): Promise<Database> {
  prepared ??= openEmptyPostgres().then(async (database) => {
    await migrate(database);
    return database;
  });
  return prepared;
}

/** A MADE UP passage for a test: its terms, its vector, and where it stands. */
export interface MadeUpPassage {
  terms: string[];
  vector: ArrayLike<number>;
  text?: string;
  kind?: Passage['kind'];
}

export interface MadeUpDocument {
  id: string;
  kind?: SourceDocument['kind'];
  date?: string | null;
  dossier?: string | null;
  passages: MadeUpPassage[];
}

/** Stores made-up documents as a generation of their own and makes it visible. */
export async function storeMadeUp(
  database: Database,
  documents: MadeUpDocument[],
  { parts = new Map(), corpus = crypto.randomUUID() }: { parts?: GenerationParts; corpus?: string } = {},
): Promise<Generation> {
  const dimensions = documents[0]!.passages[0]!.vector.length;
  await database.transaction((client) => prepareGraph(client, dimensions));
  return database.transaction(async (client) => {
    const stored: { id: number; passages: number }[] = [];
    for (const document of documents) {
      const id = await storeDocument(client, makeVersion(document));
      stored.push({ id, passages: document.passages.length });
    }
    const embedder = `made-up-${dimensions}`;
    return publish(client, { corpus, program: 'made up', embedder, dimensions, documents: stored, parts });
  });
}

/** Stores vectors, `dimensions` numbers a row, in documents of fifty. */
export function storeVectors(
  database: Database,
  vectors: Float32Array,
  dimensions: number,
): Promise<Generation> {
  const rows = Array.from({ length: vectors.length / dimensions }, (_, row) => ({
    terms: ['verzonnen'],
    vector: vectors.slice(row * dimensions, (row + 1) * dimensions),
  }));
  const documents: MadeUpDocument[] = [];
  for (let from = 0; from < rows.length; from += 50) {
    documents.push({ id: `verzonnen-${from}`, passages: rows.slice(from, from + 50) });
  }
  return storeMadeUp(database, documents);
}

function makeVersion({
  id,
  kind = 'other',
  date = null,
  dossier = null,
  passages,
}: MadeUpDocument): DocumentVersion {
  const document: SourceDocument = {
    ...{ id, kind, date, title: `VERZONNEN ${id} (MADE UP)`, reference: null, sourceUrl: null, text: '' },
    ...{ sections: [], blocks: [], notes: [], references: [], offsets: [] },
  };
  return {
    hash: crypto.randomUUID(),
    document,
    dossier,
    passages: passages.map(({ terms, vector: values, text = '', kind: block = 'paragraph' }, row) => ({
      passage: {
        ...{ id: `${id}:p${row + 1}`, documentId: id, kind: block, section: [], text },
        ...{ start: 0, end: 0, sentences: [], notes: [] },
      },
      terms,
      searchText: text,
      vector: Float32Array.from(values),
      vectorKey: crypto.randomUUID(),
    })),
  };
}
