import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { requestId } from 'hono/request-id';
import { AppError } from '../errors.ts';
import type { Services } from '../types.ts';
import { addChat } from './chat.ts';
import { addClaims } from './claims.ts';
import { addDocs } from './docs-page.tsx';
import { addDocuments } from './documents.ts';
import { addFeedback } from './feedback.ts';
import { limitRate, refuseWhenDisabled } from './guards.ts';
import { addHealth } from './health.ts';
import { addLlms } from './llms.ts';
import { addMcp, rpcError } from './mcp.ts';
import { closeMethods } from './methods.ts';
import { createMetrics } from './metrics.ts';
import { observeRequests } from './observe.ts';
import { addOpenAi } from './openai.ts';
import { openAiError } from './openai-error.ts';
import { MAX_CONVERSATION_BYTES } from './openai-request.ts';
import { addOpenApi } from './openapi.ts';
import type { AppOptions, SurfaceParts } from './options.ts';
import { addPassages } from './passages.ts';
import { createProblemSender } from './problem.ts';
import { MAX_BODY_BYTES } from './read-input.ts';
import { parseAllowedOrigins, secureResponses } from './security.ts';
import { addSecurityTxt } from './security-txt.ts';
import { addTimeline } from './timeline.ts';

function createParts(services: Services, options: AppOptions): SurfaceParts {
  const [guardRate, guardDisabled] = [limitRate(options), refuseWhenDisabled(options)];
  return {
    services,
    options,
    metrics: options.metrics ?? createMetrics(),
    guardRate,
    guardQuestion: (context, next) => guardDisabled(context, () => guardRate(context, next) as Promise<void>),
  };
}

function limitBody(maxSize: number): MiddlewareHandler {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new AppError('payload_too_large', `The body is larger than ${maxSize} bytes.`);
    },
  });
}

function addMiddleware(app: Hono, { options, metrics }: SurfaceParts): void {
  const limitQuestion = limitBody(MAX_BODY_BYTES);
  const limitConversation = limitBody(MAX_CONVERSATION_BYTES);
  // Always an id of our own: one that a client sends would let it write into our logs.
  app.use(requestId({ headerName: '', generator: () => crypto.randomUUID() }));
  app.use(observeRequests(metrics, options.onEvent));
  app.use(secureResponses(options.version, parseAllowedOrigins(options.allowedOrigins)));
  app.use((context, next) =>
    (context.req.path.startsWith('/openai/') ? limitConversation : limitQuestion)(context, next),
  );
}

/**
 * The whole HTTP surface over `services`, for Node and Workers alike. `services` is asked anew on every request, so an
 * entry may swap what stands behind it. Throws `configuration_invalid` when an option cannot be right.
 */
export function createApp(services: Services, options: AppOptions): Hono {
  const app = new Hono();
  const parts = createParts(services, options);
  addMiddleware(app, parts);
  const send = createProblemSender(options.humanContact, { '/openai/': openAiError, '/mcp': rpcError });
  app.onError((error, context) => send(context, error));
  app.notFound((context) => send(context, new AppError('not_found', 'There is nothing at this address.')));
  for (const add of [addChat, addClaims, addPassages, addDocuments, addTimeline, addFeedback])
    add(app, parts);
  for (const add of [addOpenAi, addMcp, addLlms, addHealth, addOpenApi, addDocs, addSecurityTxt])
    add(app, parts);
  if (options.pages) app.route('/', options.pages);
  closeMethods(app, send);
  return app;
}
