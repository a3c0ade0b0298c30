import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, explainFaults } from '../../engines/postgres-client.ts';
import { openPool } from '../../engines/postgres-pool.ts';
import { openEmptyPostgres } from '../../engines/testing-postgres.ts';
import { createServices, type ServiceParts } from '../../services.ts';
import { addPaper, createTestCorpus, type TestCorpus } from '../fixtures/made-up-corpus.ts';
import '../start-server.ts';
import { type FollowedDatabase, followDatabase } from './follow-database.ts';
import { ingestPostgres } from './ingest-postgres.ts';

const QUESTION = 'Waar komen de bomen uit de kwekerij vandaan?';

let database: Database;
let corpus: TestCorpus;
let followed: FollowedDatabase;
let lines: string[];
/** What every statement fails with, while it is set. */
let fault: Error | null;

beforeEach(async () => {
  [database, corpus, lines, fault] = [await openEmptyPostgres(), await createTestCorpus(), [], null];
  await ingestPostgres({ database, corpus: corpus.corpus });
  const failing: Database = {
    ...{ transaction: database.transaction.bind(database), close: () => Promise.resolve() },
    query: (text, values) => (fault ? Promise.reject(fault) : database.query(text, values)),
  };
  const client = explainFaults(failing);
  followed = await followDatabase({ searching: client, watching: client, log: (line) => lines.push(line) });
});
afterEach(async () => {
  await followed.close();
  await corpus.remove();
});

const documentsOf = (parts: ServiceParts) => parts.content.documents.map(({ id }) => id);

describe('a followed database', () => {
  it('gives a new generation when it is visible, while questions to the old one are still answered', async () => {
    const served: ServiceParts[] = [];
    followed.follow((parts) => served.push(parts));
    expect(await followed.look()).toBe('unchanged');
    await addPaper(corpus);
    await ingestPostgres({ database, corpus: corpus.corpus });
    expect(await followed.look()).toBe('served');
    expect(served.map(documentsOf)).toEqual([['verzonnen-brief', 'kst-99999-1']]);
    const old = await createServices(followed.first).search({ query: QUESTION, limit: 5 });
    expect(new Set(old.map(({ documentId }) => documentId))).toEqual(new Set(['verzonnen-brief']));
    const [found] = await createServices(served[0]!).search({ query: QUESTION, limit: 5 });
    expect(found?.documentId).toBe('kst-99999-1');
  });

  it('fails what needs it at once while it is away, says so once, and serves when it is back', async () => {
    const services = createServices(followed.first);
    fault = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect([await followed.look(), await followed.look(), followed.isUp()]).toEqual([
      'refused',
      'refused',
      false,
    ]);
    fault = null;
    // Not asked again until the watch has seen it: a rush of waiting questions would be what greets it.
    await expect(services.search({ query: 'bomen', limit: 3 })).rejects.toMatchObject({
      type: 'unavailable',
    });
    expect(await followed.look()).toBe('unchanged');
    expect(followed.isUp()).toBe(true);
    expect(await services.search({ query: 'bomen', limit: 3 })).toHaveLength(3);
    expect(lines).toEqual(['The database is away', 'The database is back']);
  });

  it('keeps the old index when the new one cannot be used, and says why once', async () => {
    await addPaper(corpus);
    await ingestPostgres({ database, corpus: corpus.corpus });
    await database.query(`UPDATE briefwijzer.generations SET program = 'newer'`);
    expect([await followed.look(), await followed.look()]).toEqual(['refused', 'refused']);
    expect(followed.isUp()).toBe(true);
    expect(lines).toEqual([expect.stringMatching(/the old one stays: .*another version of this program/u)]);
    expect(await createServices(followed.first).search({ query: 'bomen', limit: 1 })).toHaveLength(1);
  });

  it('refuses to answer from a generation that was removed', async () => {
    await addPaper(corpus);
    await ingestPostgres({ database, corpus: corpus.corpus, graceSeconds: -1 });
    const search = createServices(followed.first).search({ query: 'bomen', limit: 3 });
    await expect(search).rejects.toMatchObject({ type: 'unavailable' });
  });
});

describe('pg', () => {
  it('is loaded when a database is opened, and not by the server alone', async () => {
    const { cache } = createRequire(import.meta.url);
    const isLoaded = () => Object.keys(cache).some((file) => /node_modules\/pg\//u.test(file));
    expect(isLoaded()).toBe(false);
    await openPool({ url: 'postgres://nobody@127.0.0.1:1/nothing', size: 1, connectMs: 50, statementMs: 50 });
    expect(isLoaded()).toBe(true);
  });
});
