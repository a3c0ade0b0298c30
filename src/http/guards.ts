import type { Context, MiddlewareHandler } from 'hono';
import { AppError } from '../errors.ts';
import { clientKey } from './client-key.ts';
import type { AppOptions } from './options.ts';

function keyOf(context: Context, client: AppOptions['client']): string {
  return clientKey(
    client?.address(context),
    context.req.header('X-Forwarded-For'),
    client?.trustedProxies ?? 0,
  );
}

/** Lets a client go on at its own pace: 429 with `Retry-After` once it asks too fast. */
export function limitRate(options: AppOptions): MiddlewareHandler {
  return async (context, next) => {
    const decision = await options.rateLimiter?.take(keyOf(context, options.client));
    if (decision && !decision.allowed) {
      throw new AppError('rate_limited', 'Too many requests in a short time.', {
        retryAfter: decision.retryAfterSeconds,
      });
    }
    await next();
  };
}

/** Stops questions while the assistant is switched off, with the way to a person. */
export function refuseWhenDisabled(options: AppOptions): MiddlewareHandler {
  return async (_context, next) => {
    if (options.disabled) {
      const { label, telephone, url } = options.humanContact;
      // Dutch: this sentence reaches the person who asked.
      const detail = `De assistent is tijdelijk uitgeschakeld. Stel uw vraag aan ${label}, telefoon ${telephone}, ${url}.`;
      throw new AppError('unavailable', detail, { retryAfter: 3600 });
    }
    await next();
  };
}
