import { createServer, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LocalPostgres, startLocalPostgres } from '../../scripts/postgres/local-server.ts';
import type { Database } from './postgres-client.ts';
import { openPool } from './postgres-pool.ts';

let postgres: LocalPostgres;
const opened: Database[] = [];
const silent: Server[] = [];

/** Waits are long, so that a busy machine is not taken for a lost one. */
async function open(url: string, ms = 20_000): Promise<Database> {
  const database = await openPool({ url, size: 4, connectMs: ms, statementMs: ms });
  opened.push(database);
  return database;
}

/** A server that takes connections and never says a word. */
async function listenSilently(): Promise<string> {
  const server = createServer(() => undefined);
  silent.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `postgres://u:geheim@127.0.0.1:${(server.address() as { port: number }).port}/d`;
}

beforeAll(async () => {
  postgres = await startLocalPostgres();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()));
});
afterAll(async () => {
  for (const server of silent) server.close();
  await postgres.stop();
});

describe('a pool', () => {
  it('carries values, many at a time', async () => {
    const database = await open(postgres.url);
    const words = Array.from({ length: 20 }, (_, at) => `'; DROP TABLE woord${at}; --`);
    const found = await Promise.all(
      words.map((word) => database.query<{ word: string }>('SELECT $1::text AS word', [word])),
    );
    expect(found.map(({ rows }) => rows[0]?.word)).toEqual(words);
  });

  it('keeps a transaction whole, or nothing of it', async () => {
    const database = await open(postgres.url);
    await database.query('CREATE TABLE IF NOT EXISTS getal (n integer)');
    const add = (n: number, fail: boolean) =>
      database.transaction(async (client) => {
        await client.query('INSERT INTO getal VALUES ($1)', [n]);
        if (fail) throw new Error('half way');
      });
    await add(1, false);
    await expect(add(2, true)).rejects.toThrow();
    expect((await database.query('SELECT n FROM getal')).rows).toEqual([{ n: 1 }]);
  });

  it('says what went wrong without the values that it went wrong on', async () => {
    const database = await open(postgres.url);
    const fault = database.query('SELECT $1::text::integer', ['een geheime vraag']);
    await expect(fault).rejects.toMatchObject({ type: 'internal' });
    await expect(fault).rejects.not.toThrow(/geheime vraag/u);
    await expect(fault).rejects.not.toHaveProperty('cause');
  });

  it('fails, and works again, when the server goes and comes back', async () => {
    const database = await open(postgres.url);
    await database.query('SELECT 1');
    await postgres.line.cut();
    await expect(database.query('SELECT 1')).rejects.toMatchObject({ type: 'unavailable', retryAfter: 5 });
    await expect(database.transaction((client) => client.query('SELECT 1'))).rejects.toMatchObject({
      type: 'unavailable',
    });
    await postgres.line.mend();
    expect((await database.query<{ n: number }>('SELECT 1 AS n')).rows).toEqual([{ n: 1 }]);
  });

  it('does not wait for a server that says nothing', async () => {
    const database = await open(await listenSilently(), 300);
    const refusal = { type: 'unavailable', message: 'The database cannot be reached at the moment.' };
    await expect(database.query('SELECT 1')).rejects.toMatchObject(refusal);
  });

  it.each(['postgres://u:geheim@[/d', 'postgres://u:geheim%ZZ@localhost/d'])(
    'is not opened on an address that makes no sense, and does not repeat it',
    async (url) => {
      const refusal = open(url);
      await expect(refusal).rejects.toMatchObject({ type: 'configuration_invalid' });
      await expect(refusal).rejects.not.toThrow(/geheim/u);
    },
  );
});
