import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { explainFault } from './postgres-client.ts';

const fault = (code: string, message = 'what PostgreSQL says of "een geheime vraag"') =>
  explainFault(Object.assign(new Error(message), code === '' ? {} : { code }));

describe('a fault of the database', () => {
  it.each([
    ['57014', 'took too long'],
    ['28P01', 'does not let this program in (SQLSTATE 28P01)'],
    ['3D000', 'does not let this program in'],
    ['42501', 'does not let this program in'],
    ['57P01', 'cannot be reached'],
    ['53300', 'cannot be reached'],
    ['08006', 'cannot be reached'],
    ['ECONNREFUSED', 'cannot be reached'],
    ['EPIPE', 'cannot be reached'],
    ['ENOTFOUND', 'cannot be reached'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'No safe connection'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'No safe connection'],
  ])('with code %s passes, and is told in words of ours', (code, words) => {
    expect(fault(code)).toMatchObject({ type: 'unavailable', retryAfter: 5 });
    expect(fault(code).message).toContain(words);
    expect(fault(code).message).not.toContain('geheime');
  });

  it.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Query read timeout',
    'The server does not support SSL connections',
  ])('that pg tells without a code passes: %s', (message) => {
    expect(fault('', message)).toMatchObject({ type: 'unavailable' });
  });

  it.each(['42P01', '22P02', ''])(
    'of ours (%s) does not pass, and keeps what it went wrong on to itself',
    (code) => {
      expect(fault(code)).toMatchObject({ type: 'internal' });
      expect(fault(code).message).not.toContain('geheime');
      expect(fault(code)).not.toHaveProperty('cause');
    },
  );

  it('that is one already stays what it is', () => {
    const known = new AppError('artifact_damaged', 'known');
    expect(explainFault(known)).toBe(known);
  });
});
