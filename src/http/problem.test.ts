import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { createApp } from './app.ts';
import type { AppOptions } from './options.ts';
import { asking, createTestOptions, createTestServices, postJson, raise } from './testing.ts';
import { type BadRequest, listBadRequests } from './testing-faults.ts';
import { expectProblem } from './testing-rules.ts';

const app = createApp(createTestServices(), createTestOptions());
const chat = (body: unknown, headers = {}) => ({ path: '/v1/chat', init: postJson(body, headers) });

interface Fault extends BadRequest {
  options?: Partial<AppOptions>;
  ask?: () => Promise<never>;
}

const secret = 'ENOENT /srv/briefwijzer/artifact vraag-van-burger';
const limiter = { take: () => ({ allowed: false, retryAfterSeconds: 7 }) };
const faults: Record<string, Fault> = {
  ...listBadRequests('verzonnen-brief', 'verzonnen-kamerstuk'),
  'input that the services refuse': {
    ...chat(asking('x')),
    ask: raise(
      new AppError('invalid_input', 'Personal data.', { fields: [{ pointer: '/messages/0', detail: 'x' }] }),
    ),
    status: 400,
    pointers: ['/messages/0'],
  },
  'a body too large by its header': { ...chat('{}', { 'Content-Length': String(10 ** 9) }), status: 413 },
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
