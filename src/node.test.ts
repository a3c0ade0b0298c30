import { type ChildProcess, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureWidget } from '../scripts/build-widget.ts';
import { ARTIFACT_FORMAT } from './index/artifact-manifest.ts';
import { addPaper, createTestCorpus, LETTER, type TestCorpus } from './node/fixtures/made-up-corpus.ts';

const ENTRY = fileURLToPath(new URL('node.ts', import.meta.url));

interface Running {
  child: ChildProcess;
  lines: string[];
  errors: string[];
  closed: Promise<number | null>;
}

let test: TestCorpus;
let running: Running[];
beforeEach(async () => {
  test = await createTestCorpus();
  running = [];
});
afterEach(async () => {
  for (const { child, closed } of running) {
    child.kill('SIGKILL');
    await closed;
  }
  await test.remove();
});

function start(settings: Record<string, string> = {}): Running {
  const { npm_lifecycle_event: _, ...outer } = process.env;
  const env = {
    ...outer,
    PORT: '0',
    BRIEFWIJZER_CORPUS_FOLDER: test.corpus,
    BRIEFWIJZER_ARTIFACT_FOLDER: test.artifact,
    ...settings,
  };
  const child = spawn(process.execPath, ['--import', 'tsx', ENTRY], { env });
  const output = { lines: [] as string[], errors: [] as string[] };
  child.stdout.on('data', (data) => output.lines.push(...String(data).split('\n').filter(Boolean)));
  child.stderr.on('data', (data) => output.errors.push(String(data)));
  const server = {
    child,
    ...output,
    closed: new Promise<number | null>((resolve) => child.on('close', resolve)),
  };
  running.push(server);
  return server;
}

async function waitFor<T>(what: () => T | undefined | Promise<T | undefined>, server: Running): Promise<T> {
  for (;;) {
    const found = await what();
    if (found) return found;
    if (server.child.exitCode !== null) throw new Error(`the server ended: ${server.errors.join('')}`);
    await setTimeout(20);
  }
}

const urlOf = (server: Running) =>
  waitFor(() => /"msg":"Briefwijzer serves (http:[^"]+)"/u.exec(server.lines.join('\n'))?.[1], server);

async function ask(url: string, content: string): Promise<{ answer: string; index: { version: string } }> {
  const response = await fetch(`${url}/v1/chat`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ messages: [{ role: 'user', content }] }),
  });
  return response.json() as Promise<{ answer: string; index: { version: string } }>;
}

beforeAll(ensureWidget);

describe('the server', { timeout: 120_000 }, () => {
  it('ingests, answers, logs no question, and lets go on SIGTERM', async () => {
    const server = start();
    const url = await urlOf(server);
    const { answer } = await ask(url, 'Hoeveel miljoen euro trekt het kabinet uit voor fietspaden?');
    expect(answer).toContain('4 miljoen euro');
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect(await (await fetch(url)).text()).toContain('<form');
    server.child.kill('SIGTERM');
    expect(await server.closed).toBe(0);
    expect(server.lines.some((line) => line.includes('/v1/chat'))).toBe(true);
    expect(server.lines.join('\n')).not.toMatch(/fietspaden|miljoen/u);
  });

  it('serves a new index without being started again, and keeps the old one when the new one is damaged', async () => {
    const server = start();
    const url = await urlOf(server);
    const versionOf = async () =>
      ((await (await fetch(`${url}/health/ready`)).json()) as { index: { version: string } }).index.version;
    const first = await versionOf();
    await addPaper(test);
    const ingested = spawn(
      process.execPath,
      ['--import', 'tsx', fileURLToPath(new URL('../scripts/ingest.ts', import.meta.url))],
      {
        env: {
          ...process.env,
          BRIEFWIJZER_CORPUS_FOLDER: test.corpus,
          BRIEFWIJZER_ARTIFACT_FOLDER: test.artifact,
        },
      },
    );
    await new Promise((resolve) => ingested.on('close', resolve));
    const second = await waitFor(async () => {
      const version = await versionOf();
      return version === first ? undefined : version;
    }, server);
    await writeFile(path.join(test.artifact, 'manifest.json'), JSON.stringify({ format: ARTIFACT_FORMAT }));
    server.child.kill('SIGHUP');
    await waitFor(() => server.lines.some((line) => line.includes('the old one stays')) || undefined, server);
    expect(await versionOf()).toBe(second);
  });

  it('refuses to start when a source changed, naming the file and the command', async () => {
    await writeFile(test.source, `${LETTER}.`);
    const server = start();
    expect(await server.closed).toBe(1);
    expect(server.errors.join('')).toMatch(/corpus\/sources\/brief\.txt has changed[\s\S]*npm run ingest/u);
    expect(server.errors.join('')).not.toContain('    at ');
  });

  it('refuses to start on a damaged index, naming what and the command', async () => {
    const server = start();
    await urlOf(server);
    server.child.kill('SIGTERM');
    await server.closed;
    await writeFile(path.join(test.artifact, 'manifest.json'), JSON.stringify({ format: ARTIFACT_FORMAT }));
    const again = start();
    expect(await again.closed).toBe(1);
    expect(again.errors.join('')).toMatch(/manifest\.json of the index artifact[\s\S]*npm run ingest/u);
  });

  it('refuses to start on a wrong setting, naming it', async () => {
    const server = start({ PORT: 'many', BRIEFWIJZER_ALLOWED_ORIGINS: '*' });
    expect(await server.closed).toBe(1);
    expect(server.errors.join('')).toMatch(/PORT[\s\S]*BRIEFWIJZER_ALLOWED_ORIGINS/u);
  });
});
