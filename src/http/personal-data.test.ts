import { describe, expect, it } from 'vitest';
import { cleanFeedback, guardServices } from '../guard-services.ts';
import { createApp } from './app.ts';
import { createPages } from './pages/create-pages.tsx';
import { createTestOptions, createTestServices, postJson } from './testing.ts';
import { postRpc } from './testing-surfaces.ts';

const kept: unknown[] = [];
const services = guardServices(createTestServices());
const options = createTestOptions({
  cleanFeedback,
  feedbackStore: { save: async (feedback) => void kept.push(feedback) },
});
const splitSentences = (text: string) => [{ start: 0, end: text.length }];
const pages = createPages(services, { ...options, widgetScript: '', splitSentences });
const app = createApp(services, { ...options, pages });

/** MADE UP: numbers that pass the checks of their kind and belong to nobody. */
const PRIVATE = [
  ['a BSN', 'Mijn BSN is 111222333, waar zijn de bomen?'],
  ['an IBAN', 'Stort het op NL91ABNA0417164300 voor de bomen'],
  ['an e-mail address', 'Mail jan@voorbeeld.example over de bomen'],
  ['a telephone number', 'Bel 06-12345678 over de bomen'],
] as const;

const said = (text: string) => ({ messages: [{ role: 'user', content: text }] });
const form = (field: string, text: string) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams({ [field]: text }).toString(),
});

describe.each(PRIVATE)('%s', (_, text) => {
  it.each<[string, string, RequestInit | undefined]>([
    ['a question', '/v1/chat', postJson(said(text))],
    [
      'an earlier turn',
      '/v1/chat',
      postJson({ messages: [...said(text).messages, ...said('bomen').messages] }),
    ],
    ['a claim', '/v1/claim-checks', postJson({ claim: text })],
    ['a search', `/v1/passages?query=${encodeURIComponent(text)}`, undefined],
    ['a completion', '/openai/v1/chat/completions', postJson({ model: 'briefwijzer', ...said(text) })],
    ['feedback', '/v1/feedback', postJson({ answerId: 'a1', rating: 'down', comment: text })],
    ['the form for questions', '/', form('question', text)],
    ['the form for claims', '/press', form('claim', text)],
  ])('in %s is refused with 400, without being repeated in JSON', async (_, path, init) => {
    const response = await app.request(path, init);
    expect(response.status).toBe(400);
    const body = await response.text();
    expect(body).toMatch(/persoonsgegevens/iu);
    if (response.headers.get('Content-Type')?.includes('json')) expect(body).not.toContain(text.slice(0, 25));
  });

  it('in a stream is told in its only event', async () => {
    const response = await app.request('/v1/chat', postJson({ ...said(text), stream: true }));
    expect(await response.text()).toMatch(/persoonsgegevens/iu);
  });

  it('to the tools of MCP is an error that the assistant can tell', async () => {
    for (const [name, args] of [
      ['ask', { question: text }],
      ['check_claim', { claim: text }],
      ['search', { query: text }],
    ]) {
      const response = await app.request('/mcp', postRpc('tools/call', { name, arguments: args }));
      expect(await response.text()).toMatch(/persoonsgegevens/iu);
    }
  });
});

it('feedback without personal data is kept, without the characters that nobody sees', async () => {
  const comment = 'Duide\u200blijk antwoord\u202e.';
  const response = await app.request('/v1/feedback', postJson({ answerId: 'a1', rating: 'up', comment }));
  expect(response.status).toBe(201);
  expect(kept).toEqual([expect.objectContaining({ answerId: 'a1', comment: 'Duidelijk antwoord.' })]);
});
