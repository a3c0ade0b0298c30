import autocannon from 'autocannon';

/** What a route came to under a number of connections; times in milliseconds. */
export interface LoadResult {
  perSecond: number;
  p50: number;
  p99: number;
  requests: number;
  /** Replies that are no 2xx, and requests without a reply. */
  failed: number;
}

export interface Load {
  url: string;
  path: string;
  bodies: string[];
  connections: number;
  seconds: number;
}

/** Sends the bodies in turn, on each connection from another one on, as fast as replies come. */
export async function sendLoad({ url, path, bodies, connections, seconds }: Load): Promise<LoadResult> {
  const requests = bodies.map((body) => ({
    method: 'POST' as const,
    path,
    headers: { 'content-type': 'application/json' },
    body,
  }));
  let opened = 0;
  const result = await autocannon({
    ...{ url, connections, duration: seconds, requests },
    setupClient: (client) => {
      const from = Math.floor((opened * requests.length) / connections) % requests.length;
      opened += 1;
      client.setRequests([...requests.slice(from), ...requests.slice(0, from)]);
    },
  });
  const { latency, errors, timeouts, non2xx } = result;
  return {
    perSecond: result.requests.total / result.duration,
    ...{ p50: latency.p50, p99: latency.p99, requests: result.requests.total },
    failed: non2xx + errors + timeouts,
  };
}
