import type { VectorizeBinding } from '../engines/vectorize-layout.ts';
import type { EmbeddingBinding } from '../engines/workers-ai-embedder.ts';
import type { AiBinding } from '../engines/workers-ai-writer.ts';

/** What is used of the static assets of a Worker (developers.cloudflare.com/workers/static-assets/binding). */
export interface AssetsBinding {
  fetch(url: string): Promise<Response>;
}

/** What is used of a rate limit (developers.cloudflare.com/workers/runtime-apis/bindings/rate-limit). */
export interface RateLimitBinding {
  limit(options: { key: string }): Promise<{ success: boolean }>;
}

/** What wrangler.toml gives the Worker: bindings, and vars and secrets as text under the names that README lists. */
export interface WorkerEnv {
  ASSETS?: AssetsBinding;
  RATE_LIMITER?: RateLimitBinding;
  AI?: AiBinding & EmbeddingBinding;
  VECTORIZE?: VectorizeBinding;
  [setting: string]: unknown;
}

/** What is used of the context of a request (developers.cloudflare.com/workers/runtime-apis/context). */
export interface RequestContext {
  /** Keeps the request alive until the promise settles, though its client may be gone. */
  waitUntil(promise: Promise<unknown>): void;
}
