import { describe, expect, it } from 'vitest';
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
});
