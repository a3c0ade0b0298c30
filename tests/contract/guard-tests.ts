import { describe, expect, it } from 'vitest';
import { QUESTION_ROUTES, type SendRequest } from '../../src/http/surfaces.suite.ts';
import { expectFault, expectProblem } from '../../src/http/testing-rules.ts';
import type { Surface } from '../../src/http/testing-surfaces.ts';

/** Declares what settings change: which pages of other origins may read answers, and what the server says of itself. */
export function describeConfigured(
  send: SendRequest,
  settings: Record<'BRIEFWIJZER_ALLOWED_ORIGINS' | 'BRIEFWIJZER_PUBLIC_URL' | 'BRIEFWIJZER_API_NAME', string>,
): void {
  const { BRIEFWIJZER_ALLOWED_ORIGINS: allowed, BRIEFWIJZER_PUBLIC_URL: publicUrl } = settings;
  const readOrigin = async (path: string, origin: string, method = 'GET') => {
    const response = await send(path, { method, headers: { Origin: origin } });
    await response.text();
    return response.headers.get('Access-Control-Allow-Origin');
  };

  describe('CORS', () => {
    it('lets a page of the allowed origin read, and no other', async () => {
      expect(await readOrigin('/v1/timeline', allowed)).toBe(allowed);
      expect(await readOrigin('/v1/nothing', allowed)).toBe(allowed);
      expect(await readOrigin('/v1/timeline', 'https://elders.example')).toBeNull();
      expect(await readOrigin('/v1/timeline', `${allowed}.elders.example`)).toBeNull();
    });

    it('answers a preflight for the allowed origin', async () => {
      const headers = { Origin: allowed, 'Access-Control-Request-Method': 'POST' };
      const response = await send('/v1/chat', { method: 'OPTIONS', headers });
      expect(response.status).toBe(204);
      expect(response.headers.get('Access-Control-Allow-Methods')).toBe('OPTIONS, POST');
      expect(await readOrigin('/v1/chat', 'https://elders.example', 'OPTIONS')).toBeNull();
    });
  });

  describe('a server', () => {
    it('names its public address and who answers for it', async () => {
      const api = (await (await send('/v1/openapi.json')).json()) as Record<string, unknown>;
      expect(api.servers).toEqual([{ url: `${publicUrl}/v1` }]);
      expect(api.info).toMatchObject({ contact: { name: settings.BRIEFWIJZER_API_NAME } });
    });

    it('says where a weakness is reported', async () => {
      const text = await (await send('/.well-known/security.txt')).text();
      expect(text).toContain('Contact: mailto:meldpunt@example.nl');
    });
  });
}

/** Declares what a client sees who asks too fast; `open` gives a server on which each may ask once a minute. */
export function describeRateLimit(open: () => Promise<SendRequest>, surfaces: Record<string, Surface>): void {
  describe('the rate limit', () => {
    it.each(QUESTION_ROUTES)('lets one question through at %s, then says how long to wait', async (route) => {
      const send = await open();
      const { path, init } = surfaces[route]!;
      const first = await send(path, init);
      await first.text();
      expect(first.status).toBe(200);
      const second = await send(path, init);
      expect(Number(second.headers.get('Retry-After'))).toBeGreaterThanOrEqual(1);
      await expectFault(second, { path, status: 429 });
      const read = await send('/v1/timeline');
      await read.text();
      expect(read.status).toBe(200);
    });

    it('names a person, who can be asked instead', async () => {
      const send = await open();
      await (await send('/v1/passages?query=x')).text();
      const problem = await expectProblem(await send('/v1/passages?query=x'), 429);
      expect(problem).toMatchObject({ code: 'rate_limited', contact: { telephone: '1400' } });
    });
  });
}
