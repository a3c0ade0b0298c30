/** The REST API Design Rules of the Dutch government (developer.overheid.nl, ADR 2.1) over any server. */
import { describe, expect, it } from 'vitest';
import type { SendRequest } from './surfaces.suite.ts';
import { postJson } from './testing.ts';
import { expectFault, expectRules } from './testing-rules.ts';
import type { Surface } from './testing-surfaces.ts';

const SINGULAR_RESOURCES = ['chat', 'timeline', 'feedback', 'openapi.json'];
const MEGABYTE = 1024 * 1024;

type Json = Record<string, unknown>;

function listKeys(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return [...own, ...Object.values(value).flatMap(listKeys)];
}

function streamOf(text: string): RequestInit {
  const headers = { 'Content-Type': 'application/json' };
  const body = new Blob([text]).stream();
  return { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
}

/** Bodies that no route may spend work on, with the status of the refusal; `most` is the largest body of the route. */
function hostileBodies(most: number): Record<string, [RequestInit, number]> {
  const keys = Array.from({ length: 10_000 }, (_, i) => `"k${i}":1`).join(',');
  const large = `{"messages":"${'x'.repeat(most)}"}`;
  return {
    'no JSON': [postJson('{"messages":'), 400],
    'an empty body': [postJson(''), 400],
    'a list': [postJson([]), 400],
    'a megabyte of nested lists': [postJson('['.repeat(most / 2 - 10) + ']'.repeat(most / 2 - 10)), 400],
    'a hundred thousand opening brackets': [postJson('[{"a":'.repeat(15_000)), 400],
    'ten thousand keys': [postJson(`{${keys}}`), 400],
    'a body that is too large': [postJson(large), 413],
    'the same, in chunks of unknown length': [streamOf(large), 413],
    'the same, by its header': [postJson('{}', { 'Content-Length': String(10 * MEGABYTE) }), 413],
    'no media type': [{ method: 'POST', body: new Uint8Array([123, 125]) }, 415],
    'another media type': [postJson('{}', { 'Content-Type': 'text/plain' }), 415],
    'another charset': [postJson('{}', { 'Content-Type': 'application/json; charset=utf-16' }), 415],
    'a form': [postJson('a=b', { 'Content-Type': 'application/x-www-form-urlencoded' }), 415],
    'a compressed body': [
      { ...postJson('{}', { 'Content-Encoding': 'gzip' }), body: new Uint8Array([0x1f, 0x8b, 8, 0]) },
      400,
    ],
    'UTF-16': [{ ...postJson('{}'), body: new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]) }, 400],
  };
}

