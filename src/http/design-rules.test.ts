import { describe, expect, it } from 'vitest';
import { splitSentences } from '../text/sentences.ts';
import type { Services } from '../types.ts';
import { createApp } from './app.ts';
import { describeDesignRules, describeOrigins } from './design-rules.suite.ts';
import type { AppOptions } from './options.ts';
import { createPages } from './pages/create-pages.tsx';
import { createRateLimiter } from './rate-limit.ts';
import { asking, createTestOptions, createTestServices, postJson } from './testing.ts';
import { expectRules } from './testing-rules.ts';
import { listSurfaces, postRpc } from './testing-surfaces.ts';

const surfaces = listSurfaces('verzonnen-brief', 'Hoeveel bomen?');

function createSite(options: Partial<AppOptions> = {}, overrides: Partial<Services> = {}) {
  const services = createTestServices(overrides);
  const all = createTestOptions(options);
  const pages = createPages(services, { ...all, widgetScript: '', splitSentences });
  return createApp(services, { ...all, pages });
}

const site = createSite();
const send = (path: string, init?: RequestInit) => site.request(path, init);

describeDesignRules(send, surfaces);
describeOrigins(send, { surfaces, allowed: 'https://www.example.nl' });

/** A request to everything that answers, checks or searches. */
const ANSWERING: Record<string, [string, RequestInit?]> = {
  chat: ['/v1/chat', postJson(asking('Hoeveel bomen?'))],
  'a stream': ['/v1/chat', postJson({ ...asking('Hoeveel bomen?'), stream: true })],
  'a claim check': ['/v1/claim-checks', postJson({ claim: 'Tien bomen.' })],
  'a search': ['/v1/passages?query=bomen'],
  feedback: ['/v1/feedback', postJson({ answerId: 'a1', rating: 'up' })],
  OpenAI: ['/openai/v1/chat/completions', postJson({ ...asking('Hoeveel bomen?') })],
  'MCP ask': ['/mcp', postRpc('tools/call', { name: 'ask', arguments: { question: 'Hoeveel bomen?' } })],
  'MCP check': ['/mcp', postRpc('tools/call', { name: 'check_claim', arguments: { claim: 'Tien bomen.' } })],
  'MCP search': ['/mcp', postRpc('tools/call', { name: 'search', arguments: { query: 'bomen' } })],
  'the demo page': ['/', { method: 'POST', body: new URLSearchParams({ question: 'Hoeveel bomen?' }) }],
  'the press desk': ['/press', { method: 'POST', body: new URLSearchParams({ claim: 'Tien bomen.' }) }],
  'an export': ['/press/exports', { method: 'POST', body: new URLSearchParams({ claim: 'Tien bomen.' }) }],
};

describe('haste', () => {
  const burst = { burst: 1, perMinute: 1 };
  const wide = { burst: 1e6, perMinute: 1e6 };

  it.each(Object.entries(ANSWERING))(
    '%s gets 429 with Retry-After, as all of its kind',
    async (_, [path, init]) => {
      for (const limits of [
        { perClient: burst, total: wide },
        { perClient: wide, total: burst },
      ]) {
        const limited = createSite({ rateLimiter: createRateLimiter(limits) });
        expect((await limited.request(path, init)).status).toBeLessThan(300);
        const refused = await limited.request(path, init);
        expectRules(refused);
        expect([refused.status, Number(refused.headers.get('Retry-After')) > 0]).toEqual([429, true]);
        expect(await refused.text()).toContain('1400');
      }
    },
  );

  it.each(Object.entries(ANSWERING))('%s spends the same bucket as every other', async (_, [path, init]) => {
    const limited = createSite({ rateLimiter: createRateLimiter({ perClient: burst, total: wide }) });
    await limited.request('/v1/chat', postJson(asking('Hoeveel bomen?')));
    expect((await limited.request(path, init)).status).toBe(429);
  });

  it.each(Object.entries(ANSWERING))(
    '%s gets 503 with Retry-After while nothing works',
    async (name, [path, init]) => {
      if (name === 'feedback') return;
      const off = createSite({ disabled: true });
      const refused = await off.request(path, init);
      expect([refused.status, Number(refused.headers.get('Retry-After')) > 0]).toEqual([503, true]);
    },
  );

  it.each<[string, Record<string, string>, Record<string, string>, number]>([
    [
      'one IPv6 network',
      { 'X-Forwarded-For': '2001:db8:1:2::1' },
      { 'X-Forwarded-For': '2001:db8:1:2:ffff::9' },
      429,
    ],
    [
      'two IPv6 networks',
      { 'X-Forwarded-For': '2001:db8:1:2::1' },
      { 'X-Forwarded-For': '2001:db8:1:3::1' },
      200,
    ],
    [
      'one address, mapped',
      { 'X-Forwarded-For': '192.0.2.1' },
      { 'X-Forwarded-For': '::ffff:192.0.2.1' },
      429,
    ],
    [
      'an address that is forged',
      { 'X-Forwarded-For': '192.0.2.1' },
      { 'X-Forwarded-For': '9.9.9.9, 192.0.2.1' },
      429,
    ],
    ['a header that is no address', { 'X-Forwarded-For': 'x' }, { 'X-Forwarded-For': 'y' }, 429],
    [
      'other headers of proxies',
      { 'X-Real-IP': '1.1.1.1', Forwarded: 'for=1.1.1.1' },
      { 'X-Real-IP': '2.2.2.2' },
      429,
    ],
  ])('of %s behind one proxy', async (_, first, second, status) => {
    const client = { address: () => '10.0.0.1', trustedProxies: 1 };
    const limited = createSite({ client, rateLimiter: createRateLimiter({ perClient: burst, total: wide }) });
    await limited.request('/v1/chat', postJson(asking('bomen'), first));
    expect((await limited.request('/v1/chat', postJson(asking('bomen'), second))).status).toBe(status);
  });
});

