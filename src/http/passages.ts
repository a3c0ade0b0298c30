import type { Hono } from 'hono';
import { passagesQuery } from '../contract.ts';
import { AppError } from '../errors.ts';
import type { SurfaceParts } from './options.ts';
import { checkDocuments, checkInput } from './read-input.ts';

/** The query string as the contract's fields: `documents` may stand more than once, the others once. */
function readQuery(queries: Record<string, string[]>): unknown {
  const fields = Object.entries(queries).map(([name, values]): [string, unknown] => {
    if (name === 'documents') return [name, values];
    if (values.length > 1) {
      const errors = [{ pointer: `/${name}`, detail: 'must be given once' }];
      throw new AppError('invalid_input', 'A query parameter is given more than once.', { fields: errors });
    }
    const [value = ''] = values;
    return [name, name === 'limit' && /^-?\d{1,9}$/.test(value) ? Number(value) : value];
  });
  return Object.fromEntries(fields);
}

/** `GET /v1/passages`: the passages nearest to a query, best first. */
export function addPassages(app: Hono, { services, guardQuestion }: SurfaceParts): void {
  app.get('/v1/passages', guardQuestion, async (context) => {
    const request = checkInput(passagesQuery, readQuery(context.req.queries()));
    checkDocuments(request.documents, services.listDocuments());
    return context.json({ passages: await services.search(request) });
  });
}
