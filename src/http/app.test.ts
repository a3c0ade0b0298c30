import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import * as contract from '../contract.ts';
import * as documents from '../contract-documents.ts';
import { createApp } from './app.ts';
import { describeKillSwitch, describeSurfaces } from './surfaces.suite.ts';
import { asking, createTestOptions, createTestServices, postJson } from './testing.ts';
import { expectProblem, expectRules } from './testing-rules.ts';
import { listSurfaces } from './testing-surfaces.ts';

const DOCUMENT = '/v1/documents/verzonnen-brief';

const surfaces = listSurfaces('verzonnen-brief', 'Hoeveel bomen?');

const app = createApp(createTestServices(), createTestOptions());
const isOwn = (path: string) => path !== '/*' && path !== '*';
const paths = [...new Set(app.routes.map(({ path }) => path))].filter(isOwn);

describe('every route', () => {
  it('stands in this test', () => {
    expect(paths.sort()).toEqual(Object.keys(surfaces).sort());
  });

  it.each(Object.values(surfaces))('$path names the version that it was given', async ({ path, init }) => {
    expect((await app.request(path, init)).headers.get('API-Version')).toBe('1.2.3');
  });
});

describeSurfaces((path, init) => app.request(path, init), surfaces);

const disabled = createApp(createTestServices(), createTestOptions({ disabled: true }));
describeKillSwitch((path, init) => disabled.request(path, init), surfaces);

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
