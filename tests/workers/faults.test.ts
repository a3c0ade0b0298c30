import { afterEach, describe, expect, it, vi } from 'vitest';
import { asking, postJson } from '../../src/http/testing.ts';
import { expectFault, expectProblem, expectRules } from '../../src/http/testing-rules.ts';
import { listSurfaces } from '../../src/http/testing-surfaces.ts';
import { openWorker, replaceAssets } from './open-worker.ts';

const surfaces = listSurfaces('beleidsbrief-bzk-2026', 'Wanneer komt het nieuwe stembiljet?');
const question = surfaces['/v1/chat']!;
const gone = () => new Response(null, { status: 404 });

/** One bit of it is other than it was. */
async function flip(real: Response): Promise<Response> {
  const bytes = new Uint8Array(await real.arrayBuffer());
  bytes[bytes.length >> 1]! ^= 1;
  return new Response(bytes);
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** What the Worker logs as faults from here on. */
function collectErrors(): string[] {
  const lines: string[] = [];
  vi.spyOn(console, 'error').mockImplementation((line) => lines.push(String(line)));
  return lines;
}

describe.each([
  ['with a damaged part', /\/sparse-/u, flip, /sparse-[0-9a-f]+\.bin .* sha256/u],
  ['without a part', /\/lsa-/u, gone, /lsa-[0-9a-f]+\.bin .* missing/u],
  ['with a part that is cut short', /\/units-/u, () => new Response('[\n'), /units-.* bytes/u],
  ['with a damaged manifest', /\/manifest\.json$/u, flip, /manifest\.json/u],
  ['without an artifact', /\/index\//u, gone, /without an index artifact/u],
  ['without its stamp', /\/stamp\.json$/u, gone, /without an index artifact/u],
  ['with a stamp of another form', /\/stamp\.json$/u, () => new Response('{}'), /stamp\.json/u],
  ['without its widget', /\/widget\.js$/u, gone, /widget\.js/u],
  ['with assets that do not answer', /\//u, () => Promise.reject(new Error('x')), /does not answer/u],
  ['with assets that fail', /\//u, () => new Response('x', { status: 500 }), /status 500/u],
])('a Worker %s', (_what, path, change, says) => {
  it('sends people to a person, in the form of every surface, and tells the log what to do', async () => {
    const errors = collectErrors();
    const send = openWorker({ ASSETS: replaceAssets(path, change) });
    for (const route of ['/v1/chat', '/openai/v1/chat/completions', '/v1/documents', '/v1/timeline']) {
      const { path: at, init } = surfaces[route]!;
      const text = await expectFault(await send(at, init), { path: at, status: 503 });
      if (route.startsWith('/v1/')) expect(text).toContain('"telephone":"1400"');
    }
    await expectProblem(await send('/health/ready'), 503);
    const page = await send('/');
    expect([page.status, page.headers.get('Retry-After') !== null]).toEqual([503, true]);
    expect(await page.text()).toContain('1400');
    expect(errors[0]).toMatch(says);
    expect(errors[0]).toContain('npm run');
  });
});

describe('a Worker that could not open its artifact', () => {
  it('says in the log that wrangler.toml lacks the binding', async () => {
    const errors = collectErrors();
    await expectProblem(await openWorker({ ASSETS: null })(question.path, question.init), 503);
    expect(errors[0]).toContain('no binding ASSETS');
  });

  it('lives, and still describes itself', async () => {
    collectErrors();
    const send = openWorker({ ASSETS: replaceAssets(/./u, gone) });
    for (const route of ['/health/live', '/docs', '/v1/openapi.json']) {
      const response = await send(route);
      expectRules(response);
      expect(response.status).toBe(200);
    }
  });

  it('does not read it again at once, and serves as soon as it is whole', async () => {
    collectErrors();
    vi.useFakeTimers({ toFake: ['Date'] });
    let reads = 0;
    let isWhole = false;
    const ASSETS = replaceAssets(/manifest\.json$/u, (real) => {
      reads += 1;
      return isWhole ? real : gone();
    });
    const send = openWorker({ ASSETS });
    for (let turn = 0; turn < 5; turn += 1)
      await expectProblem(await send(question.path, question.init), 503);
    expect(reads).toBe(1);
    isWhole = true;
    vi.setSystemTime(Date.now() + 11_000);
    expect((await send(question.path, question.init)).status).toBe(200);
    expect(reads).toBe(2);
  });
});

describe('a Worker with wrong settings', () => {
  it.each([
    [{ BRIEFWIJZER_DISABLED: 'yes' }, 'BRIEFWIJZER_DISABLED: must be'],
    [{ BRIEFWIJZER_ALLOWED_ORIGINS: '*' }, 'BRIEFWIJZER_ALLOWED_ORIGINS: '],
    [{ BRIEFWIJZER_CLIENT_BRUST: '5' }, 'BRIEFWIJZER_CLIENT_BRUST: there is no such setting'],
    [{ BRIEFWIJZER_WRITER: 'workers-ai', BRIEFWIJZER_WRITER_MODEL: '@cf/x' }, 'needs the binding AI'],
    [{ BRIEFWIJZER_WRITER: 'workers-ai', AI: { run: gone } }, 'BRIEFWIJZER_WRITER_MODEL: is needed'],
    [{ BRIEFWIJZER_VECTOR_INDEX: 'vectorize' }, 'needs the binding VECTORIZE'],
    [{ BRIEFWIJZER_EMBEDDER: 'workers-ai' }, 'BRIEFWIJZER_EMBEDDER_DIMENSIONS: is needed'],
  ])('%j serves nothing that rests on them, and names them in the log only', async (settings, says) => {
    const errors = collectErrors();
    const send = openWorker(settings);
    const problem = await expectProblem(await send('/v1/chat', postJson(asking('Wat?'))), 500);
    expect(problem.contact?.telephone).toBe('1400');
    expect(JSON.stringify(problem)).not.toContain('BRIEFWIJZER');
    expect(errors[0]).toContain(says);
  });
});
