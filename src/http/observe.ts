import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { AppError } from '../errors.ts';
import type { Metrics } from './metrics.ts';
import type { RequestEvent } from './options.ts';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** nginx's status for a client that closed the connection: no answer went out, and it is no fault of ours. */
const CLIENT_LEFT = 499;

/** Whether the client closed the connection before its answer was there. */
export function hasLeft(context: Context): boolean {
  return context.req.raw.signal.aborted;
}

function nameRoute(context: Context): string {
  const path = matchedRoutes(context).at(-1)?.path ?? '';
  return path === '' || path === '/*' || path === '*' ? 'unmatched' : path;
}

/** What a log may know of a fault: an unknown error's message may quote a question, so only its place is kept. */
export function describeFault(error: Error): NonNullable<RequestEvent['fault']> {
  const stack = error.cause instanceof Error ? error.cause.stack : error.stack;
  const frames = (stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const name = error instanceof AppError ? error.type : error.name;
  return { name, ...(error instanceof AppError && { message: error.message }), frames: frames.slice(0, 10) };
}

/** Measures every request and tells the hook of it: method, route pattern, status, duration, id; never content. */
export function observeRequests(
  metrics: Metrics,
  onEvent?: (event: RequestEvent) => void,
): MiddlewareHandler {
  return async (context, next) => {
    const start = performance.now();
    await next();
    const durationMs = performance.now() - start;
    const method = METHODS.has(context.req.method) ? context.req.method : 'other';
    const route = nameRoute(context);
    const status = context.error && hasLeft(context) ? CLIENT_LEFT : context.res.status;
    metrics.observeRequest({ method, route, status: String(status) }, durationMs / 1000);
    const fault = context.error && status >= 500 ? { fault: describeFault(context.error) } : {};
    onEvent?.({ requestId: context.get('requestId'), method, route, status, durationMs, ...fault });
  };
}
