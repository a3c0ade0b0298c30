/** What tests of the protocol expect of any response. */
import { expect } from 'vitest';
import * as contract from '../contract.ts';

/** The headers that the contract asks of every response. */
export function expectRules(response: Response): void {
  expect(response.headers.get('API-Version')).toBe('1.2.3');
  expect(response.headers.get('Strict-Transport-Security')).toMatch(/^max-age=\d{8}/);
  expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(response.headers.get('Referrer-Policy')).toBe('no-referrer');
  expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  expect(response.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
  expect(response.headers.get('Cache-Control')).toMatch(/^no-(store|cache)$/);
  expect(response.headers.get('Set-Cookie')).toBeNull();
  expect(response.headers.get('Access-Control-Allow-Origin') ?? '*').toBe('*');
}

/** A problem of this status, with every header, that tells nothing of the machine; returns its body. */
export async function expectProblem(response: Response, status: number): Promise<contract.Problem> {
  expectRules(response);
  expect(response.status).toBe(status);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  const text = await response.text();
  expect(text).not.toMatch(/:\d+:\d+|\.ts\b|node_modules|\/srv\/|burger/);
  const problem = contract.problem.strict().parse(JSON.parse(text));
  expect(problem.status).toBe(status);
  return problem;
}
