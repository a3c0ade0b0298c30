import { PGlite } from '@electric-sql/pglite';
import { hitOf, type Peer } from './peer.ts';

const BATCH = 500;

/** The question's words as PostgreSQL's `dutch` configuration reads them, any of which may match. */
const SEARCH = `
  WITH question AS (
    SELECT replace(plainto_tsquery('dutch', $1)::text, ' & ', ' | ')::tsquery AS query
  )
  SELECT id FROM passage, question WHERE words @@ query
  ORDER BY ts_rank(words, query, 1) DESC, id LIMIT $2`;

/** PostgreSQL full-text search with the \`dutch\` configuration, in WebAssembly; ts_rank over any of the words, a GIN index. */
export const postgresDutch: Peer = {
  async build({ passages }) {
    const database = await PGlite.create();
    await database.exec('CREATE TABLE passage (id integer PRIMARY KEY, words tsvector NOT NULL)');
    for (let from = 0; from < passages.length; from += BATCH) {
      const batch = passages.slice(from, from + BATCH);
      await database.query(
        `INSERT INTO passage SELECT id, to_tsvector('dutch', body)
         FROM unnest($1::integer[], $2::text[]) AS row (id, body)`,
        [batch.map((_, at) => from + at), batch.map(({ headings, text }) => `${headings}\n${text}`)],
      );
    }
    await database.exec('CREATE INDEX ON passage USING gin (words); ANALYZE passage');
    return {
      async search(question, limit) {
        const { rows } = await database.query<{ id: number }>(SEARCH, [question, limit]);
        return rows.map(({ id }) => hitOf(passages[id]!));
      },
    };
  },
};
