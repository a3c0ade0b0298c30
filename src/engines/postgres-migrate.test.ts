import { describe, expect, it } from 'vitest';
import type { Database } from './postgres-client.ts';
import { checkSchema, migrate } from './postgres-migrate.ts';
import { MIGRATIONS } from './postgres-schema.ts';
import { openEmptyPostgres } from './testing-postgres.ts';

let database: Database;
const open = async () => {
  database = await openEmptyPostgres();
  return database;
};

const EXTRA = { number: 2, name: 'extra', statements: ['CREATE TABLE briefwijzer.extra (id integer)'] };

async function hasTable(name: string): Promise<boolean> {
  const { rows } = await database.query<{ is: boolean }>('SELECT to_regclass($1) IS NOT NULL AS "is"', [
    name,
  ]);
  return rows[0]!.is;
}

describe('the form of the database', () => {
  it('is made once, and brought further by what is new', async () => {
    await open();
    expect(await migrate(database)).toEqual(['1 corpus']);
    expect(await migrate(database)).toEqual([]);
    expect(await migrate(database, [...MIGRATIONS, EXTRA])).toEqual(['2 extra']);
    expect(await hasTable('briefwijzer.extra')).toBe(true);
  });

  it('is made by one of two that come at once', async () => {
    await open();
    const both = await Promise.all([migrate(database), migrate(database)]);
    expect(both.flat()).toEqual(['1 corpus']);
  });

  it('is left alone when a newer program has made it', async () => {
    await open();
    await migrate(database, [...MIGRATIONS, EXTRA]);
    const refusal = { type: 'configuration_invalid', message: expect.stringContaining('2 (extra)') };
    await expect(migrate(database)).rejects.toMatchObject(refusal);
    await expect(checkSchema(database)).rejects.toMatchObject(refusal);
  });

  it('is left alone when a step is not the one that was taken', async () => {
    await open();
    await migrate(database);
    const changed = [{ ...MIGRATIONS[0]!, statements: ['SELECT 1'] }];
    await expect(migrate(database, changed)).rejects.toThrow('another step 1 (corpus)');
  });

  it('is as it was when a step fails half way', async () => {
    await open();
    await migrate(database);
    const broken = { ...EXTRA, statements: [...EXTRA.statements, 'SELECT nonsense'] };
    await expect(migrate(database, [...MIGRATIONS, broken])).rejects.toMatchObject({ type: 'internal' });
    expect(await hasTable('briefwijzer.extra')).toBe(false);
    expect(await migrate(database, [...MIGRATIONS, EXTRA])).toEqual(['2 extra']);
  });

  it('is missed by a reader, who is told what to run', async () => {
    await open();
    const missing = { type: 'artifact_missing', hint: expect.stringContaining('ingest:postgres') };
    await expect(checkSchema(database)).rejects.toMatchObject(missing);
    await migrate(database);
    await expect(checkSchema(database)).resolves.toBeUndefined();
  });
});
