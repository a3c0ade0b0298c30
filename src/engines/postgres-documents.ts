import type { Passage, SourceDocument } from '../types.ts';
import type { SqlClient } from './postgres-client.ts';
import { formatVector } from './postgres-values.ts';

/** A passage as it is stored: with its search terms and its vector. */
export interface StoredPassage {
  passage: Passage;
  /** Stems and compound parts of what it is found by, enrichment included. */
  terms: string[];
  /** The same text in plain words, for PostgreSQL's own Dutch stems. */
  searchText: string;
  vector: Float32Array;
  vectorKey: string;
}

/** A document with the passages that it is found by. */
export interface DocumentVersion {
  /** Hash of all that it was made from: the same hash, the same content. */
  hash: string;
  document: SourceDocument;
  dossier: string | null;
  passages: StoredPassage[];
}

/** Passages that go into one statement. */
const BATCH = 500;

/** Which of the hashes are stored already, each with the number of its document version. */
export async function findStored(client: SqlClient, hashes: string[]): Promise<Map<string, number>> {
  const { rows } = await client.query<{ id: number | string; hash: string }>(
    'SELECT id, hash FROM briefwijzer.document_versions WHERE hash = ANY($1::text[])',
    [hashes],
  );
  return new Map(rows.map(({ id, hash }) => [hash, Number(id)]));
}

/** Stores a document version whole and returns its number. Run it inside a transaction. */
export async function storeDocument(client: SqlClient, version: DocumentVersion): Promise<number> {
  const { document, hash, dossier, passages } = version;
  const { rows } = await client.query<{ id: number | string }>(
    `INSERT INTO briefwijzer.document_versions (hash, document_id, kind, dossier, date, title, passages)
     VALUES ($1, $2, $3, $4, $5::date, $6, $7) RETURNING id`,
    [hash, document.id, document.kind, dossier, document.date, document.title, passages.length],
  );
  const id = Number(rows[0]!.id);
  for (let from = 0; from < passages.length; from += BATCH) {
    await storePassages(client, { id, from, passages: passages.slice(from, from + BATCH) });
  }
  return id;
}

async function storePassages(
  client: SqlClient,
  { id, from, passages }: { id: number; from: number; passages: StoredPassage[] },
): Promise<void> {
  const records = passages.map(({ passage, terms, searchText, vector, vectorKey }, at) => {
    const { id: passageId, text, section, kind, start, end } = passage;
    const embedding = formatVector(vector);
    const place = { ordinal: from + at, passageId, kind, section, text, start, end };
    return { ...place, terms, searchText, embedding, vectorKey };
  });
  await client.query(
    `INSERT INTO briefwijzer.passages
       (document, ordinal, passage_id, kind, section, text, starts, ends, terms, embedding, vector_key)
     SELECT $1::bigint, r.ordinal, r."passageId", r.kind, r.section, r.text, r.start, r."end",
       array_to_tsvector(r.terms) || strip(to_tsvector('pg_catalog.dutch', r."searchText")),
       r.embedding::vector, r."vectorKey"
     FROM json_to_recordset($2::json) AS r(
       ordinal integer, "passageId" text, kind text, section text[], text text, start integer, "end" integer,
       terms text[], "searchText" text, embedding text, "vectorKey" text)`,
    [id, JSON.stringify(records)],
  );
}
