import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureWidget } from '../../scripts/build-widget.ts';
import { type LocalPostgres, startLocalPostgres } from '../../scripts/postgres/local-server.ts';
import { openPool } from '../../src/engines/postgres-pool.ts';
import { asking, postJson } from '../../src/http/testing.ts';
import { readConfiguration } from '../../src/node/configuration.ts';
import { DEFAULT_CORPUS } from '../../src/node/folders.ts';
import { ingestPostgres } from '../../src/node/postgres/ingest-postgres.ts';
import { type RunningServer, startServer } from '../../src/node/start-server.ts';
import { describeContract } from './contract-suite.ts';

let postgres: LocalPostgres;
const servers: RunningServer[] = [];
const lines: string[] = [];

async function start(settings: Record<string, string>): Promise<RunningServer> {
  const database = {
    DATABASE_URL: postgres.url,
    BRIEFWIJZER_DATABASE_CONNECT_MS: '20000',
    BRIEFWIJZER_DATABASE_STATEMENT_MS: '20000',
  };
  const logger = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
  const server = await startServer(readConfiguration({ PORT: '0', ...database, ...settings }), logger);
  servers.push(server);
  return server;
}

beforeAll(async () => {
  await ensureWidget();
  postgres = await startLocalPostgres();
  const database = await openPool({ url: postgres.url, size: 4, connectMs: 5000, statementMs: 0 });
  await ingestPostgres({ database, corpus: DEFAULT_CORPUS });
  await database.close();
}, 180_000);

afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await postgres.stop();
});

describeContract('PostgreSQL', async (settings) => {
  const { url } = await start(settings);
  return (path, init) => fetch(`${url}${path}`, { redirect: 'manual', ...init });
});

const QUESTION = 'Wanneer komt het nieuwe stembiljet?';

async function ask(url: string): Promise<Response> {
  return fetch(`${url}/v1/chat`, postJson(asking(QUESTION)));
}

/** Asks until the status is this one: the server notices by itself. */
async function waitForStatus(request: () => Promise<Response>, status: number): Promise<Response> {
  for (;;) {
    const response = await request();
    if (response.status === status) return response;
    await response.arrayBuffer();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('two instances on one database', () => {
  it('give the same answers', async () => {
    const [one, other] = [await start({}), await start({})];
    const read = async ({ url }: RunningServer) => ({
      ...((await (await ask(url)).json()) as object),
      id: '',
    });
    expect(await read(one)).toEqual(await read(other));
  });
});

describe('a database that goes away and comes back', () => {
  it('costs the answers meanwhile, and neither the documents nor the server', async () => {
    const { url } = await start({});
    const before = (await (await ask(url)).json()) as { answer: string };
    await postgres.line.cut();
    const refused = await waitForStatus(() => ask(url), 503);
    expect(refused.headers.get('Content-Type')).toBe('application/problem+json');
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await refused.text()).not.toMatch(/geheim|127\.0\.0\.1|ECONN/u);
    await waitForStatus(() => fetch(`${url}/health/ready`), 503);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect((await fetch(`${url}/v1/documents`)).status).toBe(200);
    await postgres.line.mend();
    await waitForStatus(() => fetch(`${url}/health/ready`), 200);
    const after = await waitForStatus(() => ask(url), 200);
    expect((await after.json()) as { answer: string }).toMatchObject({ answer: before.answer });
  });

  it('leaves no password and no question in the log', () => {
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).toMatch(/The database is away/u);
    expect(lines.join('\n')).not.toMatch(/geheim|stembiljet/u);
  });
});
