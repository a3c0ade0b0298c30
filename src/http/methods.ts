import type { Context, Hono } from 'hono';
import { AppError } from '../errors.ts';
import type { SendProblem } from './problem.ts';

function listMethods(app: Hono): Map<string, Set<string>> {
  const table = new Map<string, Set<string>>();
  for (const { method, path } of app.routes) {
    if (method !== 'ALL') table.set(path, (table.get(path) ?? new Set()).add(method));
  }
  return table;
}

function writeAllow(methods: Set<string>): string {
  const all = methods.has('GET') ? [...methods, 'HEAD'] : [...methods];
  return [...new Set([...all, 'OPTIONS'])].sort().join(', ');
}

/**
 * Gives every path that the app knows an answer to the methods that it does not take: 405 with `Allow`, and 204 with
 * `Allow` to OPTIONS. Call it after the last route was added.
 */
export function closeMethods(app: Hono, send: SendProblem): void {
  for (const [path, methods] of listMethods(app)) {
    const allow = writeAllow(methods);
    const refuse = (context: Context) => {
      const error = new AppError('method_not_allowed', `This resource takes ${allow}.`);
      const response = send(context, error);
      response.headers.set('Allow', allow);
      return response;
    };
    if (!methods.has('OPTIONS'))
      app.options(path, () => new Response(null, { status: 204, headers: { Allow: allow } }));
    app.all(path, refuse);
  }
}
