import { describe, expect, it } from 'vitest';
import { createTestServices } from '../http/testing.ts';
import type { Answer, Services } from '../types.ts';
import { createLiveServices } from './live-services.ts';

const request = { messages: [{ role: 'user' as const, content: 'Hoeveel bomen?' }] };

function servicesOf(version: string, overrides: Partial<Services> = {}): Services {
  const { index } = createTestServices();
  return createTestServices({ index: { ...index, version }, ...overrides });
}

describe('services that are exchanged while they serve', () => {
  it('answer from the newest index', async () => {
    const live = createLiveServices(servicesOf('one'));
    const { services } = live;
    expect(services.index.version).toBe('one');
    live.swap(servicesOf('two', { listDocuments: () => [] }));
    expect([services.index.version, services.listDocuments()]).toEqual(['two', []]);
  });

  it('let a question end on the index that it began with', async () => {
    let finish: (answer: Answer) => void = () => undefined;
    const answer = await createTestServices().ask(request);
    const slow = servicesOf('one', { ask: () => new Promise((resolve) => (finish = resolve)) });
    const live = createLiveServices(slow);
    const asked = live.services.ask(request);
    live.swap(servicesOf('two', { ask: () => Promise.reject(new Error('must not be asked')) }));
    finish(answer);
    expect(await asked).toBe(answer);
  });
});
