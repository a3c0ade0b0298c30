import { describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import { createPages } from './pages/create-pages.tsx';
import { createTestOptions, createTestServices, postJson } from './testing.ts';
import { listSurfaces, postRpc } from './testing-surfaces.ts';

/** Everything that would answer must stop here: the services tell when one of them is asked all the same. */
const asked: string[] = [];
const services = createTestServices({
  ask: async () => {
    asked.push('ask');
    throw new Error('asked');
  },
  checkClaim: async () => {
    asked.push('claim');
    throw new Error('asked');
  },
  search: async () => {
    asked.push('search');
    throw new Error('asked');
  },
});
const options = createTestOptions({ disabled: true });
const pages = createPages(services, {
  ...options,
  widgetScript: '',
  splitSentences: (text: string) => [{ start: 0, end: text.length }],
});
const app = createApp(services, { ...options, pages });
const surfaces = Object.entries(listSurfaces('verzonnen-brief', 'bomen'));
const ANSWERING = ['/v1/chat', '/v1/claim-checks', '/v1/passages', '/openai/v1/chat/completions'];
const { telephone } = options.humanContact;
const form = (body: string) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body,
});

describe('with the kill switch on', () => {
  it.each(surfaces.filter(([route]) => ANSWERING.includes(route)))(
    '%s answers 503 and names a person',
    async (_, { path, init }) => {
      const response = await app.request(path, init);
      expect(response.status).toBe(503);
      expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
      expect(await response.text()).toContain(telephone);
    },
  );

  it.each(surfaces.filter(([route]) => !ANSWERING.includes(route)))(
    '%s goes on as before',
    async (_, { path, init, status = 200 }) => {
      expect((await app.request(path, init)).status).toBe(status);
    },
  );

  it('a stream is refused before it begins', async () => {
    const init = postJson({ messages: [{ role: 'user', content: 'bomen' }], stream: true });
    const response = await app.request('/v1/chat', init);
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      503,
      expect.stringContaining('application/problem+json'),
    ]);
  });

  it.each([
    ['ask', { question: 'bomen' }],
    ['check_claim', { claim: 'bomen' }],
    ['search', { query: 'bomen' }],
  ])('the MCP tool %s answers nothing and names a person', async (name, args) => {
    const response = await app.request('/mcp', postRpc('tools/call', { name, arguments: args }));
    const text = await response.text();
    expect(text).not.toContain('honderd bomen');
    expect(text).toContain(telephone);
  });

  it.each([
    ['/', 'question=bomen'],
    ['/press', 'claim=bomen'],
  ])('the form at %s says so and names a person', async (path, body) => {
    const response = await app.request(path, form(body));
    expect(response.status).toBe(503);
    expect(await response.text()).toContain(telephone);
    expect((await app.request(path)).status).toBe(200);
  });

  it('documents stay readable as pages', async () => {
    expect(await (await app.request('/documents/verzonnen-brief')).text()).toContain('honderd bomen');
  });

  it('no service was asked anything', () => {
    expect(asked).toEqual([]);
  });
});
