import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../src/errors.ts';

export interface ApiSettings {
  accountId: string;
  token: string;
  /** Base address of the API, up to and with its version. */
  url: string;
}

export interface ApiRequest {
  method: 'GET' | 'POST';
  /** Path below the account, such as `vectorize/v2/indexes/x`. */
  path: string;
  json?: unknown;
  /** Newline-delimited JSON, sent as the file `vectors` of a form, as wrangler sends it. */
  ndjson?: string;
}

/** Sends a request to the API and gives `result` of its answer. */
export type CallApi = <T>(request: ApiRequest) => Promise<T>;

const ATTEMPTS = 7;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 300_000;
const TIMEOUT_MS = 120_000;

/** A fault that the same request may not meet again. */
class PassingFault extends Error {
  readonly waitMs: number | null;

  constructor(message: string, waitMs: number | null = null) {
    super(message);
    this.waitMs = waitMs;
  }
}

/**
 * A client of Cloudflare's REST API (developers.cloudflare.com/api). After rate limits, faults of the server and lost
 * connections it tries again, when `Retry-After` says or twice as late each time; every request here may be sent twice.
 * Errors: `configuration_invalid`, `not_found` or `provider_failed`. The token is in no message.
 */
export function createApi({ accountId, token, url }: ApiSettings, log: (line: string) => void): CallApi {
  const redact = (text: string) => text.replaceAll(token, '[token]').replaceAll(/\s+/gu, ' ').slice(0, 300);
  return async <T>(request: ApiRequest): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const response = await send(`${url}/accounts/${accountId}/${request.path}`, { token, request });
        return (await readResult(response, redact)) as T;
      } catch (error) {
        if (!(error instanceof PassingFault)) throw error;
        if (attempt === ATTEMPTS) {
          throw new AppError('provider_failed', `${error.message}; tried ${ATTEMPTS} times`, {
            hint: 'Run the same command again: it goes on where it stopped.',
          });
        }
        const waitMs = Math.min(error.waitMs ?? FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS);
        log(`  ${error.message}: trying again in ${Math.ceil(waitMs / 1000)} s`);
        await sleep(waitMs);
      }
    }
  };
}

async function send(address: string, { token, request }: { token: string; request: ApiRequest }) {
  const headers: Record<string, string> = { authorization: `Bearer ${token}` };
  if (request.json !== undefined) headers['content-type'] = 'application/json';
  const body = request.json === undefined ? formOf(request.ndjson) : JSON.stringify(request.json);
  return fetch(address, {
    method: request.method,
    headers,
    ...(body === undefined ? {} : { body }),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => {
    throw new PassingFault('The connection with Cloudflare failed');
  });
}

function formOf(ndjson: string | undefined): FormData | undefined {
  if (ndjson === undefined) return undefined;
  const form = new FormData();
  form.append('vectors', new Blob([ndjson], { type: 'application/x-ndjson' }), 'vectors.ndjson');
  return form;
}

async function readResult(response: Response, redact: (text: string) => string): Promise<unknown> {
  const { status } = response;
  const text = await response.text().catch(() => {
    throw new PassingFault('The answer of Cloudflare ended before it was whole');
  });
  if (status === 429 || status >= 500) {
    throw new PassingFault(`Cloudflare answers ${status}`, readWait(response.headers.get('retry-after')));
  }
  const answer = parse(text);
  if (status < 400 && answer?.success === true) return answer.result;
  throw refusalOf(
    status,
    redact(answer?.errors?.map(({ code, message }) => `${code} ${message}`).join('; ') ?? ''),
  );
}

interface Envelope {
  success?: boolean;
  result?: unknown;
  errors?: { code: number; message: string }[];
}

function parse(text: string): Envelope | null {
  try {
    return JSON.parse(text) as Envelope | null;
  } catch {
    return null;
  }
}

/** Seconds or a date (RFC 9110, 10.2.3), as milliseconds from now. */
function readWait(retryAfter: string | null): number | null {
  if (retryAfter === null) return null;
  if (/^\d+$/u.test(retryAfter)) return Number(retryAfter) * 1000;
  const until = Date.parse(retryAfter);
  return Number.isNaN(until) ? null : Math.max(0, until - Date.now());
}

function refusalOf(status: number, why: string): AppError {
  const said = why === '' ? '' : `: ${why}`;
  if (status === 401 || status === 403) {
    return new AppError('configuration_invalid', `Cloudflare refuses the token (${status}${said})`, {
      hint: 'CLOUDFLARE_API_TOKEN needs the permission «Vectorize: Edit» for the account in CLOUDFLARE_ACCOUNT_ID.',
    });
  }
  if (status === 404 || status === 410)
    return new AppError('not_found', `Cloudflare does not know it (${status}${said})`);
  return new AppError('provider_failed', `Cloudflare refuses the request (${status}${said})`);
}
