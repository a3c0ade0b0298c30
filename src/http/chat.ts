import type { Context, Hono } from 'hono';
import type { SSEStreamingApi } from 'hono/streaming';
import { type ChatEvent, type ChatRequest, chatRequest } from '../contract.ts';
import type { Answer } from '../types.ts';
import { askServices } from './ask-services.ts';
import type { SurfaceParts } from './options.ts';
import { readBody } from './read-input.ts';
import { reportLateFault, streamOutcome } from './slow-stream.ts';

function wantsStream(context: Context, body: ChatRequest): boolean {
  if (body.stream !== undefined) return body.stream;
  const accept = (context.req.header('Accept') ?? '').toLowerCase();
  return accept.includes('text/event-stream') && !accept.includes('application/json');
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

/** `POST /v1/chat`: an answer as JSON, or sentence by sentence as `text/event-stream`. */
export function addChat(app: Hono, parts: SurfaceParts): void {
  app.post('/v1/chat', parts.guardQuestion, async (context) => {
    const body = await readBody(context, chatRequest);
    const { stream: _, ...request } = body;
    const answering = askServices(parts, request, context.req.raw.signal);
    if (!wantsStream(context, body)) return context.json(await answering);
    return streamOutcome(context, answering, {
      async write(stream, answer) {
        for (const event of toEvents(answer)) await writeEvent(stream, event);
      },
      fail: (stream, error) =>
        writeEvent(stream, { event: 'error', data: reportLateFault(context, error, parts.options) }),
    });
  });
}
