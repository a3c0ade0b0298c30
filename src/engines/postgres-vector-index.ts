import type { VectorHit, VectorIndex } from '../ports.ts';
import type { Span } from '../types.ts';
import { type SqlClient, unavailable } from './postgres-client.ts';
import type { Generation } from './postgres-generations.ts';
import { formatVector } from './postgres-values.ts';
import { isSearchable } from './query-vector.ts';

/** Up to this many passages every vector is compared: exact, and a few milliseconds. */
const EXACT_BELOW = 5_000;
/** Rows that the graph gives for every one that is asked for: half precision orders them, full precision picks. */
const OVERSAMPLING = 4;
const MOST_DIMENSIONS = 4_000;

export interface PostgresVectorOptions {
  client: SqlClient;
  generation: Pick<Generation, 'id' | 'dimensions' | 'passages'>;
  /** For tests and measurements; the default is what was chosen. */
  exactBelow?: number;
}

/**
 * Searches the vectors of one generation in PostgreSQL: within ranges, and in a small corpus, by comparing every one of
 * them; else through pgvector's HNSW graph over half-precision copies, whose finds are compared anew in full precision.
 */
export class PostgresVectorIndex implements VectorIndex {
  readonly name = 'pgvector';
  private readonly client: SqlClient;
  private readonly generation: PostgresVectorOptions['generation'];
  private readonly exactBelow: number;

  constructor({ client, generation, exactBelow = EXACT_BELOW }: PostgresVectorOptions) {
    this.client = client;
    this.generation = generation;
    this.exactBelow = exactBelow;
  }

  /** Errors: `unavailable` when the database is away, or the generation was removed. */
  async search(vector: Float32Array, limit: number, rows?: Span[]): Promise<VectorHit[]> {
    const { id, dimensions, passages } = this.generation;
    if (!isSearchable(vector, dimensions) || limit <= 0 || rows?.length === 0) return [];
    const query = formatVector(vector);
    if (rows) return this.run(SCOPED, [id, query, limit, rows.map((r) => r.start), rows.map((r) => r.end)]);
    if (passages < this.exactBelow || limit * OVERSAMPLING >= passages)
      return this.run(EXACT, [id, query, limit]);
    return this.run(throughGraph(dimensions), [id, query, limit, limit * OVERSAMPLING]);
  }

  private async run(statement: string, values: unknown[]): Promise<VectorHit[]> {
    const { rows } = await this.client.query<{ row: number | null; score: number | null }>(statement, values);
    // A statement always gives one row that tells whether the generation is there; a hit has a row number.
    if (rows.length === 0) throw goneGeneration();
    return rows.flatMap(({ row, score }) =>
      row === null ? [] : [{ row, score: Math.max(-1, Math.min(1, score!)) }],
    );
  }
}

/** What an instance says whose generation was removed: it has not followed the corpus for a long time. */
export function goneGeneration(): Error {
  return unavailable('The index that this instance serves is no longer in the database.');
}

/** pgvector gives no distance to the zero vector; it is near to nothing, with a cosine of 0. */
const SCORE = `coalesce(nullif(1 - (p.embedding <=> $2::vector), 'NaN'), 0)`;

/** Wraps hits so that a generation that is gone is told from one without hits. */
function withPresence(hits: string): string {
  return `SELECT hit.row, hit.score FROM briefwijzer.generations present
    LEFT JOIN LATERAL (${hits}) hit ON true WHERE present.id = $1::bigint ORDER BY hit.score DESC, hit.row`;
}

const EXACT = withPresence(
  `SELECT g.first_row + p.ordinal AS row, ${SCORE} AS score
   FROM briefwijzer.generation_documents g JOIN briefwijzer.passages p USING (document)
   WHERE g.generation = $1::bigint ORDER BY 2 DESC, 1 LIMIT $3::integer`,
);

const SCOPED = withPresence(
  `SELECT g.first_row + p.ordinal AS row, ${SCORE} AS score
   FROM unnest($4::integer[], $5::integer[]) AS span(low, high)
   JOIN briefwijzer.generation_documents g
     ON g.generation = $1::bigint AND g.first_row < span.high AND g.first_row + g.passages > span.low
   JOIN briefwijzer.passages p
     ON p.document = g.document AND p.ordinal >= span.low - g.first_row AND p.ordinal < span.high - g.first_row
   ORDER BY 2 DESC, 1 LIMIT $3::integer`,
);

function throughGraph(dimensions: number): string {
  return withPresence(
    `SELECT g.first_row + p.ordinal AS row, ${SCORE} AS score
     FROM briefwijzer.${nearestName(dimensions)}($1::bigint, $2::vector, $4::integer) AS near(document, ordinal)
     JOIN briefwijzer.generation_documents g ON g.generation = $1::bigint AND g.document = near.document
     JOIN briefwijzer.passages p ON p.document = near.document AND p.ordinal = near.ordinal
     ORDER BY 2 DESC, 1 LIMIT $3::integer`,
  );
}

function nearestName(dimensions: number): string {
  if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > MOST_DIMENSIONS) {
    throw new RangeError(
      `pgvector's halfvec graph holds 1 to ${MOST_DIMENSIONS} dimensions, not ${dimensions}`,
    );
  }
  return `nearest_${dimensions}`;
}

/**
 * The graph over all vectors of so many dimensions, and the function that walks it. An expression index needs its number
 * of dimensions in its text, so both are made when an ingest first brings vectors of that length. Iterative scans go on
 * until enough rows of the generation are found, however many of others lie between. Run it inside a transaction.
 */
export async function prepareGraph(client: SqlClient, dimensions: number): Promise<void> {
  const name = nearestName(dimensions);
  const half = `halfvec(${dimensions})`;
  // A session knows pgvector's settings, and what they may be, once it has used the extension.
  await client.query(`SELECT '[1]'::vector`);
  await client.query(
    `CREATE INDEX IF NOT EXISTS passages_${name} ON briefwijzer.passages
     USING hnsw ((embedding::${half}) halfvec_cosine_ops) WHERE vector_dims(embedding) = ${dimensions}`,
  );
  await client.query(
    `CREATE OR REPLACE FUNCTION briefwijzer.${name}(wanted bigint, query vector, most integer)
     RETURNS TABLE (document bigint, ordinal integer) LANGUAGE sql STABLE
     SET hnsw.ef_search = 200 SET hnsw.iterative_scan = 'relaxed_order' SET plan_cache_mode = 'force_custom_plan'
     AS $$
       SELECT p.document, p.ordinal FROM briefwijzer.passages p
       WHERE vector_dims(p.embedding) = ${dimensions} AND EXISTS (
         SELECT 1 FROM briefwijzer.generation_documents g WHERE g.generation = wanted AND g.document = p.document)
       ORDER BY p.embedding::${half} <=> query::${half} LIMIT most
     $$`,
  );
}
