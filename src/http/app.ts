import { Hono } from 'hono';
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
import { closeMethods } from './methods.ts';
import { createMetrics } from './metrics.ts';
import { observeRequests } from './observe.ts';
import { addOpenApi } from './openapi.ts';
import type { AppOptions, SurfaceParts } from './options.ts';
import { addPassages } from './passages.ts';
import { sendProblem } from './problem.ts';
import { MAX_BODY_BYTES } from './read-input.ts';
import { parseAllowedOrigins, secureResponses } from './security.ts';
import { addTimeline } from './timeline.ts';

function createParts(services: Services, options: AppOptions): SurfaceParts {
  const [guardRate, guardDisabled] = [limitRate(options), refuseWhenDisabled(options)];
  return {
    services,
    options,
    metrics: createMetrics(),
    guardRate,
    guardQuestion: (context, next) => guardDisabled(context, () => guardRate(context, next) as Promise<void>),
  };
}

function addMiddleware(app: Hono, { options, metrics }: SurfaceParts): void {
  // Always an id of our own: one that a client sends would let it write into our logs.
  app.use(requestId({ headerName: '', generator: () => crypto.randomUUID() }));
  app.use(observeRequests(metrics, options.onEvent));
  app.use(secureResponses(options.version, parseAllowedOrigins(options.allowedOrigins)));
  app.use(
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: () => {
        throw new AppError('payload_too_large', `The body is larger than ${MAX_BODY_BYTES} bytes.`);
      },
    }),
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
  app.onError((error, context) => sendProblem(context, error, options.humanContact));
  app.notFound((context) =>
    sendProblem(
      context,
      new AppError('not_found', 'There is nothing at this address.'),
      options.humanContact,
    ),
  );
  for (const add of [addChat, addClaims, addPassages, addDocuments, addTimeline, addFeedback])
    add(app, parts);
  for (const add of [addHealth, addOpenApi, addDocs]) add(app, parts);
  if (options.pages) app.route('/', options.pages);
  closeMethods(app, options.humanContact);
  return app;
}
