import type { Context, Hono, MiddlewareHandler } from 'hono';
import type { FeedbackRequest, HumanContact } from '../contract.ts';
import type { Services } from '../types.ts';
import type { Gauge, Metrics } from './metrics.ts';

/** Answers whether a client may go on. An engine of the platform (a Worker's binding) may answer later. */
export interface RateLimiter {
  /** Spends one request of `key`; `retryAfterSeconds` is 1 or more when it is not allowed, else 0. */
  take(key: string): RateLimitDecision | Promise<RateLimitDecision>;
}

export interface RateLimitDecision {
  allowed: boolean;
  retryAfterSeconds: number;
}

/** Keeps feedback, where an operator has chosen to keep it. */
export interface FeedbackStore {
  /** `receivedAt` is an ISO date and time. Rejects when nothing was kept. */
  save(feedback: FeedbackRequest & { receivedAt: string }): Promise<void>;
}

/** How the address of a client is found. */
export interface ClientOptions {
  /** The address of the peer that the platform saw (socket, or the header that the platform itself sets). */
  address(context: Context): string | undefined;
  /** How many proxies of our own stand before us and add to `X-Forwarded-For`; 0 ignores that header. */
  trustedProxies: number;
}

/** One request as a log may know it: no question, no address, no query string. */
export interface RequestEvent {
  requestId: string;
  method: string;
  /** Pattern of the route, such as `/v1/documents/:id`, or `unmatched`. */
  route: string;
  status: number;
  durationMs: number;
  /** Only for faults of our own (status 500 and up). `message` only where it is known to be safe. */
  fault?: { name: string; message?: string; frames: string[] };
}

export interface AppOptions {
  /** Full semantic version, as every response shows it in `API-Version`. */
  version: string;
  /** Who answers for the API: `info.contact` of the OpenAPI document. */
  apiContact: { name: string; url: string; email: string };
  /** Where a weakness is reported, as an address for `security.txt` (mailto:, https: or tel:). */
  securityContact?: string | undefined;
  /** Where a reader finds a person. */
  humanContact: HumanContact;
  /** Origins whose pages may call the API; checked by `parseAllowedOrigins`. Empty: none. */
  allowedOrigins: string[];
  /** Public origin such as `https://vragen.example.nl`; named in the OpenAPI document. */
  publicUrl?: string | undefined;
  /** True: questions get 503 and the way to a person; documents stay readable. */
  disabled?: boolean | undefined;
  rateLimiter?: RateLimiter | undefined;
  client?: ClientOptions | undefined;
  feedbackStore?: FeedbackStore | undefined;
  /** Takes hidden characters out of feedback; throws `invalid_input` for personal data in it. */
  cleanFeedback?: ((feedback: FeedbackRequest) => FeedbackRequest) | undefined;
  /** False while the server drains or loads: `/health/ready` then answers 503. */
  isReady?: (() => boolean) | undefined;
  /** Counts that others add to as well (calls of a model); by default the surface's own. */
  metrics?: Metrics | undefined;
  /** Values of the moment for `/metrics`, such as memory in use. */
  gauges?: (() => Gauge[]) | undefined;
  /** Called once a request, when its response head is known, and once more when a stream fails after that. */
  onEvent?: ((event: RequestEvent) => void) | undefined;
  /** Pages for people (`/`, `/documents/{id}`, …), mounted at the root. They set their own CSP. */
  pages?: Hono | undefined;
}

/** What every surface gets to work with. */
export interface SurfaceParts {
  services: Services;
  options: AppOptions;
  metrics: Metrics;
  /** Stands before every handler that answers a question: kill switch, then rate limit. */
  guardQuestion: MiddlewareHandler;
  /** Stands before every handler that only spends a little: rate limit. */
  guardRate: MiddlewareHandler;
}
