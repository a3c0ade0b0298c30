import { setTimeout } from 'node:timers';
import { type Database, type SqlClient, unavailable } from '../../engines/postgres-client.ts';
import { findVisible } from '../../engines/postgres-generations.ts';
import { openPool } from '../../engines/postgres-pool.ts';
import { AppError, describeError } from '../../errors.ts';
import type { Embedder } from '../../ports.ts';
import type { ServiceParts } from '../../services.ts';
import { inTurn, type ReloadOutcome } from '../follow-artifact.ts';
import type { DatabaseConfiguration } from './database-settings.ts';
import { type OpenedGeneration, openGeneration } from './open-generation.ts';

/** A database that an instance serves from. */
export interface FollowedDatabase {
  /** The index that was visible at first. */
  first: ServiceParts;
  /** False while the database does not answer. */
  isUp(): boolean;
  /** Looks for a new generation now; on any fault the one that is served stays. */
  look(): Promise<ReloadOutcome>;
  /** From now on looks by itself; `serve` gets every new generation when it is ready to be asked. */
  follow(serve: (parts: ServiceParts) => void): void;
  close(): Promise<void>;
}

export interface FollowOptions {
  /** Where questions are searched. */
  searching: Database;
  /** Where generations are looked for and read: apart, so that a rush of questions does not look like a lost database. */
  watching: Database;
  embedder?: Embedder | undefined;
  log(line: string): void;
  /** How often the database is looked at, in milliseconds; more often while it is away. */
  everyMs?: number | undefined;
}

const EVERY_MS = 2000;
const AWAY_MS = 500;

/** Follows the database that is configured, with connections of its own. Errors: as `openGeneration`. */
export async function followConfigured(
  configuration: DatabaseConfiguration,
  options: Pick<FollowOptions, 'embedder' | 'log'>,
): Promise<FollowedDatabase> {
  const searching = await openPool(configuration);
  const watching = await openPool({ ...configuration, size: 1 });
  try {
    return await followDatabase({ searching, watching, ...options });
  } catch (error) {
    await Promise.all([searching.close(), watching.close()]);
    throw error;
  }
}

/**
 * Opens the visible generation and follows what becomes visible later. While the database is away, what needs it fails at
 * once instead of waiting for it request by request. Errors: as `openGeneration`.
 */
export async function followDatabase(options: FollowOptions): Promise<FollowedDatabase> {
  const { searching, watching, embedder, everyMs = EVERY_MS } = options;
  const health = new Health(options.log);
  const open = () => openGeneration(watching, { embedder, search: failWhileAway(searching, health) });
  let served: OpenedGeneration = await open();
  const { parts: first } = served;
  let serve: ((parts: ServiceParts) => void) | undefined;
  const look = inTurn(async (): Promise<ReloadOutcome> => {
    try {
      const visible = await findVisible(watching);
      health.answered();
      if (visible?.id === served.generation.id) return 'unchanged';
      served = await open();
      serve?.(served.parts);
      options.log(`Briefwijzer serves index ${served.generation.version} now`);
      return 'served';
    } catch (error) {
      health.failed(error);
      return 'refused';
    }
  });
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const lookLater = () => {
    if (isClosed) return;
    timer = setTimeout(() => void look().then(lookLater), health.isUp ? everyMs : AWAY_MS).unref();
  };
  return {
    first,
    isUp: () => health.isUp,
    look,
    follow: (take) => {
      serve = take;
      lookLater();
    },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await Promise.all([searching.close(), watching.close()]);
    },
  };
}

/** Whether the database answers. Says each change once. */
class Health {
  isUp = true;
  private readonly log: FollowOptions['log'];
  private said = '';

  constructor(log: FollowOptions['log']) {
    this.log = log;
  }

  answered(): void {
    if (!this.isUp) this.log('The database is back');
    this.isUp = true;
  }

  failed(error: unknown): void {
    const isAway = error instanceof AppError && error.type === 'unavailable';
    const line = isAway
      ? 'The database is away'
      : `The new index cannot be used; the old one stays: ${describeError(error)}`;
    if (line !== this.said || (isAway && this.isUp)) this.log(line);
    this.said = line;
    if (isAway) this.isUp = false;
  }
}

function failWhileAway(client: SqlClient, health: Health): SqlClient {
  return {
    query: async (text, values) => {
      if (!health.isUp) throw unavailable('The database cannot be reached at the moment.');
      return client.query(text, values);
    },
  };
}
