import { insist } from './fault.ts';
import type { FuzzRequest, Reply } from './request.ts';

const EXACT: Record<string, RegExp> = {
  'API-Version': /^\d+\.\d+\.\d+$/u,
  'Strict-Transport-Security': /^max-age=\d{8}/u,
  'X-Content-Type-Options': /^nosniff$/u,
  'Referrer-Policy': /^no-referrer$/u,
  'Content-Security-Policy': /^default-src 'none'.*frame-ancestors 'none'/u,
  'Cache-Control': /^no-(?:store|cache)$/u,
  'X-Request-Id': /^[\da-f-]{36}$/u,
};

/** The headers that the contract asks of every response, and none that it forbids. */
export function checkHeaders({ method, body }: FuzzRequest, { status, headers }: Reply): void {
  for (const [name, pattern] of Object.entries(EXACT))
    insist(pattern.test(headers.get(name) ?? ''), `${name} on every response`, headers.get(name));
  insist(!headers.has('Set-Cookie'), 'no cookie');
  insist(!/unsafe|\*/u.test(headers.get('Content-Security-Policy') ?? ''), 'a strict policy');
  const origin = headers.get('Access-Control-Allow-Origin') ?? '*';
  insist(origin === '*' || origin === 'https://www.example.nl', 'CORS for allowed origins only', origin);
  insist((status === 429 || status === 503) === headers.has('Retry-After'), 'Retry-After with 429 and 503');
  insist(status !== 405 || headers.has('Allow'), 'Allow with 405');
  const isQuestion = method === 'POST' && body !== null;
  insist(
    !isQuestion || headers.get('Cache-Control') === 'no-store',
    'nobody keeps what depends on a question',
  );
}
