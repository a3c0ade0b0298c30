import type { Hono } from 'hono';
import { etag } from 'hono/etag';
import type { SurfaceParts } from './options.ts';

/** `GET /v1/timeline`: what is planned when, each with its citation. */
export function addTimeline(app: Hono, { services }: SurfaceParts): void {
  app.get('/v1/timeline', etag(), (context) =>
    context.json({ items: services.timeline() }, 200, { 'Cache-Control': 'no-cache' }),
  );
}
