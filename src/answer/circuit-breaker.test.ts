import { describe, expect, it, vi } from 'vitest';
import { createCircuitBreaker } from './circuit-breaker.ts';

function make() {
  let time = 0;
  const breaker = createCircuitBreaker({ failures: 2, restMs: 100, now: () => time });
  return {
    breaker,
    wait: (ms: number) => {
      time += ms;
    },
  };
}

describe('the circuit breaker', () => {
  it('opens after faults in a row, not after some among successes', () => {
    const { breaker } = make();
    breaker.failed();
    breaker.succeeded();
    breaker.failed();
    expect(breaker.allows()).toBe(true);
    breaker.failed();
    expect(breaker.allows()).toBe(false);
  });

  it('lets one try after the rest, and closes when that one succeeds', () => {
    const { breaker, wait } = make();
    breaker.failed();
    breaker.failed();
    wait(100);
    expect([breaker.allows(), breaker.allows()]).toEqual([true, false]);
    breaker.succeeded();
    expect([breaker.allows(), breaker.allows()]).toEqual([true, true]);
  });

  it('rests again when the try fails, and lets another try when it was given up', () => {
    const { breaker, wait } = make();
    breaker.failed();
    breaker.failed();
    wait(100);
    breaker.allows();
    breaker.failed();
    expect(breaker.allows()).toBe(false);
    wait(100);
    breaker.allows();
    breaker.abandoned();
    expect(breaker.allows()).toBe(true);
  });

  it('rests as long as it should when the clock is set back or forth', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-29T00:59:00Z') });
    try {
      const breaker = createCircuitBreaker({ failures: 1, restMs: 20 });
      breaker.failed();
      vi.setSystemTime(new Date('2030-01-01T00:00:00Z'));
      expect(breaker.allows()).toBe(false);
      vi.setSystemTime(new Date('2020-01-01T00:00:00Z'));
      const end = performance.now() + 20;
      while (performance.now() < end);
      expect(breaker.allows()).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });
});
