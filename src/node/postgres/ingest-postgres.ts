import { hostname } from 'node:os';
import type { Database } from '../../engines/postgres-client.ts';
import { findVisible, type Generation, removeOld } from '../../engines/postgres-generations.ts';
import { type Lease, takeLease } from '../../engines/postgres-lease.ts';
import { migrate } from '../../engines/postgres-migrate.ts';
import type { PaperProblem } from '../../ingest/read-papers.ts';
import type { Embedder } from '../../ports.ts';
import type { DocumentSummary } from '../../types.ts';
import { buildIndex } from '../build-index.ts';
import { type Corpus, type CorpusFiles, parseCorpus, readCorpusFiles } from '../read-corpus.ts';
import { storeIndex } from './store-index.ts';

export interface PostgresIngestOptions {
  database: Database;
  /** Folder with manifest.json, sources/ and enrichment/. */
  corpus: string;
  /** Makes the vectors instead of the built-in model. */
  embedder?: Embedder | undefined;
  /** Make a new generation even when nothing changed. */
  force?: boolean | undefined;
  /** How long a generation stays after another has taken its place. */
  graceSeconds?: number | undefined;
  /** Hears of every document that was stored. */
  onStored?: ((id: string) => void | Promise<void>) | undefined;
}

export interface PostgresIngestReport {
  /** False when the visible generation was up to date. */
  built: boolean;
  generation: Generation;
  /** Steps that the database's form was brought up to date by. */
  migrations: string[];
  /** Ids of documents that were stored now, and how many were there already. */
  stored: string[];
  reused: number;
  removed: { generations: number; documents: number };
  summaries: DocumentSummary[];
  problems: PaperProblem[];
}

/** An hour: longer than any instance takes to notice a new generation. */
export const GRACE_SECONDS = 3600;
const RENEW_MS = 20_000;

/**
 * Brings the database up to date with the corpus. Each document is stored in a transaction of its own, so an ingest that is
 * cut off goes on where it was; the generation becomes visible in one transaction, so nobody sees half of it.
 * Errors: `corpus_invalid` that names the file; `unavailable` when another ingest runs or the database is away.
 */
export async function ingestPostgres(options: PostgresIngestOptions): Promise<PostgresIngestReport> {
  const { database } = options;
  const files = await readCorpusFiles(options.corpus);
  const migrations = await migrate(database);
  const lease = await takeLease(database, `process ${process.pid} on ${hostname()}`);
  const renewal = setInterval(() => void lease.renew(database).catch(() => undefined), RENEW_MS);
  try {
    const corpus = await parseCorpus(files);
    const { summaries, problems } = corpus;
    const current = await findVisible(database);
    const done = current && !options.force && isCurrent(current, { files, embedder: options.embedder });
    const outcome = done
      ? { built: false, generation: current, stored: [], reused: corpus.documents.length }
      : await rebuild(files, { corpus, options, lease });
    const removed = await removeOld(database, options.graceSeconds ?? GRACE_SECONDS);
    return { ...outcome, removed, migrations, summaries, problems };
  } finally {
    clearInterval(renewal);
    await lease.release(database).catch(() => undefined);
  }
}

function isCurrent(
  { corpus, embedder }: Generation,
  at: { files: CorpusFiles; embedder: Embedder | undefined },
): boolean {
  return (
    corpus === at.files.hash && (at.embedder ? embedder === at.embedder.id : embedder.startsWith('lsa-'))
  );
}

interface Rebuild {
  corpus: Corpus;
  options: PostgresIngestOptions;
  lease: Lease;
}

async function rebuild(files: CorpusFiles, { corpus, options, lease }: Rebuild) {
  const { database, embedder, onStored } = options;
  const built = await buildIndex(corpus.documents, files.folder, { own: corpus.own, asLarge: true });
  const outcome = await storeIndex({
    ...{ database, lease, built, embedder, onStored },
    ...{ summaries: corpus.summaries, corpus: files.hash, program: files.program },
  });
  return { built: true, ...outcome };
}
