import { LsaEmbedder } from '../../engines/lsa-embedder.ts';
import { PostgresCandidates } from '../../engines/postgres-candidates.ts';
import type { SqlClient } from '../../engines/postgres-client.ts';
import { findVisible, type Generation, readParts } from '../../engines/postgres-generations.ts';
import { checkSchema } from '../../engines/postgres-migrate.ts';
import { PostgresVectorIndex } from '../../engines/postgres-vector-index.ts';
import { AppError } from '../../errors.ts';
import { Analyzer } from '../../index/analyzer.ts';
import { CompoundSplitter } from '../../index/split-vocabulary.ts';
import type { Embedder } from '../../ports.ts';
import type { ServiceParts } from '../../services.ts';
import { hashProgram } from '../program-hash.ts';
import { type CorpusParts, decodeGeneration } from './generation-parts.ts';

/** An index in the database that can be searched. */
export interface OpenedGeneration {
  generation: Generation;
  parts: ServiceParts;
}

export interface OpenOptions {
  /** The embedder that made the vectors, where it is not the built-in one. */
  embedder?: Embedder | undefined;
  /** What questions are searched with; by default what the index is read with. */
  search?: SqlClient | undefined;
}

/** What every refusal of an index in the database says. */
const HINT = 'Run `npm run ingest:postgres`.';

/**
 * Opens the generation that is visible: its documents, passages, units, questions and statistics are read into memory,
 * postings and vectors stay in the database. Changes nothing there: read rights are enough.
 * Errors: `artifact_missing` before the first ingest; `artifact_stale` for an index of another program or embedder;
 * `artifact_damaged` for one that is not whole; `unavailable` when the database is away.
 */
export async function openGeneration(
  client: SqlClient,
  options: OpenOptions = {},
): Promise<OpenedGeneration> {
  const { embedder: outside, search = client } = options;
  await checkSchema(client);
  const generation = await findVisible(client);
  if (!generation) throw new AppError('artifact_missing', 'The database holds no index yet', { hint: HINT });
  await checkOrigin(generation, outside);
  const corpus = await readCorpus(client, generation);
  const analyzer = new Analyzer(new CompoundSplitter(corpus.content.splitVocabulary));
  const { version, builtAt } = generation;
  return {
    generation,
    parts: {
      content: corpus.content,
      summaries: corpus.summaries,
      embedder: outside ?? new LsaEmbedder(corpus.lsa, (text) => analyzer.terms(text)),
      vectorIndex: new PostgresVectorIndex({ client: search, generation }),
      candidates: new PostgresCandidates(search, generation),
      identity: { version, builtAt },
    },
  };
}

async function checkOrigin({ program, embedder }: Generation, outside: Embedder | undefined): Promise<void> {
  const stale = (message: string) => new AppError('artifact_stale', message, { hint: HINT });
  if (program !== (await hashProgram())) {
    throw stale('The index in the database was built by another version of this program');
  }
  const isOurs = outside ? embedder === outside.id : embedder.startsWith('lsa-');
  if (!isOurs)
    throw stale(`The index in the database was made with embedder ${embedder}, which is not configured`);
}

async function readCorpus(client: SqlClient, generation: Generation): Promise<CorpusParts> {
  const corpus = decodeGeneration(await readParts(client, generation.id), generation.dimensions);
  const { rows } = await client.query<{ stored: number }>(
    `SELECT count(*)::integer AS stored FROM briefwijzer.generation_documents g
     JOIN briefwijzer.passages p USING (document) WHERE g.generation = $1`,
    [generation.id],
  );
  const isWhole = [corpus.content.passages.length, rows[0]?.stored].every(
    (count) => count === generation.passages,
  );
  if (isWhole) return corpus;
  throw new AppError('artifact_damaged', 'The index in the database is not whole: rows of it are missing', {
    hint: 'Was it restored from a backup of a part of it? Empty the database and run `npm run ingest:postgres`.',
  });
}
