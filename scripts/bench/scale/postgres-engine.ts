import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import type { Database } from '../../../src/engines/postgres-client.ts';
import { takeLease } from '../../../src/engines/postgres-lease.ts';
import { migrate } from '../../../src/engines/postgres-migrate.ts';
import { openPool } from '../../../src/engines/postgres-pool.ts';
import { PostgresVectorIndex } from '../../../src/engines/postgres-vector-index.ts';
import { buildIndex } from '../../../src/node/build-index.ts';
import { DEFAULT_CORPUS } from '../../../src/node/folders.ts';
import { loadArtifact } from '../../../src/node/load-artifact.ts';
import { openGeneration } from '../../../src/node/postgres/open-generation.ts';
import { storeIndex } from '../../../src/node/postgres/store-index.ts';
import { parseCorpus, readCorpusFiles } from '../../../src/node/read-corpus.ts';
import { createServices } from '../../../src/services.ts';
import type { ScaleEngine } from './engine.ts';
import { type EngineMeasurement, measureEngine } from './measure-engine.ts';

export interface PostgresMeasurement extends EngineMeasurement {
  /** Seconds until everything was built and stored. */
  fillSeconds: number;
  /** Bytes of tables and indexes in the database. */
  databaseBytes: number;
}

const NEAREST = 10;
/** A server of one's own to measure on; what it holds of Briefwijzer is replaced. */
const SERVER = process.env.BENCH_DATABASE_URL;

/** Fills PostgreSQL with what an artifact holds and measures it as the other engines: PGlite, or BENCH_DATABASE_URL. */
export async function measurePostgres(folder: string): Promise<PostgresMeasurement> {
  const database = await openDatabase();
  const start = performance.now();
  await fill(database, folder);
  const fillSeconds = (performance.now() - start) / 1000;
  const { rows } = await database.query<{ bytes: number }>(
    `SELECT sum(pg_total_relation_size(oid))::float8 AS bytes FROM pg_class
     WHERE relnamespace = 'briefwijzer'::regnamespace AND relkind = 'r'`,
  );
  const measured = await measureEngine(folder, () => openPostgresEngine(database));
  return { ...measured, fillSeconds, databaseBytes: rows[0]!.bytes };
}

async function openDatabase(): Promise<Database> {
  if (!SERVER) return PGlite.create({ extensions: { vector } });
  return openPool({ url: SERVER, size: 4, connectMs: 5000, statementMs: 0 });
}

/** Stores the documents of an artifact, and says on the error stream how far it is. */
async function fill(database: Database, folder: string): Promise<void> {
  // Of a large artifact a document is unpacked whenever somebody looks: here all are looked at again and again.
  const documents = [...(await loadArtifact(folder)).loaded.content.documents];
  const files = await readCorpusFiles(DEFAULT_CORPUS);
  const { own, summaries } = await parseCorpus(files);
  const built = await buildIndex(documents, DEFAULT_CORPUS, { own, asLarge: true });
  await migrate(database);
  const lease = await takeLease(database, 'npm run bench -- scale');
  let stored = 0;
  await storeIndex({
    ...{ database, lease, built, summaries, program: files.program, corpus: `bench ${documents.length}` },
    onStored: () => {
      stored += 1;
      if (stored % 500 === 0) process.stderr.write(`stored ${stored} of ${documents.length} documents\n`);
    },
  });
  await lease.release(database);
}

async function openPostgresEngine(database: Database): Promise<ScaleEngine> {
  const { parts, generation } = await openGeneration(database);
  const services = createServices(parts);
  const exact = new PostgresVectorIndex({
    ...{ client: database, generation },
    exactBelow: Number.POSITIVE_INFINITY,
  });
  return {
    name: SERVER ? 'PostgreSQL' : 'PostgreSQL (PGlite: WebAssembly, one thread)',
    search: (query, { limit, documents }) =>
      services.search({ query, limit, ...(documents ? { documents } : {}) }),
    measureRecall: async (questions) => {
      let [found, due] = [0, 0];
      for (const asked of await parts.embedder.embed(questions, 'query')) {
        const [best, ours] = await Promise.all(
          [exact, parts.vectorIndex].map((engine) => engine.search(asked, NEAREST)),
        );
        // Rows at the distance of the last one are as near as it is.
        const last = best!.at(-1)?.score ?? 0;
        found += Math.min(best!.length, ours!.filter(({ score }) => score >= last - 1e-6).length);
        due += best!.length;
      }
      return due === 0 ? 1 : found / due;
    },
    close: () => database.close(),
  };
}
