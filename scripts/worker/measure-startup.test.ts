import { describe, expect, it } from 'vitest';
import { countBusyMs } from './measure-startup.ts';

const nodes = ['(root)', '(idle)', '(program)', 'init'].map((functionName, id) => ({
  id,
  callFrame: { functionName },
}));

describe('a start-up profile', () => {
  it('counts what was worked, in milliseconds, and not what was waited', () => {
    const samples = [2, 1, 3, 1];
    expect(countBusyMs({ nodes, samples, timeDeltas: [1000, 50_000, 2500, 40_000] })).toBe(3.5);
  });

  it('of another form is refused rather than counted as nothing', () => {
    expect(() => countBusyMs({ nodes: [], startTime: 0 })).toThrow('samples');
  });
});
