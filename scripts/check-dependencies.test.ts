import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const HASH = `sha512-${'A'.repeat(86)}==`;

let folder: string;
let servers: Server[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'dependencies-'));
});
afterEach(async () => {
  for (const server of servers) server.close();
  servers = [];
  await rm(folder, { recursive: true });
});

type Entry = Record<string, unknown>;

/** A made-up package that is right in everything but what `change` says. */
function entry(name: string, change: Entry = {}): [string, Entry] {
  const resolved = `https://registry.npmjs.org/${name}/-/${name.replace(/^@[^/]+\//u, '')}-1.0.0.tgz`;
  return [`node_modules/${name}`, { version: '1.0.0', resolved, integrity: HASH, license: 'MIT', ...change }];
}

async function write(entries: [string, Entry][], manifest: Entry = {}): Promise<void> {
  const root = { name: 'made-up', version: '1.0.0', dependencies: {} };
  const packages = { '': root, ...Object.fromEntries(entries) };
  const lockfile = { ...root, dependencies: undefined, lockfileVersion: 3, requires: true, packages };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ ...root, ...manifest }));
  await writeFile(path.join(folder, 'package-lock.json'), JSON.stringify(lockfile));
}

interface Run {
  code: number;
  output: string;
}

function run(args: string[] = ['--offline'], env: Record<string, string> = {}): Promise<Run> {
  const all = ['--import', 'tsx', 'scripts/check-dependencies.ts', '--folder', folder, ...args];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      all,
      { cwd: ROOT, env: { ...process.env, ...env } },
      (error, stdout, stderr) => {
        resolve({ code: error ? 1 : 0, output: stdout + stderr });
      },
    );
  });
}

