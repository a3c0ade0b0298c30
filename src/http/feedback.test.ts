import { describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import { createTestOptions, createTestServices, postJson, raise } from './testing.ts';
import { expectProblem } from './testing-rules.ts';

const app = createApp(createTestServices(), createTestOptions());

describe('feedback', () => {
  const body = { answerId: 'a1', rating: 'down', comment: 'Onduidelijk.' };

  it('is kept where a store is configured', async () => {
    const kept: unknown[] = [];
    const feedbackStore = { save: async (feedback: unknown) => void kept.push(feedback) };
    const storing = createApp(createTestServices(), createTestOptions({ feedbackStore }));
    const response = await storing.request('/v1/feedback', postJson(body));
    expect(await response.json()).toEqual({ stored: true });
    expect(kept).toEqual([{ ...body, receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) }]);
  });

  it('is received but not kept elsewhere', async () => {
    const response = await app.request('/v1/feedback', postJson(body));
    expect([response.status, await response.json()]).toEqual([201, { stored: false }]);
  });

  it('does not call itself stored when the store fails', async () => {
    const feedbackStore = { save: raise(new Error('disk full')) };
    const failing = createApp(createTestServices(), createTestOptions({ feedbackStore }));
    await expectProblem(await failing.request('/v1/feedback', postJson(body)), 500);
  });
});
