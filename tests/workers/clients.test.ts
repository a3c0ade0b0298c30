import { SELF } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { asking, postJson } from '../../src/http/testing.ts';
import { bindings, openWorker, replaceAssets } from './open-worker.ts';

const SEARCH = '/v1/passages?query=stembiljet&limit=1';
const from = (address: string, more: Record<string, string> = {}): RequestInit => ({
  headers: { 'CF-Connecting-IP': address, ...more },
});

async function readStatus(response: Response | Promise<Response>): Promise<number> {
  const { status, body } = await response;
  await body?.cancel();
  return status;
}

describe('a client of the Worker', () => {
  const settings = { BRIEFWIJZER_CLIENT_BURST: '1', BRIEFWIJZER_CLIENT_PER_MINUTE: '1' };

  it('is known by the address that Cloudflare saw, not by what it says of itself', async () => {
    const send = openWorker(settings);
    const headers = { 'X-Forwarded-For': '203.0.113.9' };
    expect(await readStatus(send(SEARCH, from('198.51.100.1')))).toBe(200);
    expect(await readStatus(send(SEARCH, from('198.51.100.1', headers)))).toBe(429);
    expect(await readStatus(send(SEARCH, from('198.51.100.2')))).toBe(200);
  });

  it('is held to the rate limit of the platform, with the others of its network and no one else', async () => {
    const send = openWorker();
    const statuses: number[] = [];
    for (let asked = 0; asked < 121; asked += 1) {
      statuses.push(await readStatus(send(SEARCH, from(`2001:db8:1:1::${asked + 1}`))));
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(120);
    const refused = await send(SEARCH, from('2001:db8:1:1::1'));
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '60']);
    expect(await readStatus(send(SEARCH, from('2001:db8:1:2::1')))).toBe(200);
  });

  it('is served when the rate limit of the platform fails; that of the isolate holds', async () => {
    const RATE_LIMITER = { limit: () => Promise.reject(new Error('out of order')) };
    const send = openWorker({ ...settings, RATE_LIMITER });
    expect(await readStatus(send(SEARCH))).toBe(200);
    expect(await readStatus(send(SEARCH))).toBe(429);
  });

  it('shares one reading of the artifact with all who come at the same time', async () => {
    let reads = 0;
    const ASSETS = replaceAssets(/manifest\.json$/u, (real) => {
      reads += 1;
      return real;
    });
    const send = openWorker({ ASSETS });
    const statuses = await Promise.all(Array.from({ length: 10 }, () => readStatus(send(SEARCH))));
    expect([new Set(statuses), reads]).toEqual([new Set([200]), 1]);
  });
});

describe('the deployed entry', () => {
  it('answers, and keeps what it was deployed with to itself', async () => {
    const response = await SELF.fetch('https://vragen.example.nl/v1/chat', {
      ...postJson(asking('Hoeveel geld trekt het kabinet uit voor veilige raadsvergaderingen?')),
    });
    expect(await response.text()).toContain('3 miljoen euro');
    for (const path of ['/index/manifest.json', '/index/stamp.json', '/manifest.json']) {
      expect(await readStatus(SELF.fetch(`https://vragen.example.nl${path}`))).toBe(404);
      if (path.startsWith('/index/'))
        expect(await readStatus(bindings.ASSETS.fetch(`https://assets.invalid${path}`))).toBe(200);
    }
  });
});
