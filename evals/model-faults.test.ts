import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bodyOf, openTestServices } from '../src/node/testing-index.ts';
import type { Services } from '../src/types.ts';
import type { StubFault } from './stub-provider.ts';
import { ask, closeStubs, QUESTION, withModel } from './testing-models.ts';

let plain: Services;
beforeAll(async () => {
  plain = await openTestServices();
});
afterEach(closeStubs);

describe('a provider that fails', () => {
  const faults: (StubFault | 'gone' | 'no schema')[] = [
    'stall',
    'stall in the middle',
    'unauthorized',
    'rate limited',
    'server error',
    'cut stream',
    'html',
    'empty',
    'no stream',
    'huge',
    'no schema',
    'gone',
  ];

  it.each(faults)('with %s leaves the extractive answer and one event', async (fault) => {
    const { services, stub, events } = await withModel(() =>
      fault === 'no schema' ? '{"tekst":"ja"}' : { fault: fault as StubFault },
    );
    if (fault === 'gone') await stub.close();
    const worded = await ask(services, QUESTION);
    expect(worded.mode).toBe('extractive');
    expect(bodyOf(worded)).toBe(bodyOf(await ask(plain, QUESTION)));
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      task: 'answer',
      outcome: expect.not.stringMatching(/^(?:used|dropped)$/u),
    });
  });

  it('by stalling is cut off at the budget', async () => {
    const { services, events } = await withModel(() => ({ fault: 'stall' }), { budgetMs: 200 });
    expect((await ask(services, QUESTION)).mode).toBe('extractive');
    expect(events).toEqual([{ task: 'answer', outcome: 'timeout' }]);
  });

  it('again and again is left alone', async () => {
    const { services, stub, events } = await withModel(() => ({ fault: 'unauthorized' }));
    for (let turn = 0; turn < 6; turn += 1) await ask(services, QUESTION);
    expect(stub.requests).toHaveLength(3);
    expect(events.slice(3).map(({ outcome }) => outcome)).toEqual(['skipped', 'skipped', 'skipped']);
  });

  it('is not blamed when the client leaves', async () => {
    const { services, events } = await withModel(() => ({ fault: 'stall' }));
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 30);
    await services.ask({ messages: [{ role: 'user', content: QUESTION }] }, stop.signal);
    expect(events).toEqual([]);
  });
});
