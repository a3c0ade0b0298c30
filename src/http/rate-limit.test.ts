import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import { clientKey, UNKNOWN_CLIENT } from './client-key.ts';
import { createRateLimiter, type RateLimitOptions } from './rate-limit.ts';
import { asking, createTestOptions, createTestServices, postJson } from './testing.ts';

function createClock() {
  const clock = { ms: 0, now: () => clock.ms };
  return clock;
}

const wide = { burst: 1e9, perMinute: 1e9 };

function createLimiter(options: Partial<RateLimitOptions> = {}) {
  const clock = createClock();
  const limiter = createRateLimiter({
    perClient: { burst: 2, perMinute: 6 },
    total: wide,
    now: clock.now,
    ...options,
  });
  const take = (key: string) => limiter.take(key) as { allowed: boolean; retryAfterSeconds: number };
  return { clock, take, tryAll: (...keys: string[]) => keys.map((key) => take(key).allowed) };
}

describe('a rate limit', () => {
  it('lets a burst through, then says how long to wait, then lets one more through', () => {
    const { clock, take, tryAll } = createLimiter();
    expect(tryAll('a', 'a', 'a')).toEqual([true, true, false]);
    expect(take('a').retryAfterSeconds).toBe(10);
    clock.ms = 10_000;
    expect(tryAll('a', 'a')).toEqual([true, false]);
  });

  it('counts each client by itself', () => {
    const { tryAll } = createLimiter();
    expect(tryAll('a', 'a', 'a', 'b')).toEqual([true, true, false, true]);
  });

  it('holds for all together, and a client refused by itself takes nothing from the others', () => {
    const { tryAll } = createLimiter({ total: { burst: 3, perMinute: 1 } });
    expect(tryAll('a', 'a', 'a', 'a', 'b', 'c')).toEqual([true, true, false, false, true, false]);
  });

  it('is not reset by a clock that goes back', () => {
    const { clock, tryAll } = createLimiter();
    tryAll('a', 'a');
    clock.ms = -1_000_000;
    expect(tryAll('a')).toEqual([false]);
  });

  it('forgets the client that was quiet longest when it knows too many', () => {
    const { tryAll } = createLimiter({ maxClients: 2 });
    expect(tryAll('a', 'a', 'b', 'b', 'a', 'c', 'a', 'b')).toEqual([
      ...[true, true, true, true],
      ...[false, true, false, true],
    ]);
  });

  it('never lets through more than burst and rate allow', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5000 }), { maxLength: 200 }), (waits) => {
        const { clock, take } = createLimiter();
        const allowed = waits.filter((wait) => {
          clock.ms += wait;
          return take('a').allowed;
        }).length;
        expect(allowed).toBeLessThanOrEqual(2 + (clock.ms / 60_000) * 6 + 1e-6);
      }),
    );
  });
});

describe('the key of a client', () => {
  it.each([
    ['192.0.2.1', undefined, 0, '192.0.2.1'],
    ['::ffff:192.0.2.1', undefined, 0, '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', undefined, 0, '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::', undefined, 0, '2001:db8:1:2::/64'],
    ['fe80::1%eth0', undefined, 0, 'fe80:0:0:0::/64'],
    ['::1', undefined, 0, '0:0:0:0::/64'],
    ['192.0.2.1', '198.51.100.9', 0, '192.0.2.1'],
    ['10.0.0.1', '198.51.100.9', 1, '198.51.100.9'],
    ['10.0.0.1', '203.0.113.5, 198.51.100.9', 1, '198.51.100.9'],
    ['10.0.0.1', '203.0.113.5, 198.51.100.9, 10.0.0.2', 2, '198.51.100.9'],
    ['10.0.0.1', '198.51.100.9', 2, '10.0.0.1'],
    ['10.0.0.1', undefined, 1, '10.0.0.1'],
    ['10.0.0.1', '198.51.100.9:4711', 1, '198.51.100.9'],
    ['10.0.0.1', '[2001:db8::1]:443', 1, '2001:db8:0:0::/64'],
    ['10.0.0.1', 'unknown', 1, UNKNOWN_CLIENT],
    ['999.1.1.1', undefined, 0, UNKNOWN_CLIENT],
    ['localhost', undefined, 0, UNKNOWN_CLIENT],
    [undefined, undefined, 0, UNKNOWN_CLIENT],
  ])('of %s with %s behind %i proxies is %s', (peer, forwarded, proxies, key) => {
    expect(clientKey(peer, forwarded, proxies)).toBe(key);
  });

  it('is the same for all of one /64 and short for any header', () => {
    fc.assert(
      fc.property(fc.ipV6(), fc.string(), (address, junk) => {
        expect(clientKey(address, undefined, 0)).not.toBe(UNKNOWN_CLIENT);
        expect(clientKey(undefined, junk, 1).length).toBeLessThanOrEqual(24);
      }),
    );
  });
});

describe('a limited app', () => {
  const address = () => '2001:db8::1';

  function createLimited(trustedProxies: number) {
    const rateLimiter = createRateLimiter({ perClient: { burst: 1, perMinute: 1 }, total: wide });
    return createApp(
      createTestServices(),
      createTestOptions({ rateLimiter, client: { address, trustedProxies } }),
    );
  }

  const send = (app: ReturnType<typeof createLimited>, forwarded: string) =>
    app.request('/v1/chat', postJson(asking('bomen'), { 'X-Forwarded-For': forwarded }));

  it('does not believe a header that no proxy of ours wrote', async () => {
    const app = createLimited(0);
    const statuses = [await send(app, '192.0.2.1'), await send(app, '192.0.2.2')].map(({ status }) => status);
    expect(statuses).toEqual([200, 429]);
  });

  it('tells clients apart behind a trusted proxy', async () => {
    const app = createLimited(1);
    const clients = ['192.0.2.1', '192.0.2.2', '6.6.6.6, 192.0.2.1'];
    const statuses = [];
    for (const client of clients) statuses.push((await send(app, client)).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  it('leaves the documents readable', async () => {
    const app = createLimited(0);
    await send(app, '');
    expect((await send(app, '')).status).toBe(429);
    expect((await app.request('/v1/documents/verzonnen-brief')).status).toBe(200);
  });
});
