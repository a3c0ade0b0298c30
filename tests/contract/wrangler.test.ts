import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWrangler } from '../../scripts/worker/run-wrangler.ts';
import { writeAssets } from '../../scripts/worker/write-assets.ts';
import { describeServed } from './contract-suite.ts';

let folder: string;
let child: ChildProcess | undefined;
let url: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'briefwijzer-wrangler-'));
});
afterAll(async () => {
  const closed = new Promise((resolve) => child?.on('close', resolve) ?? resolve(null));
  child?.kill('SIGTERM');
  await closed;
  await rm(folder, { recursive: true, force: true });
});

function findFreePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Resolves to the address under which `wrangler dev` says that it is ready. */
function waitUntilReady(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (data: unknown) => {
      output += data;
      const [, url] = /Ready on (http:\S+)/u.exec(output) ?? [];
      if (url) resolve(url);
    };
    child.stdout!.on('data', read);
    child.stderr!.on('data', read);
    child.on('close', (code) => reject(new Error(`wrangler ended with ${code}:\n${output}`)));
  });
}

/** The script as wrangler bundles it for a deploy, with its assets and without the modules of Node. */
describeServed('wrangler dev', async () => {
  await writeAssets(() => {}, folder);
  const port = String(await findFreePort());
  const where = ['--ip', '127.0.0.1', '--port', port, '--inspector-port', '0', '--assets', folder];
  child = startWrangler(['dev', ...where], ['ignore', 'pipe', 'pipe']);
  url = await waitUntilReady(child);
  return (at, init) => fetch(`${url}${at}`, { redirect: 'manual', ...init });
});

describe('the assets of the Worker', () => {
  it.each(['/index/manifest.json', '/index/stamp.json', '/index/'])('are not to be had at %s', async (at) => {
    expect((await fetch(`${url}${at}`)).status).toBe(404);
  });
});