/** Declares that paths are nouns in lower case, fields camelCase, JSON UTF-8, and nothing is kept between requests. */
export function describeDesignRules(send: SendRequest, surfaces: Record<string, Surface>): void {
  const all = Object.entries(surfaces);

  describe('the design rules', () => {
    it('hold for the OpenAPI document: version, contact, nouns in the plural, lower case, no slash at the end', async () => {
      const response = await send('/v1/openapi.json');
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
      const api = (await response.json()) as { openapi: string; info: Json; paths: Json };
      expect(api.openapi).toMatch(/^3\.1\./);
      expect(api.info.version).toBe(response.headers.get('API-Version'));
      expect(api.info.contact).toMatchObject({
        name: expect.stringMatching(/\S/),
        url: expect.stringMatching(/^https?:/),
        email: expect.stringContaining('@'),
      });
      for (const path of Object.keys(api.paths)) {
        expect(path).toMatch(/^(?:\/(?:[a-z][a-z.-]*|\{[a-z][a-zA-Z]*\}))+$/);
        const [resource = ''] = path.slice(1).split('/');
        expect(resource.endsWith('s') || SINGULAR_RESOURCES.includes(resource), resource).toBe(true);
      }
    });

    it.each(all)('%s keeps no state and speaks UTF-8', async (route, { path, init }) => {
      const response = await send(path, init);
      expect(response.headers.get('Set-Cookie')).toBeNull();
      expect(response.headers.get('Content-Type') ?? 'charset=utf-8').toMatch(
        /charset=utf-8|^application\/json$/i,
      );
      const bytes = await response.arrayBuffer();
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      if (!route.startsWith('/v1/') || route.endsWith('openapi.json')) return;
      const odd = listKeys(JSON.parse(text)).filter((key) => !/^[a-z][a-zA-Z0-9]*$/.test(key));
      expect(odd).toEqual([]);
    });

    it.each(all)('%s is there in lower case only', async (_route, { path, init }) => {
      const [bare = '', query = ''] = path.split('?');
      const upper = `/${bare.slice(1).replace(/^[^/]+/, (first) => first.toUpperCase())}?${query}`;
      const response = await send(upper, init);
      expectRules(response);
      expect(response.status).toBe(404);
      await response.text();
    });

    it.each(['PUT', 'PATCH', 'DELETE'])('no route takes %s', async (method) => {
      for (const { path } of Object.values(surfaces)) {
        const response = await send(path, { method });
        expect(response.headers.get('Allow')).toMatch(/^(?:GET, HEAD, OPTIONS|OPTIONS, POST)$/);
        await expectFault(response, { path: path.split('?')[0]!, status: 405 });
      }
    });
  });

  const posted = all.filter(([, { init }]) => init?.method === 'POST');
  describe.each(posted)('POST %s', (_route, { path }) => {
    const most = path.startsWith('/openai/') ? MEGABYTE : 128 * 1024;

    it.each(Object.entries(hostileBodies(most)))('refuses %s', async (name, [init, status]) => {
      // JSON-RPC has batches and free fields: what is no message is refused by its own rules.
      if (path === '/mcp' && name === 'ten thousand keys') return expectRpcRefusal(send, init);
      await expectFault(await send(path, init), { path, status });
    });
  });
}

async function expectRpcRefusal(send: SendRequest, init: RequestInit): Promise<void> {
  const response = await send('/mcp', init);
  expectRules(response);
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.status).toBeLessThan(500);
  expect(await response.json()).toMatchObject({ jsonrpc: '2.0', error: { code: expect.any(Number) } });
}

const STRANGERS = [
  'null',
  'http://www.example.nl',
  'https://example.nl',
  'https://www.example.nl.evil.example',
  'https://evil-www.example.nl',
  'https://wwwxexample.nl',
  'https://www.example.nl:8443',
  'https://www.example.nl:443',
  'https://www.example.nl/',
  'https://www.example.nl@evil.example',
  'https://WWW.EXAMPLE.NL',
  'HTTPS://www.example.nl',
  'https://www.example.nl, https://evil.example',
  'https://www.example.nl.',
  'file://',
  'chrome-extension://abc',
];

/** Declares that pages of `allowed` may read every route and its errors, and pages of any other origin none. */
export function describeOrigins(
  send: SendRequest,
  { surfaces, allowed }: { surfaces: Record<string, Surface>; allowed: string },
): void {
  const all = Object.values(surfaces).filter(({ path }) => path !== '/v1/openapi.json');
  const withOrigin = (init: RequestInit | undefined, origin: string): RequestInit => ({
    ...init,
    headers: { ...(init?.headers as Record<string, string>), Origin: origin },
  });

  describe('origins', () => {
    it.each(all)('of a stranger read nothing of $path', async ({ path, init }) => {
      for (const origin of STRANGERS) {
        const response = await send(path, withOrigin(init, origin));
        const cors = [...response.headers.keys()].filter((name) => name.startsWith('access-control'));
        expect([origin, ...cors]).toEqual([origin]);
        expect(response.headers.get('Vary')).toContain('Origin');
        await response.text();
      }
    });

    it.each(all)('that are allowed read $path and its errors', async ({ path, init }) => {
      const requests = [withOrigin(init, allowed), withOrigin({ method: 'DELETE' }, allowed)];
      for (const request of requests) {
        const response = await send(path, request);
        expect(response.headers.get('Access-Control-Allow-Origin')).toBe(allowed);
        expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull();
        await response.text();
      }
    });
  });
}
