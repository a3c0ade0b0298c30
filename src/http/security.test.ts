import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { createApp } from './app.ts';
import { parseAllowedOrigins } from './security.ts';
import { asking, createTestOptions, createTestServices, postJson } from './testing.ts';

const app = createApp(createTestServices(), createTestOptions());
const ALLOWED = 'https://www.example.nl';

function ask(origin: string | undefined) {
  return app.request('/v1/chat', postJson(asking('bomen'), origin === undefined ? {} : { Origin: origin }));
}

function preflight(path: string, origin: string) {
  const headers = { Origin: origin, 'Access-Control-Request-Method': 'POST' };
  return app.request(path, { method: 'OPTIONS', headers });
}

describe('CORS', () => {
  it('lets a page of an allowed origin read the answer', async () => {
    const response = await ask(ALLOWED);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(ALLOWED);
    expect(response.headers.get('Access-Control-Expose-Headers')).toContain('Retry-After');
    expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull();
    expect(response.headers.get('Vary')).toContain('Origin');
  });

  it('lets it read an error too', async () => {
    const response = await app.request('/v1/nothing', { headers: { Origin: ALLOWED } });
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(ALLOWED);
  });

  it.each([
    undefined,
    'null',
    'http://www.example.nl',
    'https://example.nl',
    'https://www.example.nl.evil.example',
    'https://evil-www.example.nl',
    'https://www.example.nl:8443',
    'https://www.example.nl/',
    'https://WWW.EXAMPLE.NL',
    'https://www.example.nl, https://evil.example',
  ])('gives the origin %s nothing', async (origin) => {
    const response = await ask(origin);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
    expect(response.headers.get('Vary')).toContain('Origin');
  });

  it('answers a preflight for an allowed origin only', async () => {
    const allowed = await preflight('/v1/chat', ALLOWED);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('Access-Control-Allow-Methods')).toBe('OPTIONS, POST');
    expect(allowed.headers.get('Access-Control-Allow-Headers')).toContain('Content-Type');
    const refused = await preflight('/v1/chat', 'https://evil.example');
    expect([...refused.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect((await preflight('/v1/nothing', ALLOWED)).status).toBe(404);
  });

  it('spends no rate limit on a preflight', async () => {
    const rateLimiter = { take: () => ({ allowed: false, retryAfterSeconds: 1 }) };
    const limited = createApp(createTestServices(), createTestOptions({ rateLimiter }));
    expect((await limited.request('/v1/chat', { method: 'OPTIONS' })).status).toBe(204);
  });

  it('opens the OpenAPI document to every origin', async () => {
    const response = await app.request('/v1/openapi.json', { headers: { Origin: 'https://evil.example' } });
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });
});

describe('allowed origins in the configuration', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['https://a.example', ['https://a.example']],
    [' https://a.example , https://b.example:8443 ', ['https://a.example', 'https://b.example:8443']],
    [['https://a.example', 'https://a.example'], ['https://a.example']],
    ['http://localhost:3000', ['http://localhost:3000']],
    ['http://127.0.0.1:8787,http://[::1]:8787', ['http://127.0.0.1:8787', 'http://[::1]:8787']],
  ])('%j is read', (value, origins) => {
    expect(parseAllowedOrigins(value)).toEqual(origins);
  });

  it.each([
    ['null'],
    ['*'],
    ['https://*.example.nl'],
    ['https://*'],
    ['.example.nl'],
    ['example.nl'],
    ['//example.nl'],
    ['https://example.nl/'],
    ['https://example.nl/pad'],
    ['https://example.nl?x'],
    ['https://example.nl#x'],
    ['https://example.nl:443'],
    ['https://EXAMPLE.nl'],
    ['https://example.nl.'],
    ['http://example.nl'],
    ['ftp://example.nl'],
    ['file:///etc'],
    ['https://a:b@example.nl'],
    ['https://a.example,,https://b.example'],
    ['https://a.example,'],
    ['https://a.example https://b.example'],
    ['["https://a.example"]'],
    [['https://a.example', ['https://b.example']]],
    [[null]],
    [{ 0: 'https://a.example' }],
    [true],
    [/https:.*/],
  ])('%j stops the start', (value) => {
    expect(() => parseAllowedOrigins(value)).toThrow(AppError);
    expect(() =>
      createApp(createTestServices(), createTestOptions({ allowedOrigins: value as string[] })),
    ).toThrow(
      expect.objectContaining({ type: 'configuration_invalid', hint: expect.stringContaining('https://') }),
    );
  });

  it('never repeats a password', () => {
    expect(() => parseAllowedOrigins('https://a:geheim@example.nl')).toThrow(/^(?!.*geheim)/);
  });
});