describe('counts are bounded before any work', () => {
  const asked: unknown[] = [];
  const counting = createSite(
    {},
    {
      ask: async (request) => {
        asked.push(request);
        throw new Error('asked');
      },
    },
  );
  const turn = (content: string) => ({ role: 'user', content });
  const many = (count: number) => Array.from({ length: count }, () => turn('x'));
  const ids = (count: number) => Array.from({ length: count }, (_, i) => `d${i}`);
  const call = (args: object) => postRpc('tools/call', { name: 'ask', arguments: args });

  it.each<[string, string, RequestInit]>([
    ['65 messages', '/v1/chat', postJson({ messages: many(65) })],
    ['a history of 65 messages', '/mcp', call({ question: 'x', history: many(65) })],
    ['51 documents', '/v1/chat', postJson({ ...asking('x'), documents: ids(51) })],
    ['51 documents over MCP', '/mcp', call({ question: 'x', documents: ids(51) })],
    [
      'a document id of 201 characters',
      '/v1/chat',
      postJson({ ...asking('x'), documents: ['x'.repeat(201)] }),
    ],
    ['a question of 1001 characters over MCP', '/mcp', call({ question: 'x'.repeat(1001) })],
    [
      'a question of 1001 characters to OpenAI',
      '/openai/v1/chat/completions',
      postJson(asking('x'.repeat(1001))),
    ],
    [
      'a question of 1001 characters in a form',
      '/',
      { method: 'POST', body: new URLSearchParams({ question: 'x'.repeat(1001) }) },
    ],
  ])('%s', async (_, path, init) => {
    const response = await counting.request(path, init);
    expectRules(response);
    const text = await response.text();
    expect(path === '/mcp' ? text.includes('"isError":true') : response.status === 400).toBe(true);
    expect(asked).toEqual([]);
  });

  it('a megabyte of messages to OpenAI becomes a conversation of twenty', async () => {
    const body = postJson({ messages: [...many(20_000), turn('bomen?')] });
    await counting.request('/openai/v1/chat/completions', body);
    expect(asked).toHaveLength(1);
    expect((asked.pop() as { messages: unknown[] }).messages).toHaveLength(20);
  });

  it('a form that is none, or holds a file, is refused with a page', async () => {
    const bodies: RequestInit[] = [
      postJson('', { 'Content-Type': 'multipart/form-data' }),
      postJson('--x\r\n', { 'Content-Type': 'multipart/form-data; boundary=x' }),
      postJson('x'.repeat(129 * 1024), { 'Content-Type': 'application/x-www-form-urlencoded' }),
    ];
    const file = new FormData();
    file.set('question', new File(['bomen'], '"><img src=x onerror=alert(1)>.txt'));
    const statuses = [];
    for (const init of [...bodies, { method: 'POST', body: file }]) {
      const response = await counting.request('/press', init);
      expectRules(response);
      expect(await response.text()).not.toContain('<img');
      statuses.push(response.status);
    }
    expect(statuses).toEqual([400, 400, 413, 400]);
  });
});
