import { expect, it } from 'vitest';
import { readRetryAfter } from './polite-fetch.ts';

it.each([
  ['12', 12_000],
  ['Thu, 01 Jan 2099 00:00:10 GMT', 10_000],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ['soon', null],
  [null, null],
])('reads Retry-After %s', (header, ms) => {
  expect(readRetryAfter(header, Date.UTC(2099, 0, 1))).toBe(ms);
});
