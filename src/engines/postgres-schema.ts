/** A step of the database's form. A step that was ever released is never changed: a new one is added. */
export interface Migration {
  number: number;
  name: string;
  /** Carried out one by one, in one transaction. */
  statements: readonly string[];
}

/**
 * What is stored. A *document version* is a document with all that hangs on it, named by the hash of what it was made
 * from; a *generation* is a corpus: a list of document versions in reading order. The row of a passage is `first_row` of
 * its document in the generation, plus `ordinal`. `visible` names the generation that readers see.
 */
const CORPUS = [
  'CREATE EXTENSION IF NOT EXISTS vector',
  `CREATE TABLE briefwijzer.document_versions (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash text NOT NULL UNIQUE,
    document_id text NOT NULL,
    kind text NOT NULL,
    dossier text,
    date date,
    title text NOT NULL,
    passages integer NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT now()
  )`,
  'CREATE INDEX document_versions_by_id ON briefwijzer.document_versions (document_id)',
  `CREATE TABLE briefwijzer.passages (
    document bigint NOT NULL REFERENCES briefwijzer.document_versions ON DELETE CASCADE,
    ordinal integer NOT NULL,
    passage_id text NOT NULL,
    kind text NOT NULL,
    section text[] NOT NULL,
    text text NOT NULL,
    starts integer NOT NULL,
    ends integer NOT NULL,
    terms tsvector NOT NULL,
    embedding vector NOT NULL,
    vector_key text NOT NULL,
    PRIMARY KEY (document, ordinal)
  )`,
  'CREATE INDEX passages_by_term ON briefwijzer.passages USING gin (terms)',
  `CREATE TABLE briefwijzer.generations (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version text NOT NULL,
    corpus text NOT NULL,
    program text NOT NULL,
    embedder text NOT NULL,
    dimensions integer NOT NULL,
    passages integer NOT NULL,
    mean_terms real NOT NULL DEFAULT 1,
    built_at timestamptz NOT NULL DEFAULT now(),
    retired_at timestamptz
  )`,
  `CREATE TABLE briefwijzer.generation_documents (
    generation bigint NOT NULL REFERENCES briefwijzer.generations ON DELETE CASCADE,
    position integer NOT NULL,
    document bigint NOT NULL REFERENCES briefwijzer.document_versions,
    first_row integer NOT NULL,
    passages integer NOT NULL,
    PRIMARY KEY (generation, position)
  )`,
  'CREATE UNIQUE INDEX generation_documents_by_document ON briefwijzer.generation_documents (generation, document)',
  'CREATE INDEX generation_documents_of_document ON briefwijzer.generation_documents (document)',
  `CREATE TABLE briefwijzer.generation_parts (
    generation bigint NOT NULL REFERENCES briefwijzer.generations ON DELETE CASCADE,
    name text NOT NULL,
    piece integer NOT NULL,
    body bytea NOT NULL,
    sha256 text NOT NULL,
    PRIMARY KEY (generation, name, piece)
  )`,
  `CREATE TABLE briefwijzer.terms (
    generation bigint NOT NULL REFERENCES briefwijzer.generations ON DELETE CASCADE,
    term text NOT NULL,
    passages integer NOT NULL,
    PRIMARY KEY (generation, term)
  )`,
  `CREATE TABLE briefwijzer.visible (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    generation bigint NOT NULL REFERENCES briefwijzer.generations
  )`,
  `CREATE TABLE briefwijzer.ingest_lease (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    holder text NOT NULL,
    described text NOT NULL,
    taken_at timestamptz NOT NULL,
    renewed_at timestamptz NOT NULL
  )`,
] as const;

/** Every step so far, in order. */
export const MIGRATIONS: readonly Migration[] = [{ number: 1, name: 'corpus', statements: CORPUS }];
