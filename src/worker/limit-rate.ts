import type { RateLimiter } from '../http/options.ts';
import type { RateLimitBinding } from './bindings.ts';

/** The binding counts in windows of ten seconds or a minute and does not say when one ends. */
const WINDOW_SECONDS = 60;

/**
 * Asks `own` first, which counts in this isolate alone, then the binding, which counts for all isolates of a location. A
 * binding that fails lets through: `own` holds.
 */
export function limitWithBinding(binding: RateLimitBinding | undefined, own: RateLimiter): RateLimiter {
  if (!binding) return own;
  return {
    async take(key) {
      const decision = await own.take(key);
      if (!decision.allowed) return decision;
      const { success } = await binding.limit({ key }).catch(() => ({ success: true }));
      return success ? decision : { allowed: false, retryAfterSeconds: WINDOW_SECONDS };
    },
  };
}
