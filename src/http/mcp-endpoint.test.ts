import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import type { Services } from '../types.ts';
import { createApp } from './app.ts';
import type { AppOptions, RequestEvent } from './options.ts';
import { createTestOptions, createTestServices, postJson, raise } from './testing.ts';
import { expectFault, expectRules } from './testing-rules.ts';

const SENTENCE = 'De gemeente Voorbeeldstad plant in 2027 honderd bomen.';
const URI = 'briefwijzer://documents/verzonnen-brief';
const ACCEPT = { Accept: 'application/json, text/event-stream' };
const secret = 'ENOENT /srv/briefwijzer/artifact vraag-van-burger';

function post(
  body: unknown,
  { headers = {}, ...options }: Partial<AppOptions> & { headers?: Record<string, string> } = {},
) {
  const app = createApp(createTestServices(), createTestOptions(options));
  return app.request('/mcp', postJson(body, { ...ACCEPT, ...headers }));
}

const rpc = (method: string, params?: unknown) => ({ jsonrpc: '2.0', id: 1, method, params });
const calling = (name: string, args: unknown) => rpc('tools/call', { name, arguments: args });

describe('what the services are asked', () => {
  it('is the conversation, the language and the documents', async () => {
    const services = createTestServices();
    const seen: unknown[] = [];
    const ask: Services['ask'] = (request, signal) => {
      seen.push(request, signal instanceof AbortSignal);
      return services.ask(request);
    };
    const app = createApp({ ...services, ask }, createTestOptions());
    const history = [{ role: 'user', content: 'Hoeveel bomen?' }];
    const rest = { language: 'en', documents: ['verzonnen-brief'] };
    const args = { question: 'En parken?', history, ...rest };
    await app.request('/mcp', postJson(calling('ask', args), ACCEPT));
    expect(seen).toEqual([
      { ...rest, messages: [...history, { role: 'user', content: 'En parken?' }] },
      true,
    ]);
  });
});

describe('a fault of ours', () => {
  it.each([
    ['a model that fails', new AppError('provider_failed', secret), 503],
    ['an unknown error', new TypeError(secret), 500],
  ])(
    '%s tells the client nothing but the way to a person, and goes to the log',
    async (_name, error, status) => {
      const events: RequestEvent[] = [];
      const getDocument = () => {
        throw error;
      };
      const options = createTestOptions({ onEvent: (event) => events.push(event) });
      const app = createApp(createTestServices({ ask: raise(error), getDocument }), options);
      const asked = await app.request('/mcp', postJson(calling('ask', { question: 'x' }), ACCEPT));
      const read = await app.request('/mcp', postJson(rpc('resources/read', { uri: URI }), ACCEPT));
      const told = `${await asked.text()}${await read.text()}`;
      expect(told).toContain('tel. 1400');
      expect(told).toContain('"isError":true');
      expect(told).toContain('"code":-32603');
      expect(told).not.toMatch(/burger|\/srv\/|\.ts\b/);
      expect(events.map((event) => event.status)).toEqual([status, 200, status, 200]);
    },
  );
});

