import { describe, expect, it } from 'vitest';
import * as contract from '../../src/contract.ts';
import * as documents from '../../src/contract-documents.ts';
import type { SendRequest } from '../../src/http/surfaces.suite.ts';
import { listBrokenReferences } from '../../src/http/testing-openapi.ts';
import { expectRules } from '../../src/http/testing-rules.ts';

/** Declares what can be read without asking: passages, documents, timeline, the description of the API, health. */
export function describeReading(send: SendRequest, letter: string): void {
  const read = async (path: string): Promise<unknown> => (await send(path)).json();

  describe('reading', () => {
    it('finds as many passages as asked, best first, each where it says it stands', async () => {
      const { passages } = contract.passageList.parse(
        await read('/v1/passages?query=stembiljet+verkiezingen&limit=3'),
      );
      const scores = passages.map(({ score }) => score);
      expect(scores).toHaveLength(3);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      for (const { documentId, start, end, text } of passages) {
        const view = documents.documentView.parse(await read(`/v1/documents/${documentId}`));
        expect(view.text.slice(start, end)).toBe(text);
      }
    });

    it.each([`/v1/documents/${letter}`, '/v1/documents', '/v1/openapi.json'])(
      'does not send %s again to who has it',
      async (path) => {
        const first = await send(path);
        await first.text();
        const headers = { 'If-None-Match': first.headers.get('ETag') ?? '' };
        const again = await send(path, { headers });
        expectRules(again);
        expect([again.status, await again.text()]).toEqual([304, '']);
      },
    );

    it('says of a paper that is not there why, and where it is published', async () => {
      const { documents: all } = documents.documentList.parse(await read('/v1/documents'));
      const missing = all.filter(({ status }) => status === 'not_fetched');
      expect(missing.length).toBeGreaterThan(0);
      for (const { statusReason } of missing) expect(statusReason).toMatch(/\S/u);
    });

    it('gives the planning with quotes that stand in the document', async () => {
      const { items } = documents.timeline.parse(await read('/v1/timeline'));
      const { text } = documents.documentView.parse(await read(`/v1/documents/${letter}`));
      const own = items.map(({ citation }) => citation).filter(({ documentId }) => documentId === letter);
      expect(own.length).toBeGreaterThan(10);
      expect(own.filter(({ start, end, quote }) => text.slice(start, end) !== quote)).toEqual([]);
    });

    it('describes itself to every origin, without a reference that leads nowhere', async () => {
      const response = await send('/v1/openapi.json', { headers: { Origin: 'https://elders.example' } });
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
      const api = (await response.json()) as { openapi: string; info: { version: string }; paths: object };
      expect(api.openapi).toBe('3.1.0');
      expect(api.info.version).toBe(response.headers.get('API-Version'));
      expect(Object.keys(api.paths).length).toBeGreaterThan(5);
      expect(listBrokenReferences(api)).toEqual([]);
    });

    it('is ready with the index that answers name', async () => {
      const ready = await read('/health/ready');
      expect(ready).toMatchObject({ status: 'ready', disabled: false });
      const { version } = (ready as { index: { version: string } }).index;
      expect(version).toMatch(/^[0-9a-f]{12}$/u);
      expect(await (await send('/metrics')).text()).toContain(version);
    });
  });
}
