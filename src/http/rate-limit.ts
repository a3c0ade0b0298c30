import type { RateLimitDecision, RateLimiter } from './options.ts';

/** How fast a bucket may be emptied and how fast it fills again. */
export interface BucketSize {
  /** Requests at once, 1 and up. */
  burst: number;
  /** Requests a minute in the long run, above 0. */
  perMinute: number;
}

export interface RateLimitOptions {
  perClient: BucketSize;
  /** For all clients together. */
  total: BucketSize;
  /** Most clients remembered; the one that was quiet longest is forgotten first. */
  maxClients?: number;
  /** Milliseconds of a clock that never goes back. */
  now?: () => number;
}

interface Bucket {
  tokens: number;
  filledAt: number;
}

function fill(bucket: Bucket, size: BucketSize, now: number): void {
  const gained = (Math.max(0, now - bucket.filledAt) / 60_000) * size.perMinute;
  bucket.tokens = Math.min(size.burst, bucket.tokens + gained);
  bucket.filledAt = now;
}

function secondsUntilToken(bucket: Bucket, size: BucketSize): number {
  return Math.max(1, Math.ceil(((1 - bucket.tokens) / size.perMinute) * 60));
}

/** Creates a token bucket per client and one for all, in memory; a refused request spends nothing. */
export function createRateLimiter(options: RateLimitOptions): RateLimiter {
  const { perClient, total, maxClients = 10_000, now = () => performance.now() } = options;
  const clients = new Map<string, Bucket>();
  const all: Bucket = { tokens: total.burst, filledAt: now() };

  function touch(key: string, time: number): Bucket {
    const bucket = clients.get(key) ?? { tokens: perClient.burst, filledAt: time };
    // A Map keeps the order of insertion: taking the key out and in again moves it to the young end.
    clients.delete(key);
    clients.set(key, bucket);
    if (clients.size > maxClients) clients.delete(clients.keys().next().value as string);
    return bucket;
  }

  return {
    take(key: string): RateLimitDecision {
      const time = now();
      const own = touch(key, time);
      fill(own, perClient, time);
      fill(all, total, time);
      if (own.tokens < 1) return { allowed: false, retryAfterSeconds: secondsUntilToken(own, perClient) };
      if (all.tokens < 1) return { allowed: false, retryAfterSeconds: secondsUntilToken(all, total) };
      own.tokens -= 1;
      all.tokens -= 1;
      return { allowed: true, retryAfterSeconds: 0 };
    },
  };
}
