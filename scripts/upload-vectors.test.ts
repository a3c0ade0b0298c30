import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeVectors } from '../src/engines/vector-index.suite.ts';
import { VectorizeIndex } from '../src/engines/vectorize-index.ts';
import { VECTORIZE_LIMITS } from '../src/engines/vectorize-layout.ts';
import { encodeArtifact } from '../src/index/artifact.ts';
import { buildContent } from '../src/index/content.ts';
import { makeIndex, TEST_ORIGIN } from '../src/index/testing.ts';
import { writeArtifactFiles } from '../src/node/artifact-files.ts';
import { type FakeApi, startFakeApi } from './upload-vectors/testing-vectorize-server.ts';

const TOKEN = 'geheim-token-123';
const ACCOUNT = 'a'.repeat(32);
const DIMENSIONS = 4;
const ROOT = fileURLToPath(new URL('..', import.meta.url));

let folder: string;
let api: FakeApi;
let version: string;
let children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'upload-'));
  api = await startFakeApi({ account: ACCOUNT, token: TOKEN, index: 'briefwijzer', dimensions: DIMENSIONS });
  version = await writeArtifact(60);
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  await api.close();
  await rm(folder, { recursive: true });
});

/** An artifact of `rows` made-up passages whose last vector is zero, and its version. */
async function writeArtifact(rows: number): Promise<string> {
  const index = makeIndex();
  const [document] = index.content.documents;
  const [passage] = index.content.passages;
  const [unit] = index.content.units;
  const passages = Array.from({ length: rows }, (_, row) => ({
    ...passage!,
    id: `${document!.id}:p${row + 1}`,
  }));
  const units = passages.map((_, row) => ({ ...unit!, passage: row }));
  const whole = { ...document!, blocks: passages.map(() => document!.blocks[0]!) };
  const { prompts, lexicon, splitVocabulary } = index.content;
  const content = buildContent({
    ...{ documents: [whole], passages, units, prompts, lexicon, splitVocabulary },
    terms: new Map(),
  });
  const vectorKeys = passages.map((_, row) => row.toString(16).padStart(32, '0'));
  const vectors = makeVectors(rows, DIMENSIONS);
  const files = await encodeArtifact({ ...index, content, vectors, vectorKeys, graph: null }, TEST_ORIGIN);
  await writeArtifactFiles(folder, files);
  const manifest = JSON.parse(new TextDecoder().decode(files.get('manifest.json'))) as { checksum: string };
  return manifest.checksum.slice(0, 12);
}

interface Run {
  code: number | null;
  output: string;
}

function start(args: string[] = [], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/upload-vectors.ts', ...args], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH ?? '',
      CLOUDFLARE_ACCOUNT_ID: ACCOUNT,
      CLOUDFLARE_API_TOKEN: TOKEN,
      CLOUDFLARE_API_BASE_URL: api.url,
      BRIEFWIJZER_ARTIFACT_FOLDER: folder,
      ...env,
    },
  });
  children.push(child);
  let output = '';
  const hear = (chunk: Buffer) => {
    output += String(chunk);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const done = new Promise<Run>((resolve) => {
    child.on('close', (code) => resolve({ code, output }));
  });
  return { child, done };
}

async function run(args: string[] = [], env: Record<string, string> = {}): Promise<Run> {
  const ended = await start(args, env).done;
  expect(ended.output).not.toContain(TOKEN);
  return ended;
}

const upserts = () => api.seen.filter(({ path: place }) => place === '/upsert').map(({ count }) => count);

/** Every id that must be there: rows with a direction, and the mark. */
const wholeIds = (rows: number, of = version) =>
  [...Array.from({ length: rows - 1 }, (_, row) => `${of}:${row}`), `${of}:whole`].sort();

