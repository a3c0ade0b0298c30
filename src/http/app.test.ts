import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import * as contract from '../contract.ts';
import * as documents from '../contract-documents.ts';
import { createApp } from './app.ts';
import { asking, createTestOptions, createTestServices, postJson } from './testing.ts';
import { expectFault, expectProblem, expectRules } from './testing-rules.ts';

const DOCUMENT = '/v1/documents/verzonnen-brief';

/** A good request for every path that the app knows, with the schema that its answer must fit. */
const surfaces: Record<string, { path: string; init?: RequestInit; status?: number; schema?: z.ZodType }> = {
  '/v1/chat': { path: '/v1/chat', init: postJson(asking('Hoeveel bomen?')), schema: contract.answer },
  '/v1/claim-checks': {
    path: '/v1/claim-checks',
    init: postJson({ claim: 'Tien bomen.' }),
    schema: contract.claimCheck,
  },
  '/v1/passages': { path: '/v1/passages?query=bomen&limit=1', schema: contract.passageList },
  '/v1/documents': { path: '/v1/documents', schema: documents.documentList },
  '/v1/documents/:id': { path: DOCUMENT, schema: documents.documentView },
  '/v1/timeline': { path: '/v1/timeline', schema: documents.timeline },
  '/v1/feedback': {
    path: '/v1/feedback',
    init: postJson({ answerId: 'a1', rating: 'up' }),
    status: 201,
    schema: contract.feedbackReceipt,
  },
  '/v1/openapi.json': { path: '/v1/openapi.json' },
  '/openai/v1/chat/completions': {
    path: '/openai/v1/chat/completions',
    init: postJson({ model: 'briefwijzer', ...asking('Hoeveel bomen?') }),
  },
  '/openai/v1/models': { path: '/openai/v1/models' },
  '/openai/v1/models/:model': { path: '/openai/v1/models/briefwijzer' },
  '/mcp': {
    path: '/mcp',
    init: postJson(
      { jsonrpc: '2.0', id: 1, method: 'ping' },
      { Accept: 'application/json, text/event-stream' },
    ),
  },
  '/llms.txt': { path: '/llms.txt' },
  '/health/live': { path: '/health/live' },
  '/health/ready': { path: '/health/ready' },
  '/metrics': { path: '/metrics' },
  '/docs': { path: '/docs' },
  '/docs/style.css': { path: '/docs/style.css' },
};

const app = createApp(createTestServices(), createTestOptions());
const isOwn = (path: string) => path !== '/*' && path !== '*';
const paths = [...new Set(app.routes.map(({ path }) => path))].filter(isOwn);

describe('every route', () => {
  it('stands in this test', () => {
    expect(paths.sort()).toEqual(Object.keys(surfaces).sort());
  });

  it.each(Object.entries(surfaces))('%s answers as the contract says', async (_route, surface) => {
    const response = await app.request(surface.path, surface.init);
    expectRules(response);
    expect(response.status).toBe(surface.status ?? 200);
    if (surface.schema) surface.schema.parse(await response.json());
  });

  it.each(Object.entries(surfaces))(
    '%s is not there with a trailing slash',
    async (_route, { path, init }) => {
      const [bare = '', query = ''] = path.split('?');
      await expectFault(await app.request(`${bare}/?${query}`, init), { path: `${bare}/`, status: 404 });
    },
  );

  it.each(Object.entries(surfaces))('%s refuses other methods with Allow', async (_route, { path, init }) => {
    const response = await app.request(path, { method: 'DELETE' });
    const allow = init?.method === 'POST' ? 'OPTIONS, POST' : 'GET, HEAD, OPTIONS';
    expect(response.headers.get('Allow')).toBe(allow);
    await expectFault(response, { path, status: 405 });
    const options = await app.request(path, { method: 'OPTIONS' });
    expectRules(options);
    expect([options.status, options.headers.get('Allow')]).toEqual([204, allow]);
  });

  it.each(Object.entries(surfaces))('%s gives HEAD the head of GET', async (_route, { path, init }) => {
    const head = await app.request(path, { method: 'HEAD' });
    expectRules(head);
    expect(head.status).toBe(init ? 405 : 200);
    expect(await head.text()).toBe('');
  });
});

describe('the kill switch', () => {
  const disabled = createApp(createTestServices(), createTestOptions({ disabled: true }));

  it.each(['/v1/chat', '/v1/claim-checks', '/v1/passages', '/openai/v1/chat/completions'])(
    'stops %s and names a person',
    async (route) => {
      const { path, init } = surfaces[route]!;
      const text = await expectFault(await disabled.request(path, init), { path, status: 503 });
      expect(text).toContain('Informatie Rijksoverheid, telefoon 1400');
    },
  );

  it.each(['/v1/documents', DOCUMENT, '/v1/timeline', '/health/live', '/docs'])('leaves %s', async (path) => {
    expect((await disabled.request(path)).status).toBe(200);
  });
});

describe('documents', () => {
  it('are not sent again when the client has them', async () => {
    const etag = (await app.request(DOCUMENT)).headers.get('ETag') ?? '';
    const again = await app.request(DOCUMENT, { headers: { 'If-None-Match': etag } });
    expectRules(again);
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('hold every citation of an answer', async () => {
    const response = await app.request('/v1/chat', postJson(asking('Hoeveel bomen?')));
    const { citations } = contract.answer.parse(await response.json());
    const { text } = documents.documentView.parse(await (await app.request(DOCUMENT)).json());
    expect(citations.map(({ start, end }) => text.slice(start, end))).toEqual(
      citations.map(({ quote }) => quote),
    );
  });
});

describe('mounted pages', () => {
  const pages = new Hono().get('/', (context) =>
    context.html('<h1>Welkom</h1>', 200, { 'Content-Security-Policy': "default-src 'self'" }),
  );
  const withPages = createApp(createTestServices(), createTestOptions({ pages }));

  it('keep their own policy and get every other header', async () => {
    const response = await withPages.request('/');
    expect(response.headers.get('Content-Security-Policy')).toBe("default-src 'self'");
    expect(response.headers.get('API-Version')).toBe('1.2.3');
    expect((await withPages.request('/', { method: 'POST' })).headers.get('Allow')).toBe(
      'GET, HEAD, OPTIONS',
    );
  });

  it('are optional: without them / is not there', async () => {
    await expectProblem(await app.request('/'), 404);
  });
});
