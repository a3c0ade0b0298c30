import type { ChatRequest, FeedbackRequest, Problem } from '../contract.ts';
import type { Answer, Citation } from '../types.ts';
import { readEvents } from './sse.ts';
import type { FailureCode } from './words-nl.ts';

/** Silence, in milliseconds, after which an answer is given up. */
const PATIENCE_MS = 45_000;

/** Why no answer came; `retryAfter` is in seconds. The server's own words are for developers and are not shown. */
export class AnswerFailure extends Error {
  readonly code: FailureCode;
  readonly retryAfter: number | undefined;

  constructor(code: FailureCode, retryAfter?: number) {
    super(code);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** What an answer tells while it comes, and the way to stop it. */
export interface AnswerListener {
  /** Called for every verified sentence, in order. */
  onStatement(statement: { text: string; citations: Citation[] }): void;
  signal: AbortSignal;
}

function post(
  url: string,
  body: unknown,
  signal?: AbortSignal,
  accept = 'application/json',
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: accept },
    body: JSON.stringify(body),
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    ...(signal && { signal }),
  });
}

const codesOfStatus: Record<number, FailureCode> = {
  404: 'not_found',
  413: 'payload_too_large',
  429: 'rate_limited',
};

async function toFailure(response: Response): Promise<AnswerFailure> {
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
  const fallback = codesOfStatus[response.status] ?? (response.status >= 500 ? 'unavailable' : 'internal');
  return new AnswerFailure(
    problem.code ?? fallback,
    Number(response.headers.get('Retry-After')) || undefined,
  );
}

async function readAnswer(response: Response, listener: AnswerListener, wake: () => void): Promise<Answer> {
  if (!response.ok) throw await toFailure(response);
  if (!response.body || !response.headers.get('Content-Type')?.startsWith('text/event-stream'))
    return (await response.json()) as Answer;
  for await (const { event, data } of readEvents(response.body)) {
    wake();
    if (event === 'statement') listener.onStatement(JSON.parse(data));
    if (event === 'done') return JSON.parse(data) as Answer;
    if (event === 'error') throw new AnswerFailure((JSON.parse(data) as Problem).code);
  }
  // A stream that just ends was cut off on the way.
  throw new AnswerFailure('network');
}

/**
 * Asks `POST /v1/chat` for a streamed answer. Rejects with an `AnswerFailure` only; a server or a proxy that does not
 * stream is understood too.
 */
export async function askQuestion(
  api: string,
  request: ChatRequest,
  listener: AnswerListener,
): Promise<Answer> {
  const controller = new AbortController();
  let late = false;
  let timer = 0;
  const wake = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      late = true;
      controller.abort();
    }, PATIENCE_MS);
  };
  listener.signal.addEventListener('abort', () => controller.abort(), { once: true });
  wake();
  try {
    const response = await post(`${api}/v1/chat`, request, controller.signal, 'text/event-stream');
    return await readAnswer(response, listener, wake);
  } catch (error) {
    if (listener.signal.aborted) throw new AnswerFailure('stopped');
    if (late) throw new AnswerFailure('timeout');
    throw error instanceof AnswerFailure ? error : new AnswerFailure('network');
  } finally {
    clearTimeout(timer);
  }
}

/** Sends a thumb to `POST /v1/feedback`; true when it was kept, false when the operator keeps none. Rejects on failure. */
export async function sendFeedback(api: string, feedback: FeedbackRequest): Promise<boolean> {
  const response = await post(`${api}/v1/feedback`, feedback);
  if (!response.ok) throw await toFailure(response);
  return ((await response.json()) as { stored: boolean }).stored;
}