describe('npm run worker:upload', () => {
  it('brings every vector and then the mark, so that a Worker finds its rows', async () => {
    const { code, output } = await run(['--batch', '25']);
    expect(output).toContain(`Vectorize now answers for index ${version}`);
    expect(code).toBe(0);
    expect(upserts()).toEqual([25, 25, 9, 1]);
    expect(api.service.ids()).toEqual(wholeIds(60));
    const vectors = makeVectors(60, DIMENSIONS);
    const index = new VectorizeIndex({
      ...{ binding: api.service, version, dimensions: DIMENSIONS, documents: [{ start: 0, end: 60 }] },
    });
    const rows = [{ start: 0, end: 60 }];
    for (let row = 0; row < 59; row += 1) {
      const vector = vectors.slice(row * DIMENSIONS, (row + 1) * DIMENSIONS);
      expect((await index.search(vector, 1, rows))[0]?.row).toBe(row);
    }
  });

  it('does nothing twice', async () => {
    await run();
    const before = upserts().length;
    const { output } = await run();
    expect(output).toContain(`already holds index ${version}`);
    expect(upserts()).toHaveLength(before);
    expect((await readdir(folder)).filter((name) => name.startsWith('upload-'))).toEqual([]);
  });

  it('goes on after SIGKILL in the middle, and sends at most one batch again', async () => {
    api.mishaps.push({ at: '/upsert', mishap: { waitMs: 0 } }, { at: '/upsert', mishap: { waitMs: 0 } });
    api.mishaps.push({ at: '/upsert', mishap: { waitMs: 60_000 } });
    const { child, done } = start(['--batch', '10']);
    const isOver = () => child.exitCode !== null;
    while (upserts().length < 2 && !isOver()) await new Promise((again) => setTimeout(again, 20));
    child.kill('SIGKILL');
    // It may have died before its third request.
    api.mishaps.length = 0;
    expect(await done).toMatchObject({ code: null, output: expect.stringContaining('10 of 59') });
    const { output } = await run(['--batch', '10']);
    expect(output).toMatch(/Going on after (?:10|20) of 59/u);
    expect(api.service.ids()).toEqual(wholeIds(60));
    expect(upserts().reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(59 + 10 + 1);
  });

  it('begins anew for another artifact, and removes what the older one left and nothing else', async () => {
    await run();
    const old = version;
    await api.service.upsert([{ id: 'of-somebody-else', values: [1, 0, 0, 0] }]);
    version = await writeArtifact(80);
    await run(['--keep-old']);
    expect(api.service.ids()).toEqual([...wholeIds(60, old), ...wholeIds(80), 'of-somebody-else'].sort());
    const { output } = await run();
    expect(output).toContain('Removed 60 vectors');
    api.service.process();
    expect(api.service.ids()).toEqual([...wholeIds(80), 'of-somebody-else'].sort());
  });

  it('removes thousands of old vectors page by page, as many at a time as the service takes', async () => {
    const ids = Array.from({ length: 2300 }, (_, row) => `0123456789ab:${row}`);
    for (let at = 0; at < ids.length; at += VECTORIZE_LIMITS.workerBatch) {
      const values = [0, 1, 0, 0];
      await api.service.upsert(
        ids.slice(at, at + VECTORIZE_LIMITS.workerBatch).map((id) => ({ id, values })),
      );
    }
    const { code, output } = await run();
    expect(output).toContain('Removed 2300 vectors');
    expect(code).toBe(0);
    api.service.process();
    expect(api.service.ids()).toEqual(wholeIds(60));
  });

  it('waits as long as it is told, and survives faults and cut connections', async () => {
    const passing = [
      { status: 429, headers: { 'retry-after': '1' } },
      { status: 429, headers: { 'retry-after': new Date(Date.now() + 1000).toUTCString() } },
      { status: 500 },
      { cut: true as const },
      { status: 502, body: '<html>Bad gateway</html>' },
    ];
    api.mishaps.push(...passing.map((mishap) => ({ at: '/upsert', mishap })));
    const { code, output } = await run();
    expect(output).toMatch(/Cloudflare answers 429: trying again in 1 s/u);
    expect(output).toMatch(/The connection with Cloudflare failed/u);
    expect(code).toBe(0);
    expect(api.service.ids()).toEqual(wholeIds(60));
  });

  it('gives up on a service that stays broken, and says how to go on', async () => {
    const broken = { at: '/upsert', mishap: { status: 503, headers: { 'retry-after': '0' } } };
    api.mishaps.push(...Array.from({ length: 7 }, () => broken));
    const { code, output } = await run();
    expect(code).toBe(1);
    expect(output).toMatch(/Cloudflare answers 503; tried 7 times[\s\S]*goes on where it stopped/u);
  });
});

describe('npm run worker:upload refuses', () => {
  it.each([
    [
      'no account and no token',
      { CLOUDFLARE_ACCOUNT_ID: '', CLOUDFLARE_API_TOKEN: '' },
      'Missing: CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_API_TOKEN',
    ],
    ['an account of another form', { CLOUDFLARE_ACCOUNT_ID: '../x' }, '32 hexadecimal digits'],
    [
      'to send a token in the open',
      { CLOUDFLARE_API_BASE_URL: 'http://api.example' },
      'must begin with https',
    ],
    ['a wrong token', { CLOUDFLARE_API_TOKEN: 'wrong-token-456' }, 'Vectorize: Edit'],
    [
      'a missing artifact',
      { BRIEFWIJZER_ARTIFACT_FOLDER: path.join(tmpdir(), 'nothing-here') },
      'npm run ingest',
    ],
  ])('%s', async (_, env, words) => {
    const { code, output } = await run([], env);
    expect(output).toContain(words);
    expect(output).not.toContain('wrong-token-456');
    expect(code).toBe(1);
    expect(upserts()).toEqual([]);
  });

  it.each([
    [['--batch', '5001'], 'from 1 to 5000'],
    [['--index', '../x'], 'name of a Vectorize index'],
    [['--what'], 'worker:upload'],
    [['--index', 'other'], 'npx wrangler vectorize create other --dimensions=4 --metric=cosine'],
  ])('%s', async (args, words) => {
    const { code, output } = await run(args);
    expect(output).toContain(words);
    expect(code).toBe(1);
  });

  it('an index of other dimensions, before a vector is sent', async () => {
    await api.close();
    api = await startFakeApi({ account: ACCOUNT, token: TOKEN, index: 'briefwijzer', dimensions: 768 });
    const { code, output } = await run();
    expect(output).toMatch(/768 dimensions and metric cosine, not 4 and cosine/u);
    expect(code).toBe(1);
    expect(upserts()).toEqual([]);
  });
});
