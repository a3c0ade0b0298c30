import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../engines/postgres-client.ts';
import { findVisible } from '../../engines/postgres-generations.ts';
import { openEmptyPostgres } from '../../engines/testing-postgres.ts';
import { createServices } from '../../services.ts';
import { addPaper, createTestCorpus, type TestCorpus } from '../fixtures/made-up-corpus.ts';
import { ingestPostgres, type PostgresIngestOptions } from './ingest-postgres.ts';
import { openGeneration } from './open-generation.ts';

const LETTER = 'verzonnen-brief';
const PAPER = 'kst-99999-1';

let database: Database;
let corpus: TestCorpus;
beforeEach(async () => {
  [database, corpus] = await Promise.all([openEmptyPostgres(), createTestCorpus()]);
});
afterEach(() => corpus.remove());

const ingest = (more: Partial<PostgresIngestOptions> = {}) =>
  ingestPostgres({ database, corpus: corpus.corpus, ...more });

async function search(query: string): Promise<string[]> {
  const services = createServices((await openGeneration(database)).parts);
  return (await services.search({ query, limit: 3 })).map(({ documentId }) => documentId);
}

async function count(table: 'generations' | 'document_versions' | 'passages'): Promise<number> {
  const { rows } = await database.query<{ n: number }>(
    `SELECT count(*)::integer AS n FROM briefwijzer.${table}`,
  );
  return rows[0]!.n;
}

describe('an ingest into PostgreSQL', () => {
  it('stores what is new, takes over what is not, and does nothing when nothing changed', async () => {
    expect(await ingest()).toMatchObject({
      built: true,
      stored: [LETTER],
      reused: 0,
      migrations: ['1 corpus'],
    });
    expect(await ingest()).toMatchObject({ built: false, stored: [], migrations: [] });
    await addPaper(corpus);
    expect(await ingest()).toMatchObject({ built: true, stored: [PAPER], reused: 1 });
    expect(await search('Waar komen de bomen uit de kwekerij vandaan?')).toContain(PAPER);
    expect(await ingest({ force: true })).toMatchObject({ built: true, stored: [], reused: 2 });
  });

  it('removes a generation once its time is over, and the documents that were in it alone', async () => {
    await addPaper(corpus);
    await ingest();
    await rm(`${corpus.corpus}/sources/kamerstukken/${PAPER}.xml`);
    expect((await ingest()).removed).toEqual({ generations: 0, documents: 0 });
    expect(await count('document_versions')).toBe(2);
    expect((await ingest({ graceSeconds: 0 })).removed).toEqual({ generations: 1, documents: 1 });
    expect([await count('generations'), await count('document_versions')]).toEqual([1, 1]);
    expect(await search('bomen')).toEqual([LETTER, LETTER, LETTER]);
  });

  it('that is cut off leaves the old index, and the next one goes on where it was', async () => {
    await ingest();
    const before = await findVisible(database);
    await addPaper(corpus);
    const cut = ingest({ onStored: () => Promise.reject(new Error('the power went off')) });
    await expect(cut).rejects.toThrow('the power went off');
    expect(await findVisible(database)).toEqual(before);
    expect(await search('kwekerij')).not.toContain(PAPER);
    expect(await ingest()).toMatchObject({ built: true, stored: [], reused: 2 });
    expect(await search('kwekerij')).toContain(PAPER);
  });

  it('is refused while another one runs, which is named and not disturbed', async () => {
    await ingest();
    await addPaper(corpus);
    const second: unknown[] = [];
    const first = await ingest({
      onStored: async () => {
        second.push(await ingest().catch((error: unknown) => error));
      },
    });
    expect(second).toEqual([expect.objectContaining({ type: 'unavailable' })]);
    expect(String(second[0])).toMatch(/running already: process \d+ on .+, since 20\d\d-/u);
    expect(first).toMatchObject({ built: true, stored: [PAPER] });
  });

  it('that was taken for dead writes nothing more', async () => {
    await ingest();
    const before = await findVisible(database);
    await addPaper(corpus);
    const onStored = async () => {
      await database.query(`UPDATE briefwijzer.ingest_lease SET holder = 'another'`);
    };
    await expect(ingest({ onStored })).rejects.toThrow('Another ingest has taken over');
    expect(await findVisible(database)).toEqual(before);
  });

  it('takes over from one that was killed, when it has been silent for long enough', async () => {
    await ingest();
    await database.query(
      `INSERT INTO briefwijzer.ingest_lease (holder, described, taken_at, renewed_at)
       VALUES ('dead', 'process 1 on elsewhere', now() - interval '1 hour', now() - interval '121 seconds')`,
    );
    expect(await ingest()).toMatchObject({ built: false });
  });
});

describe('an index in PostgreSQL', () => {
  it('is not opened before there is one', async () => {
    await expect(openGeneration(database)).rejects.toMatchObject({ type: 'artifact_missing' });
  });

  it('of another program or embedder is refused, with what to do', async () => {
    await ingest();
    const stale = { type: 'artifact_stale', hint: expect.stringContaining('ingest:postgres') };
    const embedder = { id: 'outside-3', dimensions: 3, embed: () => Promise.resolve([]) };
    await expect(openGeneration(database, { embedder })).rejects.toMatchObject(stale);
    await database.query(`UPDATE briefwijzer.generations SET program = 'older'`);
    await expect(openGeneration(database)).rejects.toMatchObject(stale);
  });

  it('is refused when rows or parts of it are missing or changed', async () => {
    await ingest();
    await database.query('UPDATE briefwijzer.generation_parts SET body = body || $1::bytea', [
      new Uint8Array(1),
    ]);
    await expect(openGeneration(database)).rejects.toMatchObject({ type: 'artifact_damaged' });
    await ingest({ force: true });
    await database.query('DELETE FROM briefwijzer.passages WHERE ordinal = 1');
    await expect(openGeneration(database)).rejects.toThrow('rows of it are missing');
  });

  it('is searched with vectors of an outside model, asked for each passage once', async () => {
    const asked: string[] = [];
    const embed = (texts: string[], role: string) => {
      if (role === 'passage') asked.push(...texts);
      return Promise.resolve(
        texts.map((text) => Float32Array.of(text.length, 1, text.includes('boom') ? 9 : 0)),
      );
    };
    const embedder = { id: 'outside-3', dimensions: 3, embed };
    await ingest({ embedder });
    expect(asked).toHaveLength(await count('passages'));
    await addPaper(corpus);
    await ingest({ embedder });
    expect(asked).toHaveLength(await count('passages'));
    const { parts } = await openGeneration(database, { embedder });
    expect(await parts.vectorIndex.search(Float32Array.of(1, 1, 1), 3)).toHaveLength(3);
  });
});
