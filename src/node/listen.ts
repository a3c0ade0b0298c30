import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { AppError } from '../errors.ts';

/** How long a client may take, in milliseconds; each is a bound on how long a socket can be held for nothing. */
export interface SocketLimits {
  /** From the first byte, or from connecting, until the whole head of a request is there. */
  headersMs: number;
  /** From the first byte until the whole request is there. */
  requestMs: number;
  /** Between two requests on one connection. */
  keepAliveMs: number;
  /** Without a byte in either direction: a client that reads nothing, or is gone without a word. */
  silenceMs: number;
  /** How often the first two are looked at. */
  sweepMs: number;
}

/** `silenceMs` leaves room for a model's whole budget (60 s at most), as an answer in JSON comes in one piece. */
const LIMITS: SocketLimits = {
  headersMs: 10_000,
  requestMs: 30_000,
  keepAliveMs: 5_000,
  silenceMs: 90_000,
  sweepMs: 1_000,
};

/** So long a server that stops still answers, each answer closing its connection, before it hangs up on idle clients. */
const LULL_MS = 1500;
const IDLE_SWEEP_MS = 100;

/** Connections that the system keeps for us until we take them, as far as it goes along (Linux: net.core.somaxconn). */
const BACKLOG = 4096;

/** Requests that may wait on one connection for those before them; what sends more is no client of ours. */
const MOST_AHEAD = 16;

/** What answers a request: a Hono app. */
export interface Handler {
  fetch: Parameters<typeof getRequestListener>[0];
}

export interface Address {
  host: string;
  port: number;
}

/** Answers that are under way, by server. */
const underWay = new WeakMap<Server, Set<ServerResponse>>();
const draining = new WeakSet<Server>();

/** Serves an app. Errors: `configuration_invalid` when the address cannot be listened on. */
export function listen(
  app: Handler,
  { host, port }: Address,
  limits: Partial<SocketLimits> = {},
): Promise<Server> {
  const { sweepMs, ...ms } = { ...LIMITS, ...limits };
  const answer = oneByOne(getRequestListener(app.fetch));
  const server = createServer({ connectionsCheckingInterval: sweepMs }, answer);
  server.headersTimeout = ms.headersMs;
  server.requestTimeout = ms.requestMs;
  server.keepAliveTimeout = ms.keepAliveMs;
  server.timeout = ms.silenceMs;
  followResponses(server);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, { host, port })));
    server.listen({ port, host, backlog: BACKLOG }, () => resolve(server));
  });
}

/**
 * Answers the requests of a connection one after another. A client may send many before it reads (RFC 9112, 9.3.2), and
 * Node would work on all of them at once: a few kilobytes could ask for hundreds of megabytes that nobody reads.
 */
function oneByOne(answer: RequestListener): RequestListener {
  const queues = new WeakMap<Socket, (() => void)[]>();
  return (request, response) => {
    const { socket } = request;
    const queue = queues.get(socket) ?? [];
    queues.set(socket, queue);
    if (queue.length >= MOST_AHEAD) {
      socket.destroy();
      return;
    }
    queue.push(() => answer(request, response));
    response.once('close', () => {
      queue.shift();
      if (!socket.destroyed) queue[0]?.();
    });
    if (queue.length === 1) queue[0]!();
  };
}

function followResponses(server: Server): void {
  const open = new Set<ServerResponse>();
  underWay.set(server, open);
  server.prependListener('request', (_request, response) => {
    open.add(response);
    response.once('close', () => open.delete(response));
    if (draining.has(server)) response.shouldKeepAlive = false;
  });
}

function explain(error: NodeJS.ErrnoException, { host, port }: Address): AppError {
  const reasons: Record<string, string> = {
    EADDRINUSE: 'another program is using that port',
    EACCES: 'that port is not permitted to this user',
    EADDRNOTAVAIL: 'this machine does not have that address',
    ENOTFOUND: 'there is no such host',
  };
  const reason = reasons[error.code ?? ''] ?? error.message;
  return new AppError('configuration_invalid', `Cannot listen on ${host}, port ${port}: ${reason}`, {
    hint: 'Set HOST or PORT to something else.',
    cause: error,
  });
}

/** The address under which a server answers. */
export function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') return '';
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}

/** Most time that connections which wait are taken for when a server stops, however many more come. */
const WAITING_MS = 4000;

/**
 * Takes the connections that the system has made for us already, most milliseconds `ms`, until so many turns of the event
 * loop brought none. Node takes one a turn: behind a row of answers a health check would wait a turn for each connection
 * before its own, and a server that closes would break off those that still wait.
 */
export async function takeWaiting(
  server: Server | undefined,
  { ms, quietTurns }: { ms: number; quietTurns: number },
): Promise<void> {
  const end = performance.now() + ms;
  let quiet = 0;
  const onConnection = () => {
    quiet = 0;
  };
  server?.on('connection', onConnection);
  do {
    quiet += 1;
    await new Promise((resolve) => setImmediate(resolve));
  } while (quiet < quietTurns && performance.now() < end);
  server?.off('connection', onConnection);
}

/**
 * Takes no new connection, lets requests that are under way end, and cuts off what is left after `graceMs`. At first idle
 * connections stay and every answer closes its own, so that a busy client is not hung up on between its question and our
 * reading it. Resolves to the number of answers that were cut off.
 */
export async function drain(server: Server, graceMs: number): Promise<number> {
  const open = underWay.get(server) ?? new Set();
  let cutOff = 0;
  const cutLate = setTimeout(() => {
    cutOff = open.size;
    server.closeAllConnections();
  }, graceMs);
  await takeWaiting(server, { ms: Math.min(WAITING_MS, graceMs), quietTurns: 3 });
  // The method of HTTP servers would hang up on idle connections at once.
  const closed = new Promise<void>((resolve) => {
    NetServer.prototype.close.call(server, () => resolve());
  });
  draining.add(server);
  for (const response of open) response.shouldKeepAlive = false;
  await Promise.race([closed, wait(Math.min(LULL_MS, graceMs))]);
  // A connection that is kept alive becomes idle only when its request is done, so they are swept again and again; each
  // time after what came in meanwhile has been read, or a question that is on its way would be taken for silence.
  const sweep = setInterval(() => setImmediate(() => server.closeIdleConnections()), IDLE_SWEEP_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(cutLate);
  // Nothing is open any more; this ends the watch on slow clients.
  server.close();
  return cutOff;
}
