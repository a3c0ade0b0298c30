import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { AppError } from '../errors.ts';

const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
const IDLE_SWEEP_MS = 100;

/** Serves an app. Errors: `configuration_invalid` when the address cannot be listened on. */
export function listen(app: Hono, { host, port }: { host: string; port: number }): Promise<Server> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, { host, port })));
    server.listen(port, host, () => resolve(server));
  });
}

function explain(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): AppError {
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

/** Takes no new connection, lets requests that are under way end, and cuts off what is left after `graceMs`. */
export async function drain(server: Server, graceMs: number): Promise<void> {
  // A connection that is kept alive becomes idle only when its request is done, so they are swept again and again.
  const sweep = setInterval(() => server.closeIdleConnections(), IDLE_SWEEP_MS);
  const end = setTimeout(() => server.closeAllConnections(), graceMs);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  clearInterval(sweep);
  clearTimeout(end);
}
