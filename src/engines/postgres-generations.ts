import { createHash } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { SqlClient } from './postgres-client.ts';

/** A whole corpus as readers see it. */
export interface Generation {
  id: number;
  version: string;
  /** Hash of all that it was built from, and of the program text that built it. */
  corpus: string;
  program: string;
  embedder: string;
  dimensions: number;
  passages: number;
  /** ISO date and time. */
  builtAt: string;
}

/** Everything of a generation that is not a document, by name. */
export type GenerationParts = ReadonlyMap<string, Uint8Array>;

export interface NewGeneration extends Pick<Generation, 'corpus' | 'program' | 'embedder' | 'dimensions'> {
  /** Numbers of the stored document versions with their passages, in reading order. */
  documents: { id: number; passages: number }[];
  parts: GenerationParts;
}

type Row = Omit<Generation, 'id'> & { id: number | string };

const COLUMNS = `g.id, g.version, g.corpus, g.program, g.embedder, g.dimensions, g.passages,
  to_char(g.built_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "builtAt"`;

/** The generation that readers see, or null before the first ingest. */
export async function findVisible(client: SqlClient): Promise<Generation | null> {
  const { rows } = await client.query<Row>(
    `SELECT ${COLUMNS} FROM briefwijzer.visible v JOIN briefwijzer.generations g ON g.id = v.generation`,
  );
  return rows[0] ? { ...rows[0], id: Number(rows[0].id) } : null;
}

/** Puts a generation together from stored documents, counts its terms and makes it visible. Run it in a transaction. */
export async function publish(client: SqlClient, generation: NewGeneration): Promise<Generation> {
  const { documents, parts, corpus, program, embedder, dimensions } = generation;
  const passages = documents.reduce((sum, document) => sum + document.passages, 0);
  const version = createHash('sha256')
    .update([corpus, program, embedder].join('\n'))
    .digest('hex')
    .slice(0, 12);
  const { rows } = await client.query<{ id: number | string }>(
    `INSERT INTO briefwijzer.generations (version, corpus, program, embedder, dimensions, passages)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
    [version, corpus, program, embedder, dimensions, passages],
  );
  const id = Number(rows[0]!.id);
  await linkDocuments(client, { id, documents });
  await countTerms(client, id);
  for (const [name, body] of parts) await storePart(client, { id, name, body });
  await client.query(
    `UPDATE briefwijzer.generations SET retired_at = now()
     WHERE retired_at IS NULL AND id IN (SELECT generation FROM briefwijzer.visible)`,
  );
  await client.query(
    `INSERT INTO briefwijzer.visible (generation) VALUES ($1)
     ON CONFLICT (one) DO UPDATE SET generation = excluded.generation`,
    [id],
  );
  return (await findVisible(client))!;
}

async function linkDocuments(
  client: SqlClient,
  { id, documents }: { id: number; documents: NewGeneration['documents'] },
): Promise<void> {
  let row = 0;
  const firstRows = documents.map(({ passages }) => {
    row += passages;
    return row - passages;
  });
  await client.query(
    `INSERT INTO briefwijzer.generation_documents (generation, position, document, first_row, passages)
     SELECT $1::bigint, (list.position - 1)::integer, list.document, list.first_row, list.passages
     FROM unnest($2::bigint[], $3::integer[], $4::integer[]) WITH ORDINALITY
       AS list(document, first_row, passages, position)`,
    [id, documents.map((one) => one.id), firstRows, documents.map(({ passages }) => passages)],
  );
}

/** How many passages hold each term, and how many terms a passage has: what makes a word rare, and a passage long. */
async function countTerms(client: SqlClient, id: number): Promise<void> {
  await client.query(
    `INSERT INTO briefwijzer.terms (generation, term, passages)
     SELECT $1::bigint, word, ndoc FROM ts_stat(format(
       'SELECT p.terms FROM briefwijzer.passages p JOIN briefwijzer.generation_documents g USING (document)
        WHERE g.generation = %s', $1::bigint))`,
    [id],
  );
  await client.query(
    `UPDATE briefwijzer.generations g SET mean_terms = greatest(1, coalesce((
       SELECT sum(t.passages) FROM briefwijzer.terms t WHERE t.generation = g.id), 0)::real / greatest(1, g.passages))
     WHERE g.id = $1`,
    [id],
  );
}

/** A value of PostgreSQL ends at one gigabyte, and long before that it is a burden on both sides. */
const PIECE = 8 * 2 ** 20;

async function storePart(
  client: SqlClient,
  { id, name, body }: { id: number; name: string; body: Uint8Array },
): Promise<void> {
  for (let from = 0; from === 0 || from < body.length; from += PIECE) {
    const piece = body.subarray(from, from + PIECE);
    await client.query(
      'INSERT INTO briefwijzer.generation_parts (generation, name, piece, body, sha256) VALUES ($1, $2, $3, $4, $5)',
      [id, name, from / PIECE, piece, digest(piece)],
    );
  }
}

/** The parts of a generation, each read piece by piece. Errors: `artifact_damaged` for one that is not what was stored. */
export async function readParts(client: SqlClient, generation: number): Promise<Map<string, Uint8Array>> {
  const { rows } = await client.query<{ name: string; pieces: number }>(
    `SELECT name, count(*)::integer AS pieces FROM briefwijzer.generation_parts WHERE generation = $1 GROUP BY name`,
    [generation],
  );
  const parts = new Map<string, Uint8Array>();
  for (const { name, pieces } of rows) {
    const read: Uint8Array[] = [];
    for (let piece = 0; piece < pieces; piece += 1)
      read.push(await readPiece(client, { generation, name, piece }));
    parts.set(name, join(read));
  }
  return parts;
}

async function readPiece(
  client: SqlClient,
  { generation, name, piece }: { generation: number; name: string; piece: number },
): Promise<Uint8Array> {
  const { rows } = await client.query<{ body: Uint8Array; sha256: string }>(
    'SELECT body, sha256 FROM briefwijzer.generation_parts WHERE generation = $1 AND name = $2 AND piece = $3',
    [generation, name, piece],
  );
  const [found] = rows;
  if (found && digest(found.body) === found.sha256) return found.body;
  throw new AppError('artifact_damaged', `The part ${name} in the database is not what was stored`, {
    hint: 'Run `npm run ingest:postgres -- --force`.',
  });
}

/** A copy: arrays are read where they lie, on a boundary of their own, and a driver's buffer may begin anywhere. */
function join(pieces: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Removes generations that nobody has seen for `graceSeconds`, and documents that are in none and as old. Returns how many
 * of both are gone. Instances that still serve an old generation have that long to take over the new one.
 */
export async function removeOld(
  client: SqlClient,
  graceSeconds: number,
): Promise<{ generations: number; documents: number }> {
  const { rows: generations } = await client.query(
    'DELETE FROM briefwijzer.generations WHERE retired_at < now() - make_interval(secs => $1) RETURNING id',
    [graceSeconds],
  );
  const { rows: documents } = await client.query(
    `DELETE FROM briefwijzer.document_versions d
     WHERE d.stored_at < now() - make_interval(secs => $1)
       AND NOT EXISTS (SELECT 1 FROM briefwijzer.generation_documents g WHERE g.document = d.id)
     RETURNING id`,
    [graceSeconds],
  );
  return { generations: generations.length, documents: documents.length };
}
