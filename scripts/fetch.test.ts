import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildMetadata, KoopServers, readFixture } from '../src/ingest/fixtures/koop-server.ts';

const SCRIPT = fileURLToPath(new URL('fetch.ts', import.meta.url));
const servers = new KoopServers();
let folder: string;

beforeAll(() => servers.start());
afterAll(() => servers.stop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fetch-'));
});
afterEach(async () => {
  servers.routes.clear();
  await rm(folder, { recursive: true });
});

function run(
  args: string[],
  settings: Record<string, string> = {},
): Promise<{ code: number; out: string; err: string }> {
  const env = {
    ...process.env,
    KOOP_DELAY_MS: '1',
    KOOP_SEARCH_URL: servers.hosts.search,
    KOOP_REPOSITORY_URL: servers.hosts.repository,
    KOOP_MIRROR_URL: servers.hosts.mirror,
    KOOP_FOLDER: folder,
    ...settings,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', SCRIPT, ...args], { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

describe('npm run fetch', { timeout: 30_000 }, () => {
  it('fetches the papers that the manifest names and says what became of each', async () => {
    const xml = readFixture('letter.xml').replaceAll('kst-99999-1', 'kst-34430-10');
    servers.routes.set('search/kst-34430-10/metadata.xml', { body: buildMetadata('kst-34430-10') });
    servers.routes.set('search/kst-34430-10.xml', { body: xml });
    const { code, out } = await run([], { KOOP_CONTACT: 'redactie@voorbeeld.invalid' });
    expect(code).toBe(0);
    expect(out).toMatch(/^kst-34430-10 +fetched +XML/mu);
    expect(out).toContain('cited with the year 2025-2026, the paper is of 2098-2099');
    expect(out).toMatch(/^kst-36800-VII-52 +not found/mu);
    expect(out).toContain('4 papers: 1 fetched, 3 not found');
    expect((await readdir(folder)).sort()).toEqual(['kst-34430-10.metadata.xml', 'kst-34430-10.xml']);
    expect(servers.seen[0]?.userAgent).toBe('Briefwijzer/0.1 (redactie@voorbeeld.invalid)');
  });

  it('succeeds without a network: the papers are optional', async () => {
    const gone = new KoopServers();
    await gone.start();
    await gone.stop();
    const { search, repository, mirror } = gone.hosts;
    const settings = { KOOP_SEARCH_URL: search, KOOP_REPOSITORY_URL: repository, KOOP_MIRROR_URL: mirror };
    const { code, out } = await run(['kst-99999-1'], settings);
    expect([code, out]).toEqual([0, expect.stringMatching(/^kst-99999-1 +unreachable.*ECONNREFUSED/u)]);
  });

  it.each([
    ['a wrong contact', [], { KOOP_CONTACT: 'bel me' }, 'KOOP_CONTACT'],
    ['a wrong address', [], { KOOP_SEARCH_URL: 'ftp://x' }, 'KOOP_SEARCH_URL'],
    ['haste on a shared host', [], { KOOP_SEARCH_URL: 'https://voorbeeld.invalid' }, 'KOOP_DELAY_MS'],
    ['an unknown option', ['--force'], {}, '--force'],
    ['no identifier', ['34430'], {}, '34430'],
  ])('fails on %s and names it', async (_, args, settings, name) => {
    const { code, err } = await run(args, settings);
    expect([code, err]).toEqual([1, expect.stringContaining(name)]);
  });
});
