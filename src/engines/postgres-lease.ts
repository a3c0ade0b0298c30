import { AppError } from '../errors.ts';
import type { SqlClient } from './postgres-client.ts';

/** Seconds after which an ingest that says nothing any more is taken for dead. */
export const LEASE_SECONDS = 120;

/** The right to write, which one ingest at a time holds. A row and not a session's lock: it survives connection poolers. */
export interface Lease {
  /** Prolongs it inside a transaction that writes. Errors: `unavailable` when another ingest has taken it over. */
  renew(client: SqlClient): Promise<void>;
  release(client: SqlClient): Promise<void>;
}

/**
 * Takes the lease; `described` says who holds it, for whoever comes second.
 * Errors: `unavailable` that names the holder.
 */
export async function takeLease(client: SqlClient, described: string): Promise<Lease> {
  const holder = crypto.randomUUID();
  const { rows } = await client.query<{ holder: string }>(
    `INSERT INTO briefwijzer.ingest_lease AS lease (holder, described, taken_at, renewed_at)
     VALUES ($1, $2, now(), now())
     ON CONFLICT (one) DO UPDATE
       SET holder = excluded.holder, described = excluded.described, taken_at = now(), renewed_at = now()
       WHERE lease.renewed_at < now() - make_interval(secs => $3)
     RETURNING holder`,
    [holder, described, LEASE_SECONDS],
  );
  if (rows.length === 0) throw await heldByOther(client);
  return {
    renew: async (inside) => {
      const { rows: kept } = await inside.query(
        'UPDATE briefwijzer.ingest_lease SET renewed_at = now() WHERE holder = $1 RETURNING holder',
        [holder],
      );
      if (kept.length === 0) throw lostLease();
    },
    release: async (outside) => {
      await outside.query('DELETE FROM briefwijzer.ingest_lease WHERE holder = $1', [holder]);
    },
  };
}

async function heldByOther(client: SqlClient): Promise<AppError> {
  const { rows } = await client.query<{ described: string; since: string }>(
    'SELECT described, to_char(taken_at, \'YYYY-MM-DD"T"HH24:MI:SSOF\') AS since FROM briefwijzer.ingest_lease',
  );
  const who = rows[0] ? `${rows[0].described}, since ${rows[0].since}` : 'another process';
  return new AppError('unavailable', `An ingest into this database is running already: ${who}`, {
    hint: `Wait until it is done. One that was killed counts for nothing ${LEASE_SECONDS} seconds after its last sign of life.`,
  });
}

function lostLease(): AppError {
  return new AppError('unavailable', 'Another ingest has taken over: this one was silent for too long', {
    hint: 'Nothing is lost. Run `npm run ingest:postgres` again when the other one is done.',
  });
}
