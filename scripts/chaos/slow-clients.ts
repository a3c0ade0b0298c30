import { connect, type Socket } from 'node:net';
import { MIX } from './load.ts';

/** A client that holds a connection in a way of its own. */
export interface Client {
  name: string;
  count: number;
  /** Part of the quick run. */
  isQuick?: boolean;
  /** Within how many milliseconds the server must have hung up. */
  limitMs: number;
  /** What it must have said before, all in all. */
  expected: RegExp;
  /** Sends what it sends at once, and gives what it dribbles, a byte at a time. */
  start(socket: Socket): string;
  /** Reads nothing for so long. */
  deafMs?: number;
  /** Goes away by itself after so long. */
  leavesAfterMs?: number;
}

export interface ClientEnd {
  isClosed: boolean;
  ms: number;
  said: string;
}

const SLACK_MS = 4_000;
const GET = 'GET /health/live HTTP/1.1\r\nHost: a\r\n';
const LETTER = 'GET /v1/documents/beleidsbrief-bzk-2026 HTTP/1.1\r\nHost: a\r\n\r\n';
const POST = 'POST /v1/chat HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';

function ask(accept: string): string {
  const body = JSON.stringify(MIX[1]!.body);
  return `${POST}Accept: ${accept}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** Sends a text and nothing more. */
const say = (text: string) => (socket: Socket) => {
  socket.write(text);
  return '';
};

/** Sends a text, and then goes on for ever with a second, a byte at a time. */
const dribble = (text: string, more: string) => (socket: Socket) => {
  socket.write(text);
  return more.repeat(100);
};

/** Ten thousand, or as many as this process may have files open (Node lifts the limit as far as it may). */
function mostConnections(): number {
  const report = process.report?.getReport() as
    | { userLimits?: { open_files?: { soft?: unknown } } }
    | undefined;
  const files = Number(report?.userLimits?.open_files?.soft);
  return Math.min(10_000, Number.isFinite(files) ? files - 500 : 10_000);
}

/** Who goes on sending may lose the last words to the end of the connection. */
const TIMED_OUT = /^(?:HTTP\/1\.1 408 .*)?/u;

export const CLIENTS: Client[] = [
  { name: 'saying nothing', count: 200, limitMs: 10_000, expected: TIMED_OUT, start: () => '' },
  {
    name: 'dribbling heads',
    count: 200,
    limitMs: 10_000,
    expected: TIMED_OUT,
    start: dribble(GET, 'X-A: a\r\n'),
  },
  {
    name: 'dribbling bodies',
    count: 200,
    limitMs: 30_000,
    expected: TIMED_OUT,
    start: dribble(`${POST}Content-Length: 9999\r\n\r\n{`, ' '),
  },
  {
    name: 'keeping the connection after an answer',
    count: 200,
    isQuick: true,
    limitMs: 5_000,
    expected: /^HTTP\/1\.1 200 /u,
    start: say(`${GET}\r\n`),
  },
  {
    name: 'half closed after half a request',
    count: 200,
    isQuick: true,
    limitMs: 1_000,
    expected: /^(?:HTTP\/1\.1 400 .*)?/u,
    start: (socket) => {
      socket.end('GET / HTTP/1.1\r\nHo');
      return '';
    },
  },
  {
    name: 'garbage behind a request',
    count: 200,
    isQuick: true,
    limitMs: 1_000,
    expected: /^HTTP\/1\.1 200 [\s\S]*HTTP\/1\.1 400 |^HTTP\/1\.1 400 /u,
    start: say(`${GET}\r\n\u0000\u0001NIETS ZINNIGS\r\n\r\n`),
  },
  {
    name: 'a head of 1 MB',
    count: 50,
    isQuick: true,
    limitMs: 1_000,
    expected: /^(?:HTTP\/1\.1 431 .*)?/u,
    start: say(`${GET}X-A: ${'a'.repeat(1_000_000)}\r\n\r\n`),
  },
  {
    name: 'a body that says it is 1 TB',
    count: 50,
    isQuick: true,
    limitMs: 10_000,
    expected: /^HTTP\/1\.1 413 /u,
    start: say(`${POST}Content-Length: 1099511627776\r\n\r\n{`),
  },
  {
    name: 'five hundred requests ahead, unread',
    count: 100,
    isQuick: true,
    limitMs: 5_000,
    expected: /^/u,
    start: say(LETTER.repeat(500)),
    deafMs: 3_000,
  },
  {
    name: 'ten requests ahead, unread',
    count: 200,
    limitMs: 5_000 + 20_000,
    expected: /^HTTP\/1\.1 200 /u,
    start: say(LETTER.repeat(10)),
    deafMs: 20_000,
  },
  {
    name: 'a stream that nobody reads',
    count: 300,
    limitMs: 5_000 + 15_000,
    // More of them than may wait: some are told to come back.
    expected: /event: done|te druk/u,
    start: say(ask('text/event-stream')),
    deafMs: 15_000,
  },
  {
    name: 'gone in mid-stream',
    count: 500,
    isQuick: true,
    limitMs: 1_000,
    expected: /^/u,
    start: say(ask('text/event-stream')),
    leavesAfterMs: 20,
  },
  {
    name: 'gone before the answer',
    count: 500,
    isQuick: true,
    limitMs: 1_000,
    expected: /^/u,
    start: say(ask('application/json')),
    leavesAfterMs: 2,
  },
  {
    name: 'opened and abandoned, all at once',
    count: mostConnections(),
    limitMs: 10_000,
    expected: TIMED_OUT,
    start: () => '',
  },
];

/** Opens the connection and follows it to its end. `ms` counts from connecting, or from when the client began to read. */
export function openClient(
  client: Client,
  at: { host: string; port: number },
): { ended: Promise<ClientEnd> } {
  const socket = connect(at.port, at.host);
  const timers: NodeJS.Timeout[] = [];
  let said = '';
  let began = performance.now();
  socket.on('data', (data) => {
    if (said.length < 1_000_000) said += data;
  });
  socket.on('error', () => undefined);
  socket.on('connect', () => {
    began = performance.now();
    if (client.deafMs) {
      socket.pause();
      timers.push(setTimeout(() => socket.resume(), client.deafMs));
    }
    drip(socket, client.start(socket));
    if (client.leavesAfterMs) timers.push(setTimeout(() => socket.destroy(), client.leavesAfterMs));
  });
  const ended = new Promise<ClientEnd>((resolve) => {
    const finish = (isClosed: boolean) => {
      for (const timer of timers) clearTimeout(timer);
      const ms = performance.now() - began;
      resolve({ isClosed: isClosed && ms <= client.limitMs + SLACK_MS, ms, said });
    };
    socket.on('close', () => finish(true));
    const late = setTimeout(() => {
      finish(false);
      socket.destroy();
    }, client.limitMs + 30_000);
    timers.push(late);
  });
  return { ended };
}

function drip(socket: Socket, text: string): void {
  let place = 0;
  if (text === '') return;
  const timer = setInterval(() => {
    if (socket.destroyed || place >= text.length) clearInterval(timer);
    else socket.write(text[place]!);
    place += 1;
  }, 500);
}
