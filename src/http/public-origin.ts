import type { Context } from 'hono';
import type { AppOptions } from './options.ts';

/**
 * The origin to put before our own addresses where a client shows them somewhere else: the configured one, else the one
 * under which this request came in. No trailing slash.
 */
export function publicOrigin(context: Context, { publicUrl }: Pick<AppOptions, 'publicUrl'>): string {
  return (publicUrl ?? new URL(context.req.url).origin).replace(/\/$/, '');
}
