import { describe, expect, it } from 'vitest';
import { createAdmission } from '../http/admission.ts';
import { createTestServices } from '../http/testing.ts';
import type { Answer, Services } from '../types.ts';
import { createLiveServices, keepPinned } from './live-services.ts';

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

  it('are one and the same for a whole request, and the newest for the next', async () => {
    const live = createLiveServices(servicesOf('one'));
    const { services } = live;
    const seen = live.pin(async () => {
      const before = services.index.version;
      await Promise.resolve();
      live.swap(servicesOf('two'));
      return [before, services.index.version, (await services.ask(request)).index.version];
    });
    const { version } = (await createTestServices().ask(request)).index;
    expect(await seen).toEqual(['one', 'one', version]);
    expect(live.pin(() => services.index.version)).toBe('two');
  });

  it('stay those of a request that has to wait for its turn', async () => {
    const live = createLiveServices(servicesOf('one'));
    const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));
    const limits = { atOnce: 1, waiting: 10, maxWaitMs: 60_000, breathe };
    const admission = keepPinned(createAdmission(limits));
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const version = async () => live.services.index.version;
    const waited = live.pin(() => {
      void admission.run(() => gate);
      return admission.run(version);
    });
    live.swap(servicesOf('two'));
    const later = live.pin(() => admission.run(version));
    expect(admission.waiting).toBeGreaterThan(0);
    live.pin(release);
    expect([await waited, await later]).toEqual(['one', 'two']);
  });
});
