import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadHnswlib } from '../engines/hnsw-graph.ts';
import { addPaper, createTestCorpus, type TestCorpus } from './fixtures/made-up-corpus.ts';
import { ingestCorpus } from './ingest-corpus.ts';
import { loadArtifact } from './load-artifact.ts';

const SCRIPT = fileURLToPath(new URL('../../scripts/ingest.ts', import.meta.url));

let test: TestCorpus;
beforeEach(async () => {
  test = await createTestCorpus();
});
afterEach(() => test.remove());

const ingest = () => ingestCorpus({ ...test, loadAddon: loadHnswlib });

describe('npm run ingest', { timeout: 120_000 }, () => {
  function start(): {
    child: ChildProcess;
    done: Promise<{ code: number | null; out: string; err: string }>;
  } {
    const env = {
      ...process.env,
      BRIEFWIJZER_CORPUS_FOLDER: test.corpus,
      BRIEFWIJZER_ARTIFACT_FOLDER: test.artifact,
    };
    const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT], { env });
    const output = { out: '', err: '' };
    child.stdout.on('data', (data) => {
      output.out += data;
    });
    child.stderr.on('data', (data) => {
      output.err += data;
    });
    return {
      child,
      done: new Promise((resolve) => child.on('close', (code) => resolve({ code, ...output }))),
    };
  }

  const lock = () => path.join(test.artifact, 'ingest.lock');
  const isWriting = async () => (await readdir(test.artifact)).some((name) => name.endsWith('.part'));

  it('leaves the old or the new index whole when it is killed', async () => {
    const old = await ingest();
    await addPaper(test);
    const moments = [
      async () => existsSync(lock()),
      isWriting,
      async () => existsSync(lock()) && (await setTimeout(80, true)),
    ];
    for (const isReached of moments) {
      const { child, done } = start();
      while (child.exitCode === null && !(await isReached())) await setTimeout(1);
      child.kill('SIGKILL');
      await done;
      const { loaded } = await loadArtifact(test.artifact);
      expect([6, 10]).toContain(loaded.content.passages.length);
      if (loaded.content.passages.length === 6) expect(loaded.version).toBe(old.version);
    }
    const report = await ingest();
    expect(report.passages).toBeGreaterThan(6);
    expect((await readdir(test.artifact)).filter((name) => /part$|lock$/u.test(name))).toEqual([]);
  });

  it('tidies up after one that was killed when its work was done, though nothing changed', async () => {
    await ingest();
    const whole = await readdir(test.artifact);
    await writeFile(lock(), JSON.stringify({ pid: 2 ** 22 + 1, began: '1' }));
    await writeFile(path.join(test.artifact, 'units-0000000000000000.bin'), 'of the index before');
    expect((await ingest()).built).toBe(false);
    expect(await readdir(test.artifact)).toEqual(whole);
  });

  it('says so when another one is running', async () => {
    const first = start();
    while (!existsSync(lock())) await setTimeout(1);
    await expect(ingest()).rejects.toMatchObject({
      type: 'unavailable',
      message: expect.stringContaining(`process ${first.child.pid}`),
    });
    expect(await first.done).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Built index [0-9a-f]{12}: 6 passages/),
    });
  });

  it('reports what is not there and, the second time, that nothing changed', async () => {
    expect((await start().done).out).toContain(
      'not in the index: kst-99999-1 (dit Kamerstuk is nog niet opgenomen)',
    );
    expect((await start().done).out).toMatch(/^Index [0-9a-f]{12} is up to date: 6 passages/);
    await writeFile(test.source, 'iets anders');
    const { code, err } = await start().done;
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/corpus\/sources\/brief\.txt has changed[\s\S]*npm run ingest/),
    ]);
  });
});
