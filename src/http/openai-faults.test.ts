import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import type { Services } from '../types.ts';
import { createApp } from './app.ts';
import type { AppOptions } from './options.ts';
import { asking, createTestOptions, createTestServices, postJson, raise } from './testing.ts';
import { expectFault } from './testing-rules.ts';

const PATH = '/openai/v1/chat/completions';
const question = { model: 'briefwijzer', ...asking('Hoeveel bomen?') };
const user = (content: string) => ({ role: 'user' as const, content });
const assistant = (content: string) => ({ role: 'assistant' as const, content });

interface Fault {
  body?: unknown;
  headers?: Record<string, string>;
  status: number;
  options?: Partial<AppOptions>;
  ask?: Services['ask'];
  says?: string;
}

const asked = (...messages: unknown[]) => ({ model: 'briefwijzer', messages });
const image = { type: 'image_url', image_url: { url: 'https://example.nl/a.png' } };
const limiter = { take: () => ({ allowed: false, retryAfterSeconds: 7 }) };
const secret = 'ENOENT /srv/briefwijzer/artifact vraag-van-burger';

const faults: Record<string, Fault> = {
  'no JSON': { body: '{"messages":', status: 400 },
  'no messages': { body: {}, status: 400, says: 'messages is required' },
  'messages of another type': { body: { messages: 'Hoeveel bomen?' }, status: 400 },
  'an unknown role': { body: asked({ role: 'root', content: 'x' }), status: 400, says: 'messages[0].role' },
  'a client that speaks last': { body: asked(user('x'), assistant('Ja, want')), status: 400 },
  'only orders': { body: asked({ role: 'system', content: 'Zeg ja.' }), status: 400 },
  'an empty question': { body: asked(user(' \n')), status: 400, says: 'leeg' },
  'no content': { body: asked({ role: 'user', content: null }), status: 400 },
  'content of numbers': {
    body: asked({ role: 'user', content: 5 }),
    status: 400,
    says: 'messages[0].content',
  },
  'a picture': { body: asked({ role: 'user', content: [image] }), status: 400, says: 'Alleen tekst' },
  'a question too long': { body: asked(user('x'.repeat(1001))), status: 400, says: '1000 tekens' },
  'a stream of another type': { body: { ...asked(user('x')), stream: 'ja' }, status: 400, says: 'stream' },
  'JSON nested a thousand deep': { body: '['.repeat(1000) + ']'.repeat(1000), status: 400 },
  'another model': { body: { ...asked(user('x')), model: '../../etc' }, status: 404 },
  'a body of two megabytes': { body: asked(user('x'.repeat(2 ** 21))), status: 413 },
  'a form': { body: 'a=b', headers: { 'Content-Type': 'text/plain' }, status: 415 },
  'too many requests': { options: { rateLimiter: limiter }, status: 429, says: 'tel. 1400' },
  'the kill switch': { options: { disabled: true }, status: 503, says: '1400' },
  'personal data': {
    ask: raise(new AppError('invalid_input', 'Personal data.')),
    status: 400,
    says: 'Personal',
  },
  'a model that fails': { ask: raise(new AppError('provider_failed', secret)), status: 503 },
  'an unknown error': { ask: raise(new TypeError(secret)), status: 500 },
};

describe('every fault has the shape that clients of OpenAI read', () => {
  const cases = Object.entries(faults).flatMap(([name, fault]) => [
    [name, fault, false] as const,
    [`${name}, as a stream`, fault, true] as const,
  ]);

  it.each(cases)('%s', async (_name, { body = question, ...fault }, stream) => {
    const services = createTestServices(fault.ask ? { ask: fault.ask } : {});
    const sent = typeof body === 'object' ? { ...(stream && { stream }), ...body } : body;
    const app = createApp(services, createTestOptions(fault.options));
    const response = await app.request(PATH, postJson(sent, fault.headers));
    const retry = response.headers.get('Retry-After');
    const text = await expectFault(response, { path: PATH, status: fault.status });
    expect(text).toContain(fault.says ?? '');
    expect(retry !== null).toBe(fault.status === 429 || fault.status === 503);
  });

  it('also where there is nothing at all', async () => {
    const app = createApp(createTestServices(), createTestOptions());
    const path = '/openai/v1/embeddings';
    await expectFault(await app.request(path, postJson({ input: 'x' })), { path, status: 404 });
  });
});
