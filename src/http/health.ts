import type { Hono } from 'hono';
import { AppError } from '../errors.ts';
import type { SurfaceParts } from './options.ts';

/** `/health/live` (the process answers), `/health/ready` (an index is loaded, and which), `/metrics` (Prometheus). */
export function addHealth(app: Hono, { services, options, metrics }: SurfaceParts): void {
  app.get('/health/live', (context) => context.json({ status: 'ok' }));
  app.get('/health/ready', (context) => {
    if (options.isReady && !options.isReady())
      throw new AppError('unavailable', 'The server is not ready.', { retryAfter: 5 });
    return context.json({ status: 'ready', disabled: options.disabled ?? false, index: services.index });
  });
  app.get('/metrics', (context) =>
    context.text(metrics.render(services.index, options.version, options.gauges?.()), 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
    }),
  );
}
