import type { Pool, PoolClient, PoolConfig } from 'pg';
import { AppError } from '../errors.ts';
import { type Database, explainFaults, type SqlClient } from './postgres-client.ts';

export interface PoolSettings {
  /** `postgres://user:password@host:port/database`, with `sslmode` and the like as `pg` reads them. */
  url: string;
  /** Connections at most; what waits for one waits no longer than `connectMs`. */
  size: number;
  connectMs: number;
  /** Longest time of one statement; 0 sets none (ingest). */
  statementMs: number;
}

/** How much longer than the database itself we wait for it to say that a statement took too long. */
const SPARE_MS = 500;

/**
 * A pool of connections. Nothing is connected before the first statement. Every fault is one of `explainFault`; no wait is
 * without an end. Errors: `configuration_invalid` for an address that cannot be read; it is not repeated, since it holds a
 * password.
 */
export async function openPool(settings: PoolSettings): Promise<Database> {
  checkAddress(settings.url);
  const { default: pg } = await import('pg');
  const pool = createPool(pg.Pool, settings);
  // A connection that is lost while nobody uses it: the pool drops it, and the next statement tells.
  pool.on('error', () => undefined);
  return explainFaults({
    query: async (text, values) => pool.query(text, values) as never,
    transaction: (work) => inTransaction(pool, work),
    close: () => pool.end(),
  });
}

function createPool(Constructor: typeof Pool, { url, size, connectMs, statementMs }: PoolSettings): Pool {
  const limits: PoolConfig =
    statementMs > 0 ? { statement_timeout: statementMs, query_timeout: statementMs + SPARE_MS } : {};
  return new Constructor({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: connectMs,
    application_name: 'briefwijzer',
    keepAlive: true,
    allowExitOnIdle: true,
    ...limits,
  });
}

/** `pg` reads an address only when it first connects, and its error would repeat it. */
function checkAddress(url: string): void {
  try {
    const { username, password, pathname } = new URL(url);
    for (const part of [username, password, pathname]) decodeURIComponent(part);
  } catch {
    throw new AppError('configuration_invalid', 'DATABASE_URL cannot be read as a PostgreSQL address', {
      hint: 'Write postgres://user:password@host:5432/database; characters such as @ and / in a password as %40 and %2F.',
    });
  }
}

async function inTransaction<T>(pool: Pool, work: (client: SqlClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // A connection that breaks between two statements reports it here; the next statement fails by itself.
  client.on('error', ignore);
  try {
    await client.query('BEGIN');
    const result = await work(client as SqlClient);
    await client.query('COMMIT');
    release(client);
    return result;
  } catch (error) {
    // The server rolls back what a closed connection had begun, whatever state it was in.
    release(client, true);
    throw error;
  }
}

function release(client: PoolClient, isBroken = false): void {
  client.off('error', ignore);
  client.release(isBroken);
}

function ignore(): void {
  // Told by the statement that fails.
}
