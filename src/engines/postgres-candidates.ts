import type { CandidateIndex, CandidateQuery } from '../ports.ts';
import type { DocumentKind, Span } from '../types.ts';
import type { SqlClient } from './postgres-client.ts';
import type { Generation } from './postgres-generations.ts';
import { quoteLexeme } from './postgres-values.ts';
import { goneGeneration, PostgresVectorIndex } from './postgres-vector-index.ts';

/** Limits a search; what is left out limits nothing. Every value goes to PostgreSQL as a parameter. */
export interface CandidateScope {
  /** Half-open ranges of rows, one a document. */
  rows?: Span[] | undefined;
  documents?: string[] | undefined;
  /** Numbers of dossiers as they stand in ids of papers, such as `36800-VII`. */
  dossiers?: string[] | undefined;
  kinds?: DocumentKind[] | undefined;
  /** ISO dates, both included; a document without a date is in no range. */
  from?: string | undefined;
  until?: string | undefined;
}

/**
 * Passages that are gathered by their words before they are ranked, for each that is asked for. Rare words come first, so
 * that one that half of the corpus holds ranks what others have found and gathers nothing itself.
 */
const GATHERED = 20;
/** Weight of the vectors beside the words, as in the retriever's own sum. */
const VECTOR_WEIGHT = 0.5;

/** Proposes passages of one generation by their words (full text) and by their vectors, each in one statement. */
export class PostgresCandidates implements CandidateIndex {
  readonly name = 'postgres';
  private readonly client: SqlClient;
  private readonly generation: Generation;
  private readonly vectors: PostgresVectorIndex;

  constructor(client: SqlClient, generation: Generation) {
    this.client = client;
    this.generation = generation;
    this.vectors = new PostgresVectorIndex({ client, generation });
  }

  /**
   * All of a corpus that has no more passages than are asked for.
   * Errors: `unavailable` when the database is away, or the generation was removed.
   */
  propose(query: CandidateQuery, limit: number, rows?: Span[]): Promise<number[]> {
    return this.proposeWithin(query, limit, { rows });
  }

  /** As `propose`, limited in other ways as well. */
  async proposeWithin(query: CandidateQuery, limit: number, scope: CandidateScope): Promise<number[]> {
    const rows = await this.rowsOf(scope);
    if (limit <= 0 || rows?.length === 0) return [];
    if (!rows && this.generation.passages <= limit) return listRows(this.generation.passages);
    const [byWord, byVector] = await Promise.all([
      this.findByWords(query.terms, { limit, rows }),
      query.vector ? this.vectors.search(query.vector, limit, rows) : [],
    ]);
    return fuse(byWord, byVector).slice(0, limit);
  }

  /** The ranges of rows that a scope leaves, or undefined for all. */
  private async rowsOf({ rows, ...scope }: CandidateScope): Promise<Span[] | undefined> {
    if (Object.values(scope).every((value) => value === undefined)) return rows;
    const { documents, dossiers, kinds, from, until } = scope;
    const { rows: found } = await this.client.query<Span>(WITHIN, [
      this.generation.id,
      ...[documents, dossiers, kinds, from, until].map((value) => value ?? null),
    ]);
    return rows ? intersect(found, rows) : found;
  }

  private async findByWords(
    terms: CandidateQuery['terms'],
    { limit, rows }: { limit: number; rows: Span[] | undefined },
  ): Promise<Scored[]> {
    // PostgreSQL knows no empty word and no NUL.
    const asked = [...terms].filter(([word]) => word !== '' && !word.includes('\0'));
    if (asked.length === 0) return [];
    const words = asked.map(([word]) => word);
    const spans = rows ?? [{ start: 0, end: this.generation.passages }];
    const { rows: found } = await this.client.query<{ row: number | null; score: number }>(BY_WORDS, [
      this.generation.id,
      words,
      words.map(quoteLexeme),
      asked.map(([, weight]) => weight),
      limit,
      limit * GATHERED,
      spans.map(({ start }) => start),
      spans.map(({ end }) => end),
    ]);
    if (found.length === 0) throw goneGeneration();
    return found.flatMap(({ row, score }) => (row === null ? [] : [{ row, score }]));
  }
}

