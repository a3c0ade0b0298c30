import { describe, expect, it } from 'vitest';
import { findAdvisoryFaults, readAudit } from './advisories.ts';

const GHSA = 'GHSA-aaaa-bbbb-cccc';

describe('advisories', () => {
  const known = { asked: true as const, advisories: [{ id: GHSA, name: 'a', severity: 'low', title: 'x' }] };
  const exception = { id: GHSA, reason: 'not reached', until: '2026-12-31' };

  it.each([
    ['2026-12-31', [exception], 0],
    ['2027-01-01', [exception], 2],
    ['2026-12-31', [{ ...exception, id: 'GHSA-other' }], 1],
    ['2026-12-31', [], 1],
  ])('on %s with %j leave %i faults', (today, exceptions, count) => {
    expect(findAdvisoryFaults(known, { exceptions, today })).toHaveLength(count);
  });

  it('are not made up from what npm prints instead', () => {
    expect(readAudit('<html>', 'spawn npm ENOENT')).toEqual({ asked: false, why: 'spawn npm ENOENT' });
    expect(readAudit('')).toEqual({ asked: false, why: 'npm audit gave no answer' });
  });
});
