import { describe, expect, it } from 'vitest';
import * as contract from '../../src/contract.ts';
import * as documents from '../../src/contract-documents.ts';
import type { SendRequest } from '../../src/http/surfaces.suite.ts';
import { asking, postJson } from '../../src/http/testing.ts';
import { readEvents } from '../../src/http/testing-events.ts';
import { expectRules } from '../../src/http/testing-rules.ts';
import type { Citation } from '../../src/types.ts';

const AMOUNT = 'Hoeveel geld trekt het kabinet uit voor veilige raadsvergaderingen?';
const ABSENT = 'Hoeveel kost een nieuw paspoort?';

async function post<T>(send: SendRequest, path: string, body: object): Promise<T> {
  const response = await send(path, postJson(body));
  expect(response.status).toBe(200);
  return response.json() as Promise<T>;
}

/** Every quote stands, letter for letter, in the document that the same server gives. */
async function expectQuotes(send: SendRequest, citations: readonly Citation[]): Promise<void> {
  expect(citations.length).toBeGreaterThan(0);
  for (const { documentId, start, end, quote } of citations) {
    const response = await send(`/v1/documents/${documentId}`);
    const { text } = documents.documentView.parse(await response.json());
    expect(text.slice(start, end)).toBe(quote);
  }
}

/** Declares how questions and claims are answered from the letter. */
export function describeAnswers(send: SendRequest): void {
  const ask = async (content: string, more: object = {}) =>
    contract.answer.parse(await post(send, '/v1/chat', { ...asking(content), ...more }));
  const check = async (claim: string) =>
    contract.claimCheck.parse(await post(send, '/v1/claim-checks', { claim }));

  describe('a question', () => {
    it('is answered with quotes that stand in the document', async () => {
      const answer = await ask(AMOUNT);
      expect(answer).toMatchObject({ answered: true, reason: null, mode: 'extractive', aiGenerated: false });
      expect(answer.answer).toContain('3 miljoen euro');
      expect(answer.statements.every(({ citations }) => citations.length > 0)).toBe(true);
      await expectQuotes(send, answer.citations);
    });

    it('that the sources do not answer says so, and shows what they do say', async () => {
      const answer = await ask(ABSENT);
      expect([answer.answered, answer.statements]).toEqual([false, []]);
      expect(answer.reason).not.toBeNull();
      expect(answer.related.length).toBeGreaterThan(0);
    });

    it('in English is answered in English', async () => {
      const [dutch, english] = [await ask(AMOUNT), await ask(AMOUNT, { language: 'en' })];
      expect(english.citations.map(({ quote }) => quote)).toEqual(dutch.citations.map(({ quote }) => quote));
      expect(english.answer).not.toBe(dutch.answer);
    });

    it('can be a follow-up, and can be kept to one document', async () => {
      const said = await ask(AMOUNT);
      const messages = [
        { role: 'user', content: AMOUNT },
        { role: 'assistant', content: said.answer },
        { role: 'user', content: 'En in de nota?' },
      ];
      const documentIds = ['nota-agendering-beleidsbrief-2026'];
      const next = contract.answer.parse(await post(send, '/v1/chat', { messages, documents: documentIds }));
      const sources = [...next.citations, ...next.related].map(({ documentId }) => documentId);
      expect(new Set(sources)).toEqual(new Set(documentIds));
    });

    it('that holds personal data is refused, without repeating it', async () => {
      const response = await send('/v1/chat', postJson(asking('Mijn BSN is 111222333, wat nu?')));
      const text = await response.text();
      expect([response.status, text.includes('111222333')]).toEqual([400, false]);
    });

    it('gives the same over SSE: each statement with its quotes, then the whole answer', async () => {
      const response = await send('/v1/chat', postJson({ ...asking(AMOUNT), stream: true }));
      expectRules(response);
      expect(response.headers.get('Content-Type')).toBe('text/event-stream');
      const events = await readEvents(response);
      const { id: _, ...json } = await ask(AMOUNT);
      expect(events.at(-1)).toMatchObject({ event: 'done', data: json });
      const sent = events.flatMap(({ event, data }) => (event === 'statement' ? [data.text] : []));
      expect(sent).toEqual(json.statements.map(({ text }) => text));
    });
  });

  describe('a claim', () => {
    it('with another amount is contradicted by the literal sentence', async () => {
      const outcome = await check('Het kabinet trekt 5 miljoen euro uit voor veilige raadsvergaderingen.');
      expect(outcome.verdict).toBe('contradicted');
      expect(outcome.differences).toContainEqual({
        kind: 'amount',
        claim: '5 miljoen euro',
        source: '3 miljoen euro',
      });
      await expectQuotes(send, outcome.citations);
    });

    it('as the letter has it is supported', async () => {
      const { verdict } = await check(
        'Het kabinet trekt 3 miljoen euro uit voor veilige raadsvergaderingen.',
      );
      expect(verdict).toBe('supported');
    });

    it('about something else is not found', async () => {
      const { verdict } = await check('Het kabinet verlaagt de prijs van treinkaartjes met 12 procent.');
      expect(verdict).toBe('not_found');
    });
  });
}