interface Scored {
  row: number;
  score: number;
}

/** Rows by the sum of both scores, each relative to its best; ties in reading order. */
function fuse(byWord: Scored[], byVector: Scored[]): number[] {
  const sums = new Map<number, number>();
  for (const [list, weight] of [[byWord, 1] as const, [byVector, VECTOR_WEIGHT] as const]) {
    const top = list[0]?.score ?? 0;
    if (top <= 0) continue;
    for (const { row, score } of list)
      sums.set(row, (sums.get(row) ?? 0) + (weight * Math.max(0, score)) / top);
  }
  return [...sums].sort(([a, x], [b, y]) => y - x || a - b).map(([row]) => row);
}

function listRows(count: number): number[] {
  return Array.from({ length: count }, (_, row) => row);
}

function intersect(ranges: Span[], others: Span[]): Span[] {
  return ranges
    .flatMap((range) =>
      others.map((other) => ({
        start: Math.max(range.start, other.start),
        end: Math.min(range.end, other.end),
      })),
    )
    .filter(({ start, end }) => start < end);
}

const WITHIN = `SELECT g.first_row AS start, g.first_row + g.passages AS "end"
  FROM briefwijzer.generation_documents g JOIN briefwijzer.document_versions d ON d.id = g.document
  WHERE g.generation = $1::bigint
    AND ($2::text[] IS NULL OR d.document_id = ANY($2)) AND ($3::text[] IS NULL OR d.dossier = ANY($3))
    AND ($4::text[] IS NULL OR d.kind = ANY($4))
    AND ($5::date IS NULL OR d.date >= $5) AND ($6::date IS NULL OR d.date <= $6)
  ORDER BY g.first_row`;

/**
 * Each word's weight is that of the question times its inverse document frequency (Robertson and Sparck Jones, as Lucene
 * has it); a passage's score is BM25 with k1 1.2 and b 0.5, in which a word counts once.
 */
const BY_WORDS = `WITH present AS (SELECT id, passages, mean_terms FROM briefwijzer.generations WHERE id = $1::bigint),
  asked AS (
    SELECT words.quoted, words.quoted::tsquery AS query, coalesce(t.passages, 0) AS held,
      words.weight * ln(1 + (present.passages - coalesce(t.passages, 0) + 0.5) / (coalesce(t.passages, 0) + 0.5)) AS weight
    FROM present, unnest($2::text[], $3::text[], $4::float8[]) AS words(term, quoted, weight)
      LEFT JOIN briefwijzer.terms t ON t.generation = $1::bigint AND t.term = words.term),
  gathering AS (
    SELECT string_agg(quoted, ' | ')::tsquery AS query FROM (
      SELECT quoted, sum(held) OVER rarest_first AS running, row_number() OVER rarest_first AS place
      FROM asked WHERE held > 0 WINDOW rarest_first AS (ORDER BY held, quoted ROWS UNBOUNDED PRECEDING)) AS list
    WHERE running <= $6::integer OR place = 1),
  gathered AS (
    SELECT g.first_row + p.ordinal AS row, p.terms
    FROM unnest($7::integer[], $8::integer[]) AS span(low, high)
      JOIN briefwijzer.generation_documents g
        ON g.generation = $1::bigint AND g.first_row < span.high AND g.first_row + g.passages > span.low
      JOIN briefwijzer.passages p
        ON p.document = g.document AND p.ordinal >= span.low - g.first_row AND p.ordinal < span.high - g.first_row
    WHERE p.terms @@ (SELECT query FROM gathering)),
  ranked AS (
    SELECT gathered.row,
      (SELECT sum(asked.weight) FROM asked WHERE gathered.terms @@ asked.query)
        * 2.2 / (1 + 1.2 * (0.5 + 0.5 * length(gathered.terms) / present.mean_terms)) AS score
    FROM gathered, present)
  SELECT best.row, best.score FROM present
    LEFT JOIN LATERAL (SELECT * FROM ranked ORDER BY score DESC, row LIMIT $5::integer) AS best ON true
  ORDER BY best.score DESC, best.row`;