describe('npm run check:dependencies', () => {
  it('finds nothing wrong with this project, whether or not the registry answers', async () => {
    const { code, output } = await run(['--folder', ROOT, '--offline']);
    expect(output).toMatch(/packages: \d{3}.*\n[\s\S]*\n0 faults/u);
    expect(code).toBe(0);
  });

  it('counts what is there', async () => {
    await write([
      entry('a'),
      entry('@b/c', { license: 'ISC' }),
      entry('tool', { dev: true, license: 'MPL-2.0' }),
    ]);
    const { code, output } = await run();
    expect(output).toContain('packages: 3, of which 2 run with the program and 1 are tools');
    expect(output).toContain('licences: ISC 1, MIT 1, MPL-2.0 1');
    expect(output).toContain('origin: 3 of 3 with a sha512 hash');
    expect(code).toBe(0);
  });

  const faulty: [string, [string, Entry][], string][] = [
    [
      'a licence that reaches further',
      [entry('a', { license: 'AGPL-3.0-only' })],
      'a@1.0.0: the licence AGPL-3.0-only',
    ],
    [
      'copyleft that runs with the program',
      [entry('a', { license: 'MPL-2.0' })],
      'for what runs with the program',
    ],
    ['no licence', [entry('a', { license: undefined })], 'names no licence'],
    ['no hash', [entry('a', { integrity: undefined })], 'has no integrity hash'],
    ['a weak hash', [entry('a', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' })], 'no sha512'],
    [
      'another host',
      [entry('a', { resolved: 'https://evil.example/a/-/a-1.0.0.tgz' })],
      'does not come from the registry',
    ],
    [
      'a repository',
      [entry('a', { resolved: 'git+ssh://git@git.example/a.git#1' })],
      'does not come from the registry',
    ],
    [
      'the address of another package',
      [entry('a', { resolved: 'https://registry.npmjs.org/b/-/b-1.0.0.tgz' })],
      'the address of another package',
    ],
    [
      'an install script that nobody decided on',
      [entry('a', { hasInstallScript: true })],
      'neither allows nor denies',
    ],
    ['a link', [entry('a', { link: true, resolved: '../a' })], 'a link to a folder'],
    [
      'a forbidden package, three levels down',
      [['node_modules/x/node_modules/event-stream', entry('event-stream')[1]]],
      'may not come in',
    ],
    [
      'two versions of what may run once',
      [
        entry('zod'),
        ['node_modules/x/node_modules/zod', { ...entry('zod')[1], version: '2.0.0', resolved: undefined }],
      ],
      'zod: 1.0.0 and 2.0.0 would run together',
    ],
  ];

  it.each(faulty)('finds %s', async (_, entries, words) => {
    await write([...entries, entry('fine')]);
    const { code, output } = await run();
    expect(output).toContain(words);
    expect(output).toMatch(/^[1-9]\d* faults?$/mu);
    expect(code).toBe(1);
  });

  it('takes an install script that was allowed or denied, and a package in another one', async () => {
    const entries = [
      entry('a', { hasInstallScript: true }),
      entry('b', { hasInstallScript: true }),
      entry('c', { inBundle: true, integrity: undefined, resolved: undefined }),
      entry('alias', { name: 'real', resolved: 'https://registry.npmjs.org/real/-/real-1.0.0.tgz' }),
    ];
    await write(entries, { allowScripts: { a: true, b: false } });
    const { output } = await run();
    expect(output).toContain('install scripts: 2 packages; allowed: a; denied: b');
    expect(output).toContain('0 faults');
  });

  it('compares with what is installed', async () => {
    await write([entry('a'), entry('elsewhere')]);
    await mkdir(path.join(folder, 'node_modules', 'a'), { recursive: true });
    const installed = { name: 'b', version: '1.0.1', license: 'GPL-3.0-only' };
    await writeFile(path.join(folder, 'node_modules', 'a', 'package.json'), JSON.stringify(installed));
    const { output } = await run();
    expect(output).toContain('version 1.0.1 is installed');
    expect(output).toContain('calls itself b');
    expect(output).toContain('calls its licence GPL-3.0-only, the lockfile says MIT');
    expect(output).toContain('3 faults');
  });

  it.each([
    ['is no JSON', '{'],
    ['is of another form', '{"lockfileVersion":1,"packages":{}}'],
  ])('says that a lockfile %s', async (words, text) => {
    await write([]);
    await writeFile(path.join(folder, 'package-lock.json'), text);
    const { code, output } = await run();
    expect(output).toContain(`package-lock.json ${words}`);
    expect(code).toBe(1);
  });
});

const GHSA = 'GHSA-aaaa-bbbb-cccc';

/** A registry that knows one advisory on `a`, or answers with a status. */
async function startRegistry(status = 200): Promise<string> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (!request.url!.endsWith('/security/advisories/bulk')) return response.writeHead(404).end('{}');
    const body = Buffer.concat(chunks);
    const asked = JSON.parse(
      String(request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body),
    );
    const advisory = {
      ...{ id: 1, url: `https://github.com/advisories/${GHSA}`, title: 'Made up', severity: 'high' },
      ...{ vulnerable_versions: '<2.0.0', cwe: [], cvss: { score: 7, vectorString: null } },
    };
    response.writeHead(status, { 'content-type': 'application/json' });
    return response.end(JSON.stringify(status === 200 && asked.a ? { a: [advisory] } : {}));
  });
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe('advisories', () => {
  it('that npm’s own client learns of are a fault', async () => {
    await write([entry('a')], { dependencies: { a: '1.0.0' } });
    const { code, output } = await run([], { npm_config_registry: await startRegistry() });
    expect(output).toContain('advisories: 1 known, 0 exceptions on file');
    expect(output).toContain(`a: ${GHSA} (high): Made up`);
    expect(code).toBe(1);
  });

  it('are none where the registry knows none', async () => {
    await write([entry('fine')], { dependencies: { fine: '1.0.0' } });
    const { code, output } = await run([], { npm_config_registry: await startRegistry() });
    expect(output).toContain('advisories: 0 known');
    expect(code).toBe(0);
  });

  it.each([405, 503])('that cannot be asked (%i) are said to be, and are no fault', async (status) => {
    await write([entry('a')], { dependencies: { a: '1.0.0' } });
    const { code, output } = await run([], { npm_config_registry: await startRegistry(status) });
    expect(output).toMatch(new RegExp(`advisories: could not be asked \\(.*${status}`, 'u'));
    expect(code).toBe(0);
  });

  it('that cannot be asked because nothing answers are said to be', async () => {
    await write([entry('a')], { dependencies: { a: '1.0.0' } });
    const { code, output } = await run([], { npm_config_registry: 'http://127.0.0.1:9/' });
    expect(output).toMatch(/advisories: could not be asked \(\S/u);
    expect(code).toBe(0);
  });
});
