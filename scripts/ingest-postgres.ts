/** Brings the database up to date with the corpus: `npm run ingest:postgres`. */
import { openPool } from '../src/engines/postgres-pool.ts';
import { AppError, describeError } from '../src/errors.ts';
import { readConfiguration } from '../src/node/configuration.ts';
import { openEmbedder } from '../src/node/open-model.ts';
import { ingestPostgres, type PostgresIngestReport } from '../src/node/postgres/ingest-postgres.ts';
import { readIngestArguments } from './terminal/read-ingest-arguments.ts';

const USAGE = `Puts the corpus into PostgreSQL (DATABASE_URL); what did not change stays as it is, and readers see all of it or nothing.
  npm run ingest:postgres
  npm run ingest:postgres -- --force   put a new generation together even when nothing changed
An ingest that was cut off goes on where it was. Settings: docs/postgres.md.`;

function show(report: PostgresIngestReport): string {
  const { generation, stored, reused, removed, summaries, problems } = report;
  const missing = summaries.filter(({ status }) => status === 'not_fetched');
  return [
    ...report.migrations.map((step) => `Prepared the database: step ${step}`),
    report.built
      ? `Index ${generation.version} is visible: ${generation.passages} passages; ${stored.length} documents stored, ${reused} unchanged`
      : `Index ${generation.version} is up to date: ${generation.passages} passages`,
    ...(removed.generations + removed.documents > 0
      ? [
          `Removed ${removed.generations} old generations and ${removed.documents} documents that were in none`,
        ]
      : []),
    ...missing.map(({ id, statusReason }) => `  not in the index: ${id} (${statusReason})`),
    ...problems.map(({ detail }) => `  refused: ${detail}`),
  ].join('\n');
}

async function main(): Promise<void> {
  const { force, help } = readIngestArguments(process.argv.slice(2), USAGE);
  if (help) return console.log(USAGE);
  const { corpus, database: chosen, embedder } = readConfiguration(process.env);
  if (!chosen) {
    throw new AppError('configuration_invalid', 'DATABASE_URL is not set', {
      hint: 'Set it to postgres://user:password@host:5432/database, or use `npm run ingest` for the artifact folder.',
    });
  }
  // Building the graph over many vectors takes as long as it takes.
  const database = await openPool({ ...chosen, statementMs: 0 });
  try {
    const onStored = (id: string) => console.log(`  stored: ${id}`);
    console.log(
      show(
        await ingestPostgres({ database, corpus, force, embedder: await openEmbedder(embedder), onStored }),
      ),
    );
  } finally {
    await database.close();
  }
}

try {
  await main();
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}
