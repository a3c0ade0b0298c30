import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { createApp } from './app.ts';
import type { AppOptions } from './options.ts';
import { MAX_BODY_BYTES } from './read-input.ts';
import { asking, createTestOptions, createTestServices, postJson, raise } from './testing.ts';
import { expectProblem } from './testing-rules.ts';

const app = createApp(createTestServices(), createTestOptions());
const chat = (body: unknown, headers = {}) => ({ path: '/v1/chat', init: postJson(body, headers) });

interface Fault {
  path: string;
  init?: RequestInit;
  status: number;
  options?: Partial<AppOptions>;
  ask?: () => Promise<never>;
  /** Pointers that the problem must name. */
  pointers?: string[];
}

const secret = 'ENOENT /srv/briefwijzer/artifact vraag-van-burger';
const limiter = { take: () => ({ allowed: false, retryAfterSeconds: 7 }) };
const faults: Record<string, Fault> = {
  'no JSON': { ...chat('{"messages":'), status: 400 },
  'an empty body': { ...chat(''), status: 400 },
  'a list instead of an object': { ...chat([]), status: 400, pointers: [''] },
  'bytes that are no UTF-8': {
    path: '/v1/chat',
    init: { ...postJson(''), body: new Uint8Array([0x7b, 0xff, 0x7d]) },
    status: 400,
  },
  'JSON nested a thousand deep': { ...chat('['.repeat(1000) + ']'.repeat(1000)), status: 400 },
  'an unknown field': { ...chat({ ...asking('x'), model: 'y' }), status: 400, pointers: ['/model'] },
  'a field with a slash': { ...chat({ ...asking('x'), 'a/b~': 1 }), status: 400, pointers: ['/a~1b~0'] },
  'an empty question': { ...chat(asking('')), status: 400, pointers: ['/messages/0/content'] },
  '1001 characters': { ...chat(asking('x'.repeat(1001))), status: 400, pointers: ['/messages/0/content'] },
  'a wrong role': {
    ...chat({ messages: [{ role: 'system', content: 'x' }] }),
    status: 400,
    pointers: ['/messages/0/role'],
  },
  'an assistant who asks': {
    ...chat({ messages: [{ role: 'assistant', content: 'x' }] }),
    status: 400,
    pointers: ['/messages/0/role'],
  },
  '21 messages': {
    ...chat({ messages: Array(21).fill({ role: 'user', content: 'x' }) }),
    status: 400,
    pointers: ['/messages'],
  },
  'no messages': { ...chat({}), status: 400, pointers: ['/messages'] },
  'an unknown document': {
    ...chat({ ...asking('x'), documents: ['verzonnen-brief', 'bestaat-niet'] }),
    status: 400,
    pointers: ['/documents/1'],
  },
  'a claim without text': {
    path: '/v1/claim-checks',
    init: postJson({ claim: ' ' }),
    status: 400,
    pointers: ['/claim'],
  },
  'a search without a query': { path: '/v1/passages', status: 400, pointers: ['/query'] },
  'a limit of 0': { path: '/v1/passages?query=x&limit=0', status: 400, pointers: ['/limit'] },
  'a limit of words': { path: '/v1/passages?query=x&limit=tien', status: 400, pointers: ['/limit'] },
  'a limit given twice': { path: '/v1/passages?query=x&limit=1&limit=2', status: 400, pointers: ['/limit'] },
  'an unknown parameter': { path: '/v1/passages?query=x&sort=1', status: 400, pointers: ['/sort'] },
  'an id of 201 characters': { path: `/v1/documents/${'x'.repeat(201)}`, status: 400, pointers: ['/id'] },
  'an unknown rating': {
    path: '/v1/feedback',
    init: postJson({ answerId: 'a1', rating: 5 }),
    status: 400,
    pointers: ['/rating'],
  },
  'input that the services refuse': {
    ...chat(asking('x')),
    ask: raise(
      new AppError('invalid_input', 'Personal data.', { fields: [{ pointer: '/messages/0', detail: 'x' }] }),
    ),
    status: 400,
    pointers: ['/messages/0'],
  },
  'an unknown path': { path: '/v1/nothing', status: 404 },
  'an unknown document id': { path: '/v1/documents/bestaat-niet', status: 404 },
  'a broken percent sign': { path: '/v1/documents/%E0%A4%A', status: 404 },
  'a document that is not there yet': { path: '/v1/documents/verzonnen-kamerstuk', status: 404 },
  'a body too large': { ...chat(`"${'x'.repeat(MAX_BODY_BYTES)}"`), status: 413 },
  'a body too large by its header': { ...chat('{}', { 'Content-Length': String(10 ** 9) }), status: 413 },
  'a form': { ...chat('a=b', { 'Content-Type': 'application/x-www-form-urlencoded' }), status: 415 },
  'JSON called text': { ...chat(asking('x'), { 'Content-Type': 'text/plain' }), status: 415 },
  'JSON in another charset': {
    ...chat(asking('x'), { 'Content-Type': 'application/json; charset=utf-16' }),
    status: 415,
  },
  'too many requests': { ...chat(asking('x')), options: { rateLimiter: limiter }, status: 429 },
  'the kill switch': { ...chat(asking('x')), options: { disabled: true }, status: 503 },
  'a server that drains': { path: '/health/ready', options: { isReady: () => false }, status: 503 },
  'a model that fails': {
    ...chat(asking('x')),
    ask: raise(new AppError('provider_failed', secret)),
    status: 503,
  },
  'a damaged artifact': {
    ...chat(asking('x')),
    ask: raise(new AppError('artifact_damaged', secret)),
    status: 503,
  },
  'a wrong configuration': {
    ...chat(asking('x')),
    ask: raise(new AppError('configuration_invalid', secret)),
    status: 500,
  },
  'an unknown error': { ...chat(asking('x')), ask: raise(new TypeError(secret)), status: 500 },
};

describe('every fault', () => {
  it.each(Object.entries(faults))('%s', async (_name, fault) => {
    const services = fault.ask ? createTestServices({ ask: fault.ask }) : createTestServices();
    const response = await createApp(services, createTestOptions(fault.options)).request(
      fault.path,
      fault.init,
    );
    const problem = await expectProblem(response, fault.status);
    expect((problem.errors ?? []).map(({ pointer }) => pointer)).toEqual(fault.pointers ?? []);
    const needsRoute = fault.status === 429 || fault.status >= 500;
    expect(problem.contact?.telephone).toBe(needsRoute ? '1400' : undefined);
    const retry = response.headers.get('Retry-After');
    expect(fault.status === 429 || fault.status === 503 ? Number(retry) >= 1 : retry === null).toBe(true);
  });

  it('names at most twenty fields, however many are wrong', async () => {
    const body = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`veld${i}`, i]));
    const problem = await expectProblem(await app.request('/v1/chat', postJson(body)), 400);
    expect(problem.errors).toHaveLength(20);
  });

  it('says how long to wait, as the limiter says it', async () => {
    const limited = createApp(createTestServices(), createTestOptions({ rateLimiter: limiter }));
    const response = await limited.request('/v1/passages?query=x');
    expect([response.status, response.headers.get('Retry-After')]).toEqual([429, '7']);
  });
});
