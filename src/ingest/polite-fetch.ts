/** How to behave towards a host that publishes no limits. */
export interface PoliteOptions {
  userAgent: string;
  /** Pause between the end of a request and the start of the next, in milliseconds. */
  delayMs: number;
  /** Time for one request with its body, in milliseconds. */
  timeoutMs: number;
  tries: number;
  /** Bytes of a body. */
  maxBytes: number;
  /** The longest wait that a host may ask for, in milliseconds; above it the host counts as unreachable. */
  maxWaitMs: number;
  /** Hosts that a redirect may lead to. */
  hosts: string[];
  sleep?: (ms: number) => Promise<void>;
}

export type Fetched =
  | { status: 'found'; body: Uint8Array; url: string }
  | { status: 'missing' }
  | { status: 'unreachable'; reason: string };

type Attempt = Fetched | { status: 'retry'; reason: string; waitMs: number | null; isDown: boolean };

const MAX_REDIRECTS = 5;

/**
 * Fetches one address after another, never two at a time: with a pause between requests, Retry-After honoured,
 * some tries, and a limit on time and size. A host that could not be connected to is not tried again.
 */
export class PoliteFetcher {
  private readonly options: PoliteOptions;
  private readonly down = new Map<string, string>();
  private queue: Promise<unknown> = Promise.resolve();
  private lastEnd = Number.NEGATIVE_INFINITY;

  constructor(options: PoliteOptions) {
    this.options = options;
  }

  /** Fetches an address; faults of the network are an outcome, not an error. */
  get(url: string): Promise<Fetched> {
    const turn = this.queue.then(() => this.tryAll(url));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private async tryAll(url: string): Promise<Fetched> {
    const host = new URL(url).host;
    const known = this.down.get(host);
    if (known) return { status: 'unreachable', reason: known };
    let failure = { reason: 'not tried', isDown: false };
    for (let attempt = 0; attempt < this.options.tries; attempt += 1) {
      const result = await this.tryOnce(url);
      if (result.status !== 'retry') return result;
      failure = result;
      const waitMs = result.waitMs ?? this.options.delayMs * 2 ** attempt;
      if (waitMs > this.options.maxWaitMs) {
        return { status: 'unreachable', reason: `${host} asks to wait ${Math.ceil(waitMs / 1000)} seconds` };
      }
      if (attempt + 1 < this.options.tries) await this.sleep(waitMs);
    }
    const reason = `${host}: ${failure.reason} (${this.options.tries} tries)`;
    if (failure.isDown) this.down.set(host, reason);
    return { status: 'unreachable', reason };
  }

  private async tryOnce(url: string): Promise<Attempt> {
    try {
      return await this.follow(url);
    } catch (error) {
      return { status: 'retry', reason: reasonOf(error), waitMs: null, isDown: true };
    }
  }

  private async follow(url: string): Promise<Attempt> {
    let address = url;
    for (let step = 0; step <= MAX_REDIRECTS; step += 1) {
      const response = await this.request(address);
      const target =
        response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
      if (!target) return this.readResponse(response, address);
      await response.body?.cancel();
      const next = new URL(target, address);
      if (!this.options.hosts.includes(next.host)) {
        return { status: 'unreachable', reason: `a redirect leads to another host: ${next.host}` };
      }
      address = next.href;
    }
    return { status: 'unreachable', reason: `more than ${MAX_REDIRECTS} redirects` };
  }

  private async request(url: string): Promise<Response> {
    const wait = this.lastEnd + this.options.delayMs - performance.now();
    if (wait > 0) await this.sleep(wait);
    try {
      return await fetch(url, {
        redirect: 'manual',
        headers: {
          'user-agent': this.options.userAgent,
          accept: 'application/xml, text/xml, application/pdf, */*;q=0.1',
        },
        signal: AbortSignal.timeout(this.options.timeoutMs),
      });
    } finally {
      this.lastEnd = performance.now();
    }
  }

  private async readResponse(response: Response, url: string): Promise<Attempt> {
    const { status } = response;
    if (status === 200) return this.readBody(response, url);
    await response.body?.cancel();
    if (status === 404 || status === 410) return { status: 'missing' };
    const reason = `answered ${status}`;
    if (status !== 408 && status !== 429 && status < 500)
      return { status: 'unreachable', reason: `${url} ${reason}` };
    return {
      status: 'retry',
      reason,
      waitMs: readRetryAfter(response.headers.get('retry-after')),
      isDown: false,
    };
  }

  private async readBody(response: Response, url: string): Promise<Attempt> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > this.options.maxBytes) {
        return { status: 'unreachable', reason: `${url} is larger than ${this.options.maxBytes} bytes` };
      }
      chunks.push(chunk);
    }
    this.lastEnd = performance.now();
    return { status: 'found', body: joinChunks(chunks, size), url };
  }

  private sleep(ms: number): Promise<void> {
    return this.options.sleep?.(ms) ?? new Promise((resolve) => setTimeout(resolve, ms));
  }
}

function joinChunks(chunks: Uint8Array[], size: number): Uint8Array {
  const body = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.byteLength;
  }
  return body;
}

/** Milliseconds that a Retry-After header asks for: seconds or a date (RFC 9110, 10.2.3); null without one. */
export function readRetryAfter(header: string | null, now = Date.now()): number | null {
  if (!header) return null;
  if (/^\d{1,6}$/u.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(date - now, 0);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer in time';
  const cause = error.cause as { code?: string; message?: string } | undefined;
  return cause?.code ?? cause?.message ?? error.message;
}
