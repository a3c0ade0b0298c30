import { describe, expect, it } from 'vitest';
import type * as contract from '../contract.ts';
import { AppError } from '../errors.ts';
import { createApp } from './app.ts';
import type { RequestEvent } from './options.ts';
import { asking, createTestOptions, createTestServices, postJson, raise } from './testing.ts';
import { readEvents } from './testing-events.ts';
import { expectProblem, expectRules } from './testing-rules.ts';

const app = createApp(createTestServices(), createTestOptions());
const question = asking('Hoeveel bomen?');
const streaming = postJson({ ...question, stream: true });

async function readStream(response: Response): Promise<contract.ChatEvent[]> {
  expect(response.headers.get('Content-Type')).toBe('text/event-stream');
  return readEvents(response);
}

/** Fails only after the head of the stream has gone out, as a slow model does. */
function failLate(error: Error) {
  return () => new Promise<never>((_resolve, reject) => setTimeout(() => reject(error), 600));
}

describe('POST /v1/chat as a stream', () => {
  it('sends each statement with its citations, then the whole answer that JSON gives', async () => {
    const response = await app.request('/v1/chat', streaming);
    expectRules(response);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const events = await readStream(response);
    const json = await (await app.request('/v1/chat', postJson(question))).json();
    expect(events.map(({ event }) => event)).toEqual(['statement', 'done']);
    expect(events.at(-1)?.data).toEqual(json);
    const [statement] = events;
    expect(statement?.event === 'statement' && statement.data.citations[0]?.number).toBe(1);
  });

  it('sends only the whole answer when there is nothing to state', async () => {
    const events = await readStream(
      await app.request('/v1/chat', postJson({ ...asking('x'), stream: true })),
    );
    expect(events.map(({ event }) => event)).toEqual(['done']);
  });

  it.each([
    ['text/event-stream', undefined, 'text/event-stream'],
    ['text/event-stream', false, 'application/json'],
    ['application/json', true, 'text/event-stream'],
    ['application/json, text/event-stream', undefined, 'application/json'],
    ['*/*', undefined, 'application/json'],
  ])('Accept %s with stream %s gives %s', async (accept, stream, type) => {
    const body = { ...question, ...(stream !== undefined && { stream }) };
    const response = await app.request('/v1/chat', postJson(body, { Accept: accept }));
    expect(response.headers.get('Content-Type')).toBe(type);
    await response.text();
  });

  it('answers input that does not fit with a plain 400', async () => {
    await expectProblem(await app.request('/v1/chat', postJson({ ...asking(''), stream: true })), 400);
  });

  it('answers a fault before the first byte with its own status', async () => {
    const ask = raise(new AppError('invalid_input', 'Personal data.'));
    const failing = createApp(createTestServices({ ask }), createTestOptions());
    await expectProblem(await failing.request('/v1/chat', streaming), 400);
  });

  it('ends with an error event when the fault comes later, and tells the log', async () => {
    const events: RequestEvent[] = [];
    const ask = failLate(new TypeError('geheime vraag'));
    const options = createTestOptions({ onEvent: (event) => events.push(event) });
    const response = await createApp(createTestServices({ ask }), options).request('/v1/chat', streaming);
    const sent = await readStream(response);
    expect(sent.map(({ event }) => event)).toEqual(['error']);
    expect(sent[0]?.data).toMatchObject({ status: 500, code: 'internal', contact: { telephone: '1400' } });
    expect(events.map(({ status }) => status)).toEqual([200, 500]);
    expect(JSON.stringify([sent, events])).not.toContain('geheime');
  });
});

describe('POST /v1/chat', () => {
  it('hands the services nothing but the contract and the signal of the client', async () => {
    const seen: unknown[] = [];
    const services = createTestServices();
    const ask: typeof services.ask = (request, signal) => {
      seen.push(request, signal instanceof AbortSignal);
      return services.ask(request);
    };
    const body = { ...question, language: 'en', documents: ['verzonnen-brief'], stream: false };
    await createApp({ ...services, ask }, createTestOptions()).request('/v1/chat', postJson(body));
    expect(seen).toEqual([{ ...question, language: 'en', documents: ['verzonnen-brief'] }, true]);
  });

  it('takes the longest conversation that the contract allows, each character escaped', async () => {
    const content = '\\u00e9'.repeat(1000);
    const message = `{"role":"user","content":"${content}"}`;
    const body = `{"messages":[${Array(20).fill(message).join(',')}]}`;
    expect((await app.request('/v1/chat', postJson(body))).status).toBe(200);
  });
});
