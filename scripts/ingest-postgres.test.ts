import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPaper, createTestCorpus, type TestCorpus } from '../src/node/fixtures/made-up-corpus.ts';
import { type LocalPostgres, startLocalPostgres } from './postgres/local-server.ts';

const SCRIPT = fileURLToPath(new URL('ingest-postgres.ts', import.meta.url));

let postgres: LocalPostgres;
let corpus: TestCorpus;
beforeAll(async () => {
  [postgres, corpus] = await Promise.all([startLocalPostgres(), createTestCorpus()]);
});
afterAll(() => Promise.all([postgres.stop(), corpus.remove()]));

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the command as a person would, with these settings alone. */
async function run(settings: Record<string, string>, ...args: string[]): Promise<Ended> {
  const env = { PATH: process.env.PATH, BRIEFWIJZER_CORPUS_FOLDER: corpus.corpus, ...settings };
  const ran = promisify(execFile)(process.execPath, ['--import', 'tsx', SCRIPT, ...args], { env });
  return ran.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: Ended) => ({ code: error.code, stdout: error.stdout, stderr: error.stderr }),
  );
}

describe('npm run ingest:postgres', () => {
  it('prepares the database, stores the corpus and says what changed', async () => {
    const database = { DATABASE_URL: postgres.url };
    const first = await run(database);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(/^ {2}stored: verzonnen-brief$/mu);
    expect(first.stdout).toMatch(/^Prepared the database: step 1 corpus$/mu);
    expect(first.stdout).toMatch(
      /^Index \w{12} is visible: \d+ passages; 1 documents stored, 0 unchanged$/mu,
    );
    expect(first.stdout).toMatch(/not in the index: kst-99999-1/u);
    expect((await run(database)).stdout).toMatch(/^Index \w{12} is up to date/mu);
    await addPaper(corpus);
    expect((await run(database)).stdout).toMatch(/1 documents stored, 1 unchanged/u);
  });

  it('says what is missing, and never the password', async () => {
    const without = await run({});
    expect([without.code, without.stderr]).toEqual([1, expect.stringContaining('DATABASE_URL is not set')]);
    const nobody = await run({ DATABASE_URL: 'postgres://u:geheim@127.0.0.1:1/d' });
    expect([nobody.code, nobody.stderr]).toEqual([1, expect.stringContaining('cannot be reached')]);
    const wrong = await run({ DATABASE_URL: 'mysql://u:geheim@localhost/d' });
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('must be a PostgreSQL address')]);
    expect(nobody.stderr + wrong.stderr).not.toContain('geheim');
  });
});
