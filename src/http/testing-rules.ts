/** What tests of the protocol expect of any response. */
import { expect } from 'vitest';
import * as z from 'zod';
import * as contract from '../contract.ts';

/** The headers that the contract asks of every response. */
export function expectRules(response: Response): void {
  expect(response.headers.get('API-Version')).toMatch(/^\d+\.\d+\.\d+$/);
  expect(response.headers.get('Strict-Transport-Security')).toMatch(/^max-age=\d{8}/);
  expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(response.headers.get('Referrer-Policy')).toBe('no-referrer');
  expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  expect(response.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
  expect(response.headers.get('Cache-Control')).toMatch(/^no-(store|cache)$/);
  expect(response.headers.get('Set-Cookie')).toBeNull();
  expect(response.headers.get('Access-Control-Allow-Origin') ?? '*').toBe('*');
}

/** A fault of this status, with every header, that tells nothing of the machine; returns its body. */
async function readFault(response: Response, status: number): Promise<string> {
  expectRules(response);
  expect(response.status).toBe(status);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  const text = await response.text();
  expect(text).not.toMatch(/:\d+:\d+|\.ts\b|node_modules|\/srv\/|burger/);
  return text;
}

/** A problem of this status, with every header, that tells nothing of the machine; returns its body. */
export async function expectProblem(response: Response, status: number): Promise<contract.Problem> {
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  const problem = contract.problem.strict().parse(JSON.parse(await readFault(response, status)));
  expect(problem.status).toBe(status);
  return problem;
}

const openAiBody = z.strictObject({
  error: z.strictObject({
    message: z.string().min(1),
    type: z.enum(['invalid_request_error', 'rate_limit_error', 'server_error']),
    param: z.string().nullable(),
    code: z.string(),
  }),
});
const rpcBody = z.strictObject({
  jsonrpc: z.literal('2.0'),
  id: z.null(),
  error: z.strictObject({ code: z.int(), message: z.string().min(1), data: contract.problem.strict() }),
});

/** A fault in the shape that the surface at `path` has for it; returns the body as text. */
export async function expectFault(
  response: Response,
  { path, status }: { path: string; status: number },
): Promise<string> {
  const schema = path.startsWith('/openai/') ? openAiBody : path === '/mcp' ? rpcBody : undefined;
  if (!schema) return JSON.stringify(await expectProblem(response, status));
  expect(response.headers.get('Content-Type')).toBe('application/json');
  const text = await readFault(response, status);
  schema.parse(JSON.parse(text));
  return text;
}
