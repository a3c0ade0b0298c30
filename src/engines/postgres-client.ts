import { AppError } from '../errors.ts';

/** What runs a statement: a pool, a client of it, PGlite, or a transaction of either. Values go as `$1`, never as text. */
export interface SqlClient {
  query<Row>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
}

/** A PostgreSQL database. PGlite fits as it is; `openPool` makes one of `pg`. */
export interface Database extends SqlClient {
  /** Runs `work` in one transaction: committed when it resolves, rolled back when it rejects. */
  transaction<T>(work: (client: SqlClient) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Seconds after which a client may try again when the database is away. */
const RETRY_AFTER = 5;

/** What Node calls a network that does not carry. */
const NETWORK = /^(?:ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|ENETDOWN)/u;
/** What `pg` says without a code when a connection is lost, closed or too slow. */
const LOST =
  /connection terminated|timeout exceeded|timeout expired|read timeout|socket|not queryable|client was closed|after calling end|ended by/iu;
/** SQLSTATE: connection faults (08), resources (53), an operator's intervention (57P), a shutdown in between (XX). */
const AWAY = /^(?:08|53|57P)/u;
/** What Node says of a certificate that it does not trust. */
const TLS = /^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|EPROTO)/u;
const CANCELLED = '57014';
const REFUSED = /^(?:28|3D000|42501)/u;

/**
 * The fault of a statement in our own words. What PostgreSQL says of one can hold values, and so a question: only its
 * SQLSTATE is kept. `unavailable` when the database is away, slow, shuts down or does not let us in.
 */
export function explainFault(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (code === CANCELLED) return unavailable('The database took too long to answer.');
  if (REFUSED.test(code)) {
    return unavailable(`The database does not let this program in (SQLSTATE ${code}).`, {
      hint: 'Look at user, password, database and rights of DATABASE_URL.',
    });
  }
  if (TLS.test(code) || /\bSSL\b/u.test(message)) {
    return unavailable('No safe connection to the database can be made (TLS).', {
      hint: 'Look at sslmode and sslrootcert in DATABASE_URL (docs/postgres.md).',
    });
  }
  if (AWAY.test(code) || NETWORK.test(code) || (!isSqlState(code) && LOST.test(message))) {
    return unavailable('The database cannot be reached at the moment.');
  }
  const what = isSqlState(code) ? `SQLSTATE ${code}` : (error as Error).name;
  return new AppError('internal', `PostgreSQL did not carry out a statement (${what})`);
}

function isSqlState(code: string): boolean {
  return /^[0-9A-Z]{5}$/u.test(code) && !NETWORK.test(code);
}

/** A fault that passes: HTTP answers it with 503 and `Retry-After`. */
export function unavailable(message: string, options: { hint?: string } = {}): AppError {
  return new AppError('unavailable', message, { ...options, retryAfter: RETRY_AFTER });
}

/** A database whose faults come in our own words. */
export function explainFaults(database: Database): Database {
  const explain = (error: unknown): never => {
    throw explainFault(error);
  };
  return {
    query: (text, values) => database.query<never>(text, values).catch(explain),
    transaction: (work) => database.transaction(work).catch(explain),
    close: () => database.close(),
  };
}
