import * as z from 'zod';
import { number, setting, type ValuesOf } from '../../settings/setting.ts';

/** Settings of the database (docs/postgres.md). Without an address the index is the one in the artifact folder. */
export const databaseSettings = {
  DATABASE_URL: setting(
    z
      .string()
      .regex(
        /^postgres(?:ql)?:\/\/\S+$/u,
        'must be a PostgreSQL address (postgres://user:password@host/database)',
      ),
    '',
    'PostgreSQL with pgvector that holds the index, `postgres://…`; without it the artifact folder does',
  ),
  BRIEFWIJZER_DATABASE_POOL: setting(number(1, 1000), '10', 'Connections to the database at most'),
  BRIEFWIJZER_DATABASE_CONNECT_MS: setting(
    number(50, 60_000),
    '2000',
    'Most milliseconds that a request waits for a connection to the database; then it gets 503',
  ),
  BRIEFWIJZER_DATABASE_STATEMENT_MS: setting(
    number(50, 60_000),
    '3000',
    'Most milliseconds that one statement may take in the database; then the request gets 503',
  ),
};

export interface DatabaseConfiguration {
  url: string;
  size: number;
  connectMs: number;
  statementMs: number;
}

/** The database that is configured, or undefined. */
export function arrangeDatabase(values: ValuesOf<typeof databaseSettings>): {
  database: DatabaseConfiguration | undefined;
} {
  if (!values.DATABASE_URL) return { database: undefined };
  return {
    database: {
      url: values.DATABASE_URL,
      size: values.BRIEFWIJZER_DATABASE_POOL!,
      connectMs: values.BRIEFWIJZER_DATABASE_CONNECT_MS!,
      statementMs: values.BRIEFWIJZER_DATABASE_STATEMENT_MS!,
    },
  };
}
