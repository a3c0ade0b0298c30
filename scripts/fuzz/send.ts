import { request as openRequest } from 'node:http';
import { connect } from 'node:net';
import type { Hono } from 'hono';
import { encodeBody } from './encode-body.ts';
import type { FuzzRequest, Reply } from './request.ts';

const ORIGIN = 'http://localhost:8787';
const SOCKET_TIMEOUT_MS = 20_000;

function toChunks(bytes: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer>[] {
  const step = size > 0 ? size : Math.max(1, bytes.length);
  return Array.from({ length: Math.ceil(bytes.length / step) }, (_, i) =>
    bytes.subarray(i * step, (i + 1) * step),
  );
}

/** The headers that `Headers` takes: what it refuses can only be sent over a socket. */
function toHeaders(list: [string, string][]): Headers {
  const headers = new Headers();
  for (const [name, value] of list) {
    try {
      headers.append(name, value);
    } catch {
      // Not a header that a client with `fetch` can send.
    }
  }
  return headers;
}

function toBody({ body, encoding, chunk }: FuzzRequest): Uint8Array<ArrayBuffer> | ReadableStream | null {
  if (body === null) return null;
  const bytes = encodeBody(body, encoding);
  if (chunk === 0) return bytes;
  const chunks = toChunks(bytes, chunk).values();
  return new ReadableStream({
    pull(controller) {
      const next = chunks.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
  });
}

/** Sends a request to the app itself, without a network. */
export async function sendToApp(app: Hono, request: FuzzRequest): Promise<Reply> {
  const { method, target, headers } = request;
  const body = method === 'GET' || method === 'HEAD' ? null : toBody(request);
  const init = { method, headers: toHeaders(headers), body, duplex: 'half' } as RequestInit;
  const response = await app.fetch(new Request(ORIGIN + target, init));
  return { status: response.status, headers: response.headers, text: await response.text() };
}

function writeHead({ method, target, headers }: FuzzRequest, framing: string): Buffer {
  const lines = headers.map(([name, value]) => `${name}: ${value.replace(/[\r\n\0]/gu, ' ')}`);
  const path = target.replace(/[\r\n\0 ]/gu, '+');
  const head = [`${method} ${path} HTTP/1.1`, 'Host: localhost', ...lines, framing, 'Connection: close'];
  return Buffer.from(`${head.filter(Boolean).join('\r\n')}\r\n\r\n`, 'utf8');
}

function frame({ body, encoding, chunk }: FuzzRequest): { framing: string; pieces: Uint8Array[] } {
  if (body === null) return { framing: '', pieces: [] };
  const bytes = encodeBody(body, encoding);
  if (chunk === 0) return { framing: `Content-Length: ${bytes.length}`, pieces: [bytes] };
  const pieces = toChunks(bytes, chunk).flatMap((piece) => [
    Buffer.from(`${piece.length.toString(16)}\r\n`),
    piece,
    Buffer.from('\r\n'),
  ]);
  return { framing: 'Transfer-Encoding: chunked', pieces: [...pieces, Buffer.from('0\r\n\r\n')] };
}

/** What every byte of a response says; undefined when the server closed without one. */
async function readWire(port: number, pieces: Uint8Array[]): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const received: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.concat(pieces)));
    socket.setTimeout(SOCKET_TIMEOUT_MS, () => socket.destroy(new Error('no answer over the socket')));
    socket.on('data', (piece) => received.push(piece));
    // A server that refuses a body early resets the connection; what it said before that counts.
    socket.on('error', (error) => (received.length > 0 ? resolve(Buffer.concat(received)) : reject(error)));
    socket.on('close', () => resolve(Buffer.concat(received)));
  });
}

function joinChunks(body: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, end), 16);
    if (end < 0 || Number.isNaN(size)) throw new Error('a chunked response without its last chunk');
    if (size === 0) return Buffer.concat(pieces);
    pieces.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}

/** Reads a response off the wire; throws when it is cut off. */
export function parseWire(bytes: Buffer): Reply {
  const end = bytes.indexOf('\r\n\r\n');
  const [line = '', ...lines] = bytes.toString('latin1', 0, Math.max(0, end)).split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/u.exec(line)?.[1]);
  if (end < 0 || !status) throw new Error(`no response but ${JSON.stringify(line.slice(0, 100))}`);
  const headers = new Headers(
    lines.map((one) => [one.slice(0, one.indexOf(':')), one.slice(one.indexOf(':') + 1).trim()]),
  );
  const rest = bytes.subarray(end + 4);
  const body = headers.get('Transfer-Encoding') === 'chunked' && rest.length > 0 ? joinChunks(rest) : rest;
  return { status, headers, text: body.toString('utf8') };
}

/** Sends a request over a real connection, byte for byte. */
export async function sendOverSocket(port: number, request: FuzzRequest): Promise<Reply> {
  const { framing, pieces } = frame(request);
  return parseWire(await readWire(port, [writeHead(request, framing), ...pieces]));
}

/** Whether the server still answers, over a connection of its own. */
export function isAlive(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = openRequest({ port, host: '127.0.0.1', path: '/health/live' }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    probe.on('error', () => resolve(false));
    probe.end();
  });
}
