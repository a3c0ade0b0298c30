import { describe, expect, inject, it } from 'vitest';
import { openWorker } from './open-worker.ts';
import { isSameReply } from './same-reply.ts';

const send = openWorker({
  BRIEFWIJZER_CLIENT_BURST: '1000000',
  BRIEFWIJZER_TOTAL_BURST: '1000000',
  RATE_LIMITER: null,
});

describe('workerd gives the reply of Node', () => {
  it.each(Object.entries(inject('asked')))('for every item of %s', async (_file, items) => {
    const differing: string[] = [];
    for (const item of items) if (!(await isSameReply(send, item))) differing.push(item.id);
    expect(items.length).toBeGreaterThan(50);
    expect(differing).toEqual([]);
  });

  it.each([
    '/v1/documents',
    '/v1/documents/beleidsbrief-bzk-2026',
    '/v1/timeline',
    '/v1/openapi.json',
    '/v1/passages?query=stembiljet&limit=50',
    '/v1/passages?query=weerbaarheid+democratie&limit=50',
    '/openai/v1/models',
    '/llms.txt',
    '/docs',
    '/press',
    '/documents',
    '/documents/beleidsbrief-bzk-2026?start=100&end=200&lang=en',
    '/widget.js',
  ])('for %s', async (path) => {
    const there = await fetch(inject('nodeUrl') + path);
    const here = await send(path);
    // Some pages show the address under which they were asked.
    const read = async (response: Response, origin: string) =>
      (await response.text()).replaceAll(origin, 'https://hier');
    expect(await read(here, 'https://vragen.example.nl')).toBe(await read(there, inject('nodeUrl')));
    expect(here.headers.get('ETag')).toBe(there.headers.get('ETag'));
  });
});
