import type { Hono } from 'hono';
import { etag } from 'hono/etag';
import { AppError } from '../errors.ts';
import type { DocumentView, Services } from '../types.ts';
import type { SurfaceParts } from './options.ts';

/** A client may keep it but must ask whether it still holds: a citation points into exactly one version of a text. */
const REVALIDATE = { 'Cache-Control': 'no-cache' };

/** Longest id that is looked up; a longer one is no id. */
const MAX_ID = 200;

/** A document with its text; throws `invalid_input` for an id that is too long and `not_found`, with the reason, without a text. */
export function findDocument(services: Services, id: string): DocumentView {
  if (id.length > MAX_ID) {
    const fields = [{ pointer: '/id', detail: `must have at most ${MAX_ID} characters` }];
    throw new AppError('invalid_input', 'The id of the document is too long.', { fields });
  }
  const view = services.getDocument(id);
  if (view) return view;
  const known = services.listDocuments().find((document) => document.id === id);
  if (!known) throw new AppError('not_found', 'The corpus holds no document with this id.');
  throw new AppError('not_found', known.statusReason ?? 'The text of this document is not in the corpus.');
}

/** `GET /v1/documents` and `GET /v1/documents/{id}`: the corpus, and one document with the text that citations point into. */
export function addDocuments(app: Hono, { services }: SurfaceParts): void {
  app.get('/v1/documents', etag(), (context) =>
    context.json({ documents: services.listDocuments() }, 200, REVALIDATE),
  );
  app.get('/v1/documents/:id', etag(), (context) =>
    context.json(findDocument(services, context.req.param('id')), 200, REVALIDATE),
  );
}
