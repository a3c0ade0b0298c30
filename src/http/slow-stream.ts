import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Problem } from '../contract.ts';
import { describeFault, hasLeft } from './observe.ts';
import type { AppOptions } from './options.ts';
import { toProblem } from './problem.ts';

/** So long a stream waits for its outcome before it sends its head: a fault before that still gets its own status. */
const HEAD_AFTER_MS = 500;
/** Silence after which a comment keeps proxies from closing the stream. */
const KEEP_ALIVE_MS = 10_000;

/** What a stream sends once the outcome is known, and what it sends when there is none. */
export interface StreamWriter<T> {
  write(stream: SSEStreamingApi, outcome: T): Promise<void>;
  fail(stream: SSEStreamingApi, error: unknown): Promise<void>;
}

/** The outcome of `work` when it comes within `ms`, else undefined; a rejection within that time is thrown. */
async function settleWithin<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}

async function waitForOutcome<T>(stream: SSEStreamingApi, working: Promise<T>): Promise<T> {
  for (;;) {
    const outcome = await settleWithin(working, KEEP_ALIVE_MS);
    if (outcome) return outcome;
    await stream.write(': wacht\n\n');
  }
}

/** Answers with server-sent events about an outcome that may take long. A quick fault is thrown, with its own status. */
export async function streamOutcome<T>(
  context: Context,
  working: Promise<T>,
  { write, fail }: StreamWriter<T>,
): Promise<Response> {
  await settleWithin(working, HEAD_AFTER_MS);
  const response = streamSSE(context, async (stream) => {
    try {
      await write(stream, await waitForOutcome(stream, working));
    } catch (error) {
      await fail(stream, error);
    }
  });
  // Hop-by-hop headers are the server's business, and forbidden in HTTP/2.
  for (const name of ['Connection', 'Transfer-Encoding']) response.headers.delete(name);
  response.headers.set('Cache-Control', 'no-store');
  response.headers.set('X-Accel-Buffering', 'no');
  return response;
}

/** The problem that a fault is after the head went out with status 200; the log hears of it here, as nowhere else. */
export function reportLateFault(context: Context, error: unknown, options: AppOptions): Problem {
  const requestId = context.get('requestId');
  const problem = toProblem(error, requestId, options.humanContact);
  if (hasLeft(context)) return problem;
  const fault = error instanceof Error ? { fault: describeFault(error) } : {};
  const { method, path: route } = context.req;
  options.onEvent?.({ requestId, method, route, status: problem.status, durationMs: 0, ...fault });
  return problem;
}
