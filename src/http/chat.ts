import type { Context, Hono } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { type ChatEvent, type ChatRequest, chatRequest } from '../contract.ts';
import type { Answer } from '../types.ts';
import { describeFault, hasLeft } from './observe.ts';
import type { AppOptions, SurfaceParts } from './options.ts';
import { toProblem } from './problem.ts';
import { checkDocuments, readBody } from './read-input.ts';

const PATH = '/v1/chat';
/** So long a stream waits for an answer before it sends its head: a fault before that still gets its own status. */
const HEAD_AFTER_MS = 500;
/** Silence after which a comment keeps proxies from closing the stream. */
const KEEP_ALIVE_MS = 10_000;

function wantsStream(context: Context, body: ChatRequest): boolean {
  if (body.stream !== undefined) return body.stream;
  const accept = (context.req.header('Accept') ?? '').toLowerCase();
  return accept.includes('text/event-stream') && !accept.includes('application/json');
}

/** The outcome of `work` when it comes within `ms`, else undefined; a rejection within that time is thrown. */
async function settleWithin<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}

function* toEvents(answer: Answer): Generator<ChatEvent> {
  for (const { text, citations } of answer.statements) {
    const cited = answer.citations.filter(({ number }) => citations.includes(number));
    yield { event: 'statement', data: { text, citations: cited } };
  }
  yield { event: 'done', data: answer };
}

function writeEvent(stream: SSEStreamingApi, { event, data }: ChatEvent): Promise<void> {
  return stream.writeSSE({ event, data: JSON.stringify(data) });
}

async function waitForAnswer(stream: SSEStreamingApi, answering: Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await settleWithin(answering, KEEP_ALIVE_MS);
    if (answer) return answer;
    await stream.write(': wacht\n\n');
  }
}

async function streamAnswer(
  context: Context,
  answering: Promise<Answer>,
  fail: (error: unknown) => ChatEvent,
) {
  await settleWithin(answering, HEAD_AFTER_MS);
  const response = streamSSE(context, async (stream) => {
    try {
      for (const event of toEvents(await waitForAnswer(stream, answering))) await writeEvent(stream, event);
    } catch (error) {
      await writeEvent(stream, fail(error));
    }
  });
  // Hop-by-hop headers are the server's business, and forbidden in HTTP/2.
  for (const name of ['Connection', 'Transfer-Encoding']) response.headers.delete(name);
  response.headers.set('Cache-Control', 'no-store');
  response.headers.set('X-Accel-Buffering', 'no');
  return response;
}

/** Turns a fault of a running stream into its last event, and tells the log: the status of the head was 200. */
function failStream(context: Context, error: unknown, options: AppOptions): ChatEvent {
  const requestId = context.get('requestId');
  const data = toProblem(error, requestId, options.humanContact);
  if (hasLeft(context)) return { event: 'error', data };
  const fault = error instanceof Error ? { fault: describeFault(error) } : {};
  options.onEvent?.({ requestId, method: 'POST', route: PATH, status: data.status, durationMs: 0, ...fault });
  return { event: 'error', data };
}

/** `POST /v1/chat`: an answer as JSON, or sentence by sentence as `text/event-stream`. */
export function addChat(app: Hono, { services, options, metrics, guardQuestion }: SurfaceParts): void {
  app.post(PATH, guardQuestion, async (context) => {
    const body = await readBody(context, chatRequest);
    checkDocuments(body.documents, services.listDocuments());
    const { stream: _, ...request } = body;
    const answering = services.ask(request, context.req.raw.signal).then((answer) => {
      metrics.count('briefwijzer_answers_total', { mode: answer.mode, reason: answer.reason ?? 'answered' });
      return answer;
    });
    if (!wantsStream(context, body)) return context.json(await answering);
    return streamAnswer(context, answering, (error) => failStream(context, error, options));
  });
}
