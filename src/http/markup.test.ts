import { describe, expect, it } from 'vitest';
import { splitSentences } from '../text/sentences.ts';
import type { Services } from '../types.ts';
import { createApp } from './app.ts';
import { createPages } from './pages/create-pages.tsx';
import { asking, createTestOptions, createTestServices, postJson } from './testing.ts';
import { expectFault, expectRules } from './testing-rules.ts';

function createSite(overrides: Partial<Services>) {
  const services = createTestServices(overrides);
  const options = createTestOptions();
  const pages = createPages(services, { ...options, widgetScript: '', splitSentences });
  return createApp(services, { ...options, pages });
}

describe('markup in what people and sources write', () => {
  const EVIL = `"><img src=x onerror=alert(1)><script>alert(1)</script>' onload='x`;
  const base = createTestServices();
  const [summary] = base.listDocuments();
  const evil = { ...summary!, title: EVIL, reference: EVIL, sourceUrl: 'https://example.nl/"><script>' };
  const view = { ...base.getDocument('verzonnen-brief')!, ...evil };
  const hostile = createSite({
    listDocuments: () => [evil, { ...evil, id: 'weg', status: 'not_fetched', statusReason: EVIL }],
    getDocument: (id) => (id === evil.id ? { ...view, text: EVIL.padEnd(view.text.length) } : undefined),
    ask: async (request) => {
      const answer = await base.ask(request);
      const citations = answer.citations.map((one) => ({
        ...one,
        quote: EVIL,
        documentTitle: EVIL,
        section: [EVIL],
      }));
      return {
        ...answer,
        citations,
        statements: [{ text: EVIL, citations: [1] }],
        answer: EVIL,
        question: EVIL,
      };
    },
    checkClaim: async (request) => {
      const check = await base.checkClaim(request);
      const citations = check.citations.map((one) => ({ ...one, quote: EVIL, documentTitle: EVIL }));
      return {
        ...check,
        citations,
        explanation: EVIL,
        differences: [{ kind: 'number', claim: EVIL, source: EVIL }],
      };
    },
    timeline: () => base.timeline().map((item) => ({ ...item, title: EVIL, period: EVIL, note: EVIL })),
  });
  const form = (fields: Record<string, string>): RequestInit => ({
    method: 'POST',
    body: new URLSearchParams(fields),
  });

  it.each<[string, RequestInit?]>([
    ['/'],
    ['/?lang=%22%3E%3Cscript%3E'],
    ['/documents'],
    ['/documents/verzonnen-brief?start=0&end=20'],
    ['/documents/verzonnen-brief?start=%3Cscript%3E'],
    ['/documents/weg'],
    ['/documents/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E'],
    ['/press'],
    ['/', form({ question: `${EVIL} bomen` })],
    ['/press', form({ question: `${EVIL} bomen` })],
    ['/press', form({ claim: EVIL })],
    ['/press?x=%3Cscript%3E', form({ claim: '' })],
  ])('is text on %s', async (path, init) => {
    const response = await hostile.request(path, init);
    expectRules(response);
    expect(response.headers.get('Content-Security-Policy')).not.toMatch(/unsafe|\*/);
    const html = await response.text();
    expect(html).not.toMatch(/<img|<script(?! src="\/widget\.js")|="[^"]*<|javascript:/);
    expect(html.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\s(?:on\w+|style)=/);
  });

  it('is no line or link of its own in llms.txt, answers in Markdown and exports', async () => {
    const llms = await (await hostile.request('/llms.txt')).text();
    expect(llms).not.toMatch(/[^\\]<(?:img|script)/);
    const exported = await hostile.request(
      '/press/exports',
      form({ question: `${EVIL} bomen`, format: 'md' }),
    );
    expect(exported.headers.get('Content-Disposition')).toMatch(/^attachment; filename="[a-z0-9.-]+"$/);
    expect(await exported.text()).not.toMatch(/(?:^|[^\\])<(?:img|script)/m);
    const completion = await hostile.request(
      '/openai/v1/chat/completions',
      postJson(asking('Hoeveel bomen?')),
    );
    const { choices } = (await completion.json()) as { choices: { message: { content: string } }[] };
    expect(choices[0]!.message.content).not.toMatch(/(?:^|[^\\])<(?:img|script)/m);
  });

  it('is only data in every error', async () => {
    const path = `/v1/documents/${encodeURIComponent(EVIL)}`;
    expect(await expectFault(await hostile.request(path), { path, status: 404 })).not.toContain('<img');
  });
});
