import { describe, expect, it } from 'vitest';
import type { BadRequest } from './testing-faults.ts';
import { expectFault, expectProblem, expectRules } from './testing-rules.ts';
import type { Surface } from './testing-surfaces.ts';

/** Sends a request to the program under test; `path` begins with a slash. */
export type SendRequest = (path: string, init?: RequestInit) => Response | Promise<Response>;

/** Declares what holds for every route, whatever stands behind it. */
export function describeSurfaces(send: SendRequest, surfaces: Record<string, Surface>): void {
  const all = Object.entries(surfaces);

  describe('every route', () => {
    it.each(all)('%s answers as the contract says', async (_route, { path, init, status, schema }) => {
      const response = await send(path, init);
      expectRules(response);
      expect(response.status).toBe(status ?? 200);
      const text = await response.text();
      if (schema) schema.parse(JSON.parse(text));
    });

    it.each(all)('%s is not there with a trailing slash', async (_route, { path, init }) => {
      const [bare = '', query = ''] = path.split('?');
      await expectFault(await send(`${bare}/?${query}`, init), { path: `${bare}/`, status: 404 });
    });

    it.each(all)('%s refuses other methods with Allow', async (_route, { path, init }) => {
      const response = await send(path, { method: 'DELETE' });
      const allow = init?.method === 'POST' ? 'OPTIONS, POST' : 'GET, HEAD, OPTIONS';
      expect(response.headers.get('Allow')).toBe(allow);
      await expectFault(response, { path, status: 405 });
      const options = await send(path, { method: 'OPTIONS' });
      expectRules(options);
      expect([options.status, options.headers.get('Allow')]).toEqual([204, allow]);
    });

    it.each(all)('%s gives HEAD the head of GET', async (_route, { path, init }) => {
      const head = await send(path, { method: 'HEAD' });
      expectRules(head);
      expect(head.status).toBe(init ? 405 : 200);
      expect(await head.text()).toBe('');
    });
  });
}

/** Declares that each of these requests is the problem that it should be. */
export function describeBadRequests(send: SendRequest, requests: Record<string, BadRequest>): void {
  describe('a bad request', () => {
    it.each(Object.entries(requests))('%s', async (_name, { path, init, status, pointers }) => {
      const response = await send(path, init);
      const problem = await expectProblem(response, status);
      expect((problem.errors ?? []).map(({ pointer }) => pointer)).toEqual(pointers ?? []);
      expect([problem.contact, response.headers.get('Retry-After')]).toEqual([undefined, null]);
    });
  });
}

/** The routes that answer questions, which the kill switch and the rate limit stand before. */
export const QUESTION_ROUTES = [
  '/v1/chat',
  '/v1/claim-checks',
  '/v1/passages',
  '/openai/v1/chat/completions',
];

/** Declares that questions get 503 with the way to a person, and that all else can still be read. */
export function describeKillSwitch(send: SendRequest, surfaces: Record<string, Surface>): void {
  describe('the kill switch', () => {
    it.each(QUESTION_ROUTES)('stops %s and names a person', async (route) => {
      const { path, init } = surfaces[route]!;
      const text = await expectFault(await send(path, init), { path, status: 503 });
      expect(text).toContain('Informatie Rijksoverheid, telefoon 1400');
    });

    it.each(['/v1/documents', '/v1/documents/:id', '/v1/timeline', '/health/live', '/docs'])(
      'leaves %s',
      async (route) => {
        const response = await send(surfaces[route]!.path);
        expect(response.status).toBe(200);
        await response.text();
      },
    );
  });
}
