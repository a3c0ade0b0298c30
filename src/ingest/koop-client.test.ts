import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildMetadata, KoopServers, readFixture } from './fixtures/koop-server.ts';
import { buildPaperPdf } from './fixtures/pdf-builder.ts';
import { fetchPaper } from './koop-client.ts';
import type { PaperStore } from './paper-store.ts';
import { PoliteFetcher, type PoliteOptions } from './polite-fetch.ts';

const ID = 'kst-99999-1';
const servers = new KoopServers();
let files: Map<string, Uint8Array>;
let pauses: number[];

beforeAll(() => servers.start());
afterAll(() => servers.stop());
beforeEach(() => {
  files = new Map();
  pauses = [];
});
afterEach(() => {
  servers.routes.clear();
  servers.seen.length = 0;
});

const store: PaperStore = {
  list: async () => [...files.keys()],
  read: async (name) => files.get(name) ?? null,
  write: async (name, bytes) => {
    files.set(name, bytes);
  },
};

function createFetcher(options: Partial<PoliteOptions> = {}): PoliteFetcher {
  return new PoliteFetcher({
    userAgent: 'Briefwijzer/test (https://voorbeeld.invalid)',
    delayMs: 10,
    timeoutMs: 5_000,
    tries: 3,
    maxBytes: 1_000_000,
    maxWaitMs: 60_000,
    hosts: Object.values(servers.hosts).map((url) => new URL(url).host),
    sleep: async (ms) => {
      pauses.push(ms);
    },
    ...options,
  });
}

interface Wanted {
  id?: string;
  citedYear?: string | null;
  refresh?: boolean;
  options?: Partial<PoliteOptions>;
}

function fetchOne({ id = ID, citedYear = null, refresh = false, options = {} }: Wanted = {}) {
  return fetchPaper(
    { fetcher: createFetcher(options), hosts: servers.hosts, store, refresh },
    { id, citedYear },
  );
}

const paths = () => servers.seen.map(({ path }) => path);

function serveLetter(): void {
  servers.routes.set(`search/${ID}/metadata.xml`, { body: buildMetadata(ID) });
  servers.routes.set(`search/${ID}.xml`, { body: readFixture('letter.xml') });
}

describe('a paper that is there', () => {
  it('is fetched with its metadata and kept, and the second time taken from the store', async () => {
    serveLetter();
    expect(await fetchOne()).toMatchObject({ outcome: 'fetched', detail: expect.stringContaining('XML') });
    expect([...files.keys()].sort()).toEqual([`${ID}.metadata.xml`, `${ID}.xml`]);
    expect(new TextDecoder().decode(files.get(`${ID}.xml`))).toBe(readFixture('letter.xml'));
    servers.seen.length = 0;
    expect(await fetchOne()).toMatchObject({ outcome: 'cached' });
    expect(paths()).toEqual([]);
    expect(await fetchOne({ refresh: true })).toMatchObject({ outcome: 'fetched' });
  });

  it('is asked for by name and contact, one request at a time, with pauses', async () => {
    serveLetter();
    // Longer than two requests ever take: the pause between them is due, and only recorded.
    await fetchOne({ options: { delayMs: 60_000 } });
    expect(servers.seen.map(({ userAgent }) => userAgent)).toEqual(
      Array(2).fill('Briefwijzer/test (https://voorbeeld.invalid)'),
    );
    expect(pauses).toHaveLength(1);
    const fetcher = createFetcher();
    await Promise.all([1, 2, 3, 4].map(() => fetcher.get(`${servers.hosts.search}/${ID}.xml`)));
    expect(Math.max(...servers.seen.map(({ underWay }) => underWay))).toBe(1);
  });

  it('is found in the folder of its dossier, and at the third host', async () => {
    const id = 'kst-99999-VII-2';
    const folder = `repository/frbr/officielepublicaties/kst/99999-VII/${id}/1`;
    servers.routes.set(`${folder}/metadata/metadata.xml`, { body: buildMetadata(id) });
    servers.routes.set(`mirror/officielepublicaties/${id}/${id}.xml`, { body: readFixture('motion.xml') });
    expect(await fetchOne({ id })).toMatchObject({ outcome: 'fetched' });
    expect(paths()).toContain(`${folder}/xml/${id}.xml`);
  });

  it('is taken as PDF when it has no XML', async () => {
    const id = 'kst-99999-8';
    servers.routes.set(`search/${id}/metadata.xml`, { body: buildMetadata(id) });
    servers.routes.set(`search/${id}.xml`, { body: readFixture('not-found.html') });
    servers.routes.set(`repository/frbr/officielepublicaties/kst/99999/${id}/1/pdf/${id}.pdf`, {
      body: buildPaperPdf(),
    });
    expect(await fetchOne({ id })).toMatchObject({
      outcome: 'fetched',
      detail: expect.stringContaining('PDF'),
    });
    expect(files.has(`${id}.pdf`)).toBe(true);
  });

  it('is fetched whatever year was cited, and the difference is told', async () => {
    serveLetter();
    const yearMismatch = { cited: '2025-2026', found: '2098-2099' };
    expect(await fetchOne({ citedYear: '2025-2026' })).toMatchObject({ outcome: 'fetched', yearMismatch });
    expect(await fetchOne({ citedYear: '2025-2026' })).toMatchObject({ outcome: 'cached', yearMismatch });
    expect(await fetchOne({ citedYear: '2098-2099' })).toMatchObject({ yearMismatch: null });
  });
});

