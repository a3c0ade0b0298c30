import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RequestEvent } from '../http/options.ts';
import type { LogLevel } from '../settings/log-settings.ts';
import { createAuditLog, createEventLog } from './log-events.ts';

const served: RequestEvent = {
  ...{ requestId: 'r1', method: 'GET', route: '/v1/passages', status: 200, durationMs: 3 },
};
const failed: RequestEvent = { ...served, status: 500, fault: { name: 'TypeError', frames: [] } };

afterEach(() => vi.restoreAllMocks());

describe('the log of a Worker', () => {
  it.each<[LogLevel, number, number]>([
    ['info', 1, 1],
    ['warn', 0, 1],
    ['error', 0, 1],
    ['silent', 0, 0],
  ])('at %s has %i lines of requests and %i of faults', (level, requests, faults) => {
    const [log, error] = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')];
    for (const spy of [log, error]) spy.mockImplementation(() => {});
    const onEvent = createEventLog(level);
    for (const event of [served, failed]) onEvent(event);
    expect(log.mock.calls).toEqual(Array(requests).fill([JSON.stringify(served)]));
    expect(error.mock.calls).toEqual(Array(faults).fill([JSON.stringify(failed)]));
  });

  it('has the audit line of an answer from info on', () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    const line = {
      ...{ at: '2026-01-02T03:04:05.000Z', kind: 'answer' as const, id: 'a1', sha256: 'f'.repeat(64) },
      ...{ indexVersion: 'v1', mode: 'extractive' as const, outcome: 'answered', documents: [] },
    };
    for (const level of ['info', 'warn'] as const) createAuditLog(level)(line);
    expect(log.mock.calls).toEqual([[JSON.stringify({ audit: line, msg: 'audit' })]]);
  });
});
