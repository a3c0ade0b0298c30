import { describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import type { RequestEvent } from './options.ts';
import { asking, createTestOptions, createTestServices, postJson, raise } from './testing.ts';

const app = createApp(createTestServices(), createTestOptions());

describe('what is told to logs and metrics', () => {
  it('is the pattern, the status and the place of a fault, never a word of the question', async () => {
    const events: RequestEvent[] = [];
    const services = createTestServices({ ask: raise(new TypeError('geheime vraag')) });
    const watched = createApp(services, createTestOptions({ onEvent: (event) => events.push(event) }));
    await watched.request('/v1/chat', postJson(asking('geheime vraag'), { 'X-Forwarded-For': '192.0.2.77' }));
    await watched.request('/v1/passages?query=geheime+vraag');
    await watched.request('/geheime-vraag?x=geheime+vraag');
    await watched.request('/v1/documents/geheime-vraag');
    expect(events.map(({ route, status }) => [route, status])).toEqual([
      ['/v1/chat', 500],
      ['/v1/passages', 200],
      ['unmatched', 404],
      ['/v1/documents/:id', 404],
    ]);
    expect(events[0]?.fault?.name).toBe('TypeError');
    expect(events[0]?.fault?.frames.length).toBeGreaterThan(0);
    const metrics = await (await watched.request('/metrics')).text();
    expect(JSON.stringify(events) + metrics).not.toMatch(/geheime|192\.0\.2/);
  });

  it('does not call it a fault when the client left', async () => {
    const events: RequestEvent[] = [];
    const client = new AbortController();
    const ask = () => {
      client.abort();
      return Promise.reject(client.signal.reason);
    };
    const options = createTestOptions({ onEvent: (event) => events.push(event) });
    const init = { ...postJson(asking('x')), signal: client.signal };
    await createApp(createTestServices({ ask }), options).request('/v1/chat', init);
    expect(events.map(({ status, fault }) => [status, fault])).toEqual([[499, undefined]]);
  });

  it('counts answers by mode and reason and measures requests by route', async () => {
    const counted = createApp(createTestServices(), createTestOptions());
    for (const content of ['bomen', 'bomen', 'iets anders'])
      await counted.request('/v1/chat', postJson(asking(content)));
    const metrics = await (await counted.request('/metrics')).text();
    expect(metrics).toContain('briefwijzer_answers_total{mode="extractive",reason="answered"} 2\n');
    expect(metrics).toContain('briefwijzer_answers_total{mode="extractive",reason="not_in_sources"} 1\n');
    const series = 'method="POST",route="/v1/chat",status="200"';
    expect(metrics).toContain(`briefwijzer_request_duration_seconds_bucket{${series},le="+Inf"} 3\n`);
    expect(metrics).toContain('briefwijzer_index_info{version="made-up-1"');
    expect(metrics.endsWith('\n')).toBe(true);
  });

  it('gives every request an id of our own', async () => {
    const response = await app.request('/v1/documents', { headers: { 'X-Request-Id': 'van-buiten' } });
    expect(response.headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