describe('a paper that is not there', () => {
  it('is not found, also when a host answers 200 with a page', async () => {
    servers.routes.set(`search/${ID}/metadata.xml`, { body: readFixture('not-found.html') });
    expect(await fetchOne()).toMatchObject({ outcome: 'not_found' });
    expect(files.size).toBe(0);
  });

  it('is not found when there is only metadata', async () => {
    servers.routes.set(`search/${ID}/metadata.xml`, { body: buildMetadata(ID) });
    expect(await fetchOne()).toMatchObject({ outcome: 'not_found' });
    expect(files.size).toBe(0);
  });
});

describe('a paper that is refused', () => {
  it('has another identifier: an old one that redirects to its new one is told', async () => {
    servers.routes.set(`search/${ID}/metadata.xml`, {
      status: 302,
      headers: { location: '/kst-99999-D/metadata.xml' },
    });
    servers.routes.set('search/kst-99999-D/metadata.xml', { body: buildMetadata('kst-99999-D') });
    expect(await fetchOne()).toMatchObject({ outcome: 'refused', newId: 'kst-99999-D' });
    expect(paths()).not.toContain(`search/${ID}.xml`);
    expect(files.size).toBe(0);
  });

  it.each(['malformed.xml', 'truncated.xml', 'bomb.xml', 'motion.xml'])('is %s', async (name) => {
    servers.routes.set(`search/${ID}/metadata.xml`, { body: buildMetadata(ID) });
    servers.routes.set(`search/${ID}.xml`, { body: readFixture(name) });
    const { outcome, detail } = await fetchOne();
    expect(outcome).toBe('refused');
    expect(detail).toContain(`${servers.hosts.search}/${ID}.xml`);
    expect(files.size).toBe(0);
  });

  it('stands damaged in the store: it is told and never overwritten unasked', async () => {
    serveLetter();
    files.set(`${ID}.xml`, new TextEncoder().encode('<half'));
    expect(await fetchOne()).toMatchObject({
      outcome: 'refused',
      detail: expect.stringContaining('--refresh'),
    });
    expect(paths()).toEqual([]);
    expect(await fetchOne({ refresh: true })).toMatchObject({ outcome: 'fetched' });
  });
});

describe('hosts in trouble', () => {
  it('are waited for as long as they ask', async () => {
    serveLetter();
    servers.routes.set(`search/${ID}/metadata.xml`, (attempt) =>
      attempt === 0 ? { status: 429, headers: { 'retry-after': '7' } } : { body: buildMetadata(ID) },
    );
    expect(await fetchOne()).toMatchObject({ outcome: 'fetched' });
    expect(pauses).toContain(7000);
  });

  it('are given up after three tries, or when they ask for too long a wait', async () => {
    const metadata = ['search/', 'repository/frbr/officielepublicaties/kst/99999/'];
    servers.routes.set(`${metadata[0]}${ID}/metadata.xml`, { status: 503 });
    servers.routes.set(`${metadata[1]}${ID}/1/metadata/metadata.xml`, {
      status: 429,
      headers: { 'retry-after': '86400' },
    });
    const { outcome, detail } = await fetchOne();
    expect(outcome).toBe('unreachable');
    expect(detail).toContain('answered 503 (3 tries)');
    expect(detail).toContain('asks to wait 86400 seconds');
    expect(paths().filter((path) => path.startsWith('search/'))).toHaveLength(3);
    expect(Math.max(...pauses)).toBeLessThan(60_000);
  });

  it('that cut the connection are not asked again for the next part', async () => {
    servers.routes.set(`search/${ID}/metadata.xml`, { hangUp: true });
    servers.routes.set(`repository/frbr/officielepublicaties/kst/99999/${ID}/1/metadata/metadata.xml`, {
      body: buildMetadata(ID),
    });
    servers.routes.set(`mirror/officielepublicaties/${ID}/${ID}.xml`, { body: readFixture('letter.xml') });
    expect(await fetchOne()).toMatchObject({ outcome: 'fetched' });
    expect(paths().filter((path) => path.startsWith('search/'))).toHaveLength(3);
  });

  it('that answer too much or lead elsewhere are unreachable', async () => {
    serveLetter();
    expect(await fetchOne({ options: { maxBytes: 100 } })).toMatchObject({
      outcome: 'unreachable',
      detail: expect.stringContaining('larger than 100'),
    });
    servers.routes.set(`search/${ID}/metadata.xml`, {
      status: 301,
      headers: { location: 'http://127.0.0.2/x' },
    });
    expect(await fetchOne()).toMatchObject({
      outcome: 'unreachable',
      detail: expect.stringContaining('another host'),
    });
    servers.routes.set(`search/${ID}/metadata.xml`, {
      status: 301,
      headers: { location: `/${ID}/metadata.xml` },
    });
    expect(await fetchOne()).toMatchObject({
      outcome: 'unreachable',
      detail: expect.stringContaining('redirects'),
    });
  });

  it('that do not answer in time are unreachable', async () => {
    servers.routes.set(`search/${ID}/metadata.xml`, { body: buildMetadata(ID), delayMs: 2000 });
    const { outcome, detail } = await fetchOne({ options: { timeoutMs: 50, tries: 1 } });
    expect([outcome, detail]).toEqual(['unreachable', expect.stringContaining('no answer in time')]);
  });

  it('that are not there leave everything as it is', async () => {
    const gone = new KoopServers();
    await gone.start();
    await gone.stop();
    const client = { fetcher: createFetcher(), hosts: gone.hosts, store, refresh: false };
    expect(await fetchPaper(client, { id: ID, citedYear: null })).toMatchObject({ outcome: 'unreachable' });
    expect(files.size).toBe(0);
  });
});
