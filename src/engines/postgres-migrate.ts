import { createHash } from 'node:crypto';
import { AppError } from '../errors.ts';
import { type Database, explainFault, type SqlClient } from './postgres-client.ts';
import { MIGRATIONS, type Migration } from './postgres-schema.ts';

/** Any number that no other program on the database takes. */
const LOCK = 4_202_604_24;

interface Applied {
  number: number;
  name: string;
  hash: string;
}

/**
 * Brings the database's form up to date and says which steps it took. Two at once wait for each other; a step that fails
 * leaves nothing behind. Errors: `configuration_invalid` for a database of a newer program, or whose steps are not ours.
 */
export function migrate(database: Database, steps = MIGRATIONS): Promise<string[]> {
  return database.transaction(async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await client.query('CREATE SCHEMA IF NOT EXISTS briefwijzer');
    await client.query(
      `CREATE TABLE IF NOT EXISTS briefwijzer.migrations (
        number integer PRIMARY KEY, name text NOT NULL, hash text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now()
      )`,
    );
    const open = findOpenSteps(await listApplied(client), steps);
    for (const step of open) await apply(client, step);
    return open.map(({ number, name }) => `${number} ${name}`);
  });
}

/**
 * Checks that the database has exactly the form that this program reads; changes nothing, so that an instance may have
 * read rights alone. Errors: `configuration_invalid` for another form, `artifact_missing` where nothing was set up yet.
 */
export async function checkSchema(client: SqlClient, steps = MIGRATIONS): Promise<void> {
  const { rows } = await client.query<{ is: boolean }>(
    `SELECT to_regclass('briefwijzer.migrations') IS NOT NULL AS "is"`,
  );
  const open = rows[0]?.is ? findOpenSteps(await listApplied(client), steps) : steps;
  if (open.length === 0) return;
  throw new AppError('artifact_missing', 'The database has not been prepared for this program', {
    hint: 'Run `npm run ingest:postgres`.',
  });
}

async function listApplied(client: SqlClient): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    'SELECT number, name, hash FROM briefwijzer.migrations ORDER BY number',
  );
  return rows;
}

function findOpenSteps(applied: Applied[], steps: readonly Migration[]): Migration[] {
  for (const { number, name, hash } of applied) {
    const step = steps.find((one) => one.number === number);
    if (!step) throw foreign(`has step ${number} (${name}), which this program does not know`);
    if (hashOf(step) !== hash) throw foreign(`has another step ${number} (${name}) than this program`);
  }
  return steps.filter(({ number }) => !applied.some((one) => one.number === number));
}

function foreign(what: string): AppError {
  return new AppError('configuration_invalid', `The database ${what}`, {
    hint: 'A newer version of Briefwijzer has prepared it: run that version, or use another database.',
  });
}

async function apply(client: SqlClient, step: Migration): Promise<void> {
  for (const statement of step.statements) {
    await client.query(statement).catch((error: unknown) => {
      throw explainStep(error, statement);
    });
  }
  await client.query('INSERT INTO briefwijzer.migrations (number, name, hash) VALUES ($1, $2, $3)', [
    step.number,
    step.name,
    hashOf(step),
  ]);
}

function explainStep(error: unknown, statement: string): AppError {
  if (!statement.startsWith('CREATE EXTENSION')) return explainFault(error);
  return new AppError('configuration_invalid', 'PostgreSQL could not add the extension pgvector', {
    hint: 'Install pgvector 0.8 or newer (docs/postgres.md), or let an administrator run `CREATE EXTENSION vector` once.',
  });
}

function hashOf({ number, name, statements }: Migration): string {
  return createHash('sha256')
    .update([number, name, ...statements].join('\n;\n'))
    .digest('hex');
}