describe('the endpoint', () => {
  it.each([undefined, 'https://www.example.nl'])('takes a message from the origin %s', async (origin) => {
    const response = await post(rpc('ping'), { headers: origin ? { Origin: origin } : {} });
    expectPing(await response.json());
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(origin ?? null);
  });

  it.each([
    'null',
    'https://evil.example',
    'https://www.example.nl.evil.example',
    'http://www.example.nl',
    'https://www.example.nl:8443',
    'https://WWW.EXAMPLE.NL',
    '',
  ])('refuses the origin %j, whatever the message', async (origin) => {
    const response = await post('no JSON', { headers: { Origin: origin } });
    expectRules(response);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ jsonrpc: '2.0', id: null, error: { code: -32000 } });
  });

  it('keeps no session', async () => {
    const params = {
      protocolVersion: '2025-11-25',
      capabilities: {},
      clientInfo: { name: 'x', version: '1' },
    };
    const response = await post(rpc('initialize', params), { headers: { 'Mcp-Session-Id': 'verzonnen' } });
    expectRules(response);
    expect(response.headers.get('Mcp-Session-Id')).toBeNull();
    expect(await response.json()).toMatchObject({ result: { protocolVersion: '2025-11-25' } });
    const told = await post({ jsonrpc: '2.0', method: 'notifications/initialized' });
    expect([told.status, await told.text()]).toEqual([202, '']);
  });

  it.each(['GET', 'DELETE', 'PUT'])('has nothing for %s', async (method) => {
    const app = createApp(createTestServices(), createTestOptions());
    const response = await app.request('/mcp', { method, headers: ACCEPT });
    expect(response.headers.get('Allow')).toBe('OPTIONS, POST');
    await expectFault(response, { path: '/mcp', status: 405 });
  });

  it.each<[string, unknown, Record<string, string>, number]>([
    ['no JSON', '{"jsonrpc":', {}, 400],
    ['a batch', [rpc('ping'), calling('ask', { question: 'x' })], {}, 400],
    ['JSON nested a thousand deep', '['.repeat(1000) + ']'.repeat(1000), {}, 400],
    ['a number', '5', {}, 400],
    ['a body too large', JSON.stringify('x'.repeat(2 ** 18)), {}, 413],
    ['JSON called text', rpc('ping'), { 'Content-Type': 'text/plain' }, 415],
  ])('refuses %s', async (_name, body, headers, status) => {
    await expectFault(await post(body, { headers }), { path: '/mcp', status });
  });

  it.each<[string, unknown, Record<string, string>, number, number]>([
    ['JSON that is no message', {}, {}, 400, -32700],
    ['a message without a version', { id: 1, method: 'ping' }, {}, 400, -32700],
    ['a client that reads no JSON', rpc('ping'), { Accept: 'text/event-stream' }, 406, -32000],
    [
      'a version of the protocol that is none',
      rpc('ping'),
      { 'MCP-Protocol-Version': '1999-01-01' },
      400,
      -32000,
    ],
    ['a method that is not there', rpc('sampling/createMessage', {}), {}, 200, -32601],
    ['a tool whose name is an object', calling({ toString: 1 } as never, {}), {}, 200, -32603],
    [
      'a task',
      rpc('tools/call', { name: 'ask', arguments: { question: 'x' }, task: { ttl: 1 } }),
      {},
      200,
      -32603,
    ],
  ])('answers %s with an error', async (_name, body, headers, status, code) => {
    const response = await post(body, { headers });
    expectRules(response);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code } });
  });

  const limits = { rateLimiter: { take: () => ({ allowed: false, retryAfterSeconds: 7 }) } };
  const args = { question: 'x', claim: 'x', query: 'x' };

  it.each(['ask', 'check_claim', 'search'])(
    'counts %s against the rate limit and the kill switch',
    async (name) => {
      const limited = await post(calling(name, args), limits);
      expect(limited.headers.get('Retry-After')).toBe('7');
      await expectFault(limited, { path: '/mcp', status: 429 });
      const disabled = await post(calling(name, args), { disabled: true });
      expect(await expectFault(disabled, { path: '/mcp', status: 503 })).toContain('telefoon 1400');
    },
  );

  it('leaves the documents readable', async () => {
    for (const body of [calling('fetch', { id: 'verzonnen-brief' }), rpc('resources/read', { uri: URI })]) {
      const text = await (await post(body, { ...limits, disabled: true })).text();
      expect(text).toContain(SENTENCE);
    }
  });

  it('lets the page of an allowed origin send what the protocol asks for', async () => {
    const app = createApp(createTestServices(), createTestOptions());
    const headers = { Origin: 'https://www.example.nl', 'Access-Control-Request-Method': 'POST' };
    const response = await app.request('/mcp', { method: 'OPTIONS', headers });
    expect(response.headers.get('Access-Control-Allow-Headers')).toContain('MCP-Protocol-Version');
  });
});

function expectPing(body: unknown): void {
  expect(body).toEqual({ jsonrpc: '2.0', id: 1, result: {} });
}
