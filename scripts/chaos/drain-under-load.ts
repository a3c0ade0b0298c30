import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { MIX, type Reply, send, startLoad } from './load.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';
import { type Counting, createTally, type Run, type Tally } from './tally.ts';
import { createWorkbench, putIndex, type Workbench } from './workbench.ts';

const CONNECTIONS = 32;
/** What is promised to those who stop the server. */
const MOST_MS = 10_000;

interface Draining {
  bench: Workbench;
  artifact: string;
  tally: Counting;
}

/**
 * Stops the server under load: alone, with clients that are stuck, with a model that never answers, and with a second
 * signal. No request that it had in hand is cut, it ends within ten seconds with code 0, and at once when told twice.
 */
export async function drainUnderLoad({ quick }: Run): Promise<Tally> {
  const bench = await createWorkbench();
  const tally = createTally(
    'answers whole',
    'answers cut',
    'new connections refused',
    'ended in time with code 0',
  );
  try {
    const draining = { bench, artifact: await putIndex(bench, 'artifact'), tally };
    const rounds = quick ? 1 : 10;
    for (let round = 0; round < rounds; round += 1) await stopUnderLoad(draining, { isStuck: false });
    if (!quick) for (let round = 0; round < 3; round += 1) await stopUnderLoad(draining, { isStuck: true });
    if (!quick) await stopWithHangingModel(draining);
    await stopTwice(draining);
    return tally;
  } finally {
    await bench.remove();
  }
}

const startFor = ({ bench, artifact }: Draining, env: Record<string, string> = {}) =>
  startServerProcess({ corpus: bench.corpora[0], artifact }, { env });

async function stopUnderLoad(draining: Draining, { isStuck }: { isStuck: boolean }): Promise<void> {
  const { tally } = draining;
  const server = await startFor(draining);
  const stuck = isStuck ? await holdConnections(server) : [];
  let signalled = Number.POSITIVE_INFINITY;
  const replies: Reply[] = [];
  const load = startLoad(server.url, CONNECTIONS, (reply) => {
    replies.push(reply);
    return reply.status !== 0;
  });
  await setTimeout(1500);
  signalled = performance.now();
  server.signal('SIGTERM');
  await expectEnd(server, { tally, signalled, code: 0 });
  await load.stop();
  for (const socket of stuck) socket.destroy();
  for (const reply of replies) judge(reply, { signalled, tally });
}

/** A reply that was not whole was cut, unless its connection was asked for after the signal and not taken. */
function judge(reply: Reply, { signalled, tally }: { signalled: number; tally: Counting }): void {
  if (reply.status === 200) {
    tally.count('answers whole');
    return;
  }
  const isNew = reply.began >= signalled && !reply.isReused;
  if (isNew && ['ECONNREFUSED', 'ECONNRESET'].includes(reply.fault ?? '')) {
    tally.count('new connections refused');
    return;
  }
  tally.count('answers cut');
  tally.failures.push(
    `${reply.ask.name}: ${reply.status} ${reply.fault}, from ${(reply.began - signalled).toFixed(0)} to ${(reply.ended - signalled).toFixed(0)} ms after the signal`,
  );
}

/** Clients that send half a request, half a body, or ask and never read. */
async function holdConnections({ url }: ServerProcess): Promise<Socket[]> {
  const { hostname, port } = new URL(url);
  const body = JSON.stringify(MIX[0]!.body);
  const post = `POST /v1/chat HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n`;
  const starts = [
    'GET / HTTP/1.1\r\nHost',
    `${post}Content-Length: 5000\r\n\r\n{`,
    `${post}Accept: text/event-stream\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    'GET /v1/documents/beleidsbrief-bzk-2026 HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(500),
  ];
  const sockets = starts.map((start) => {
    const socket = connect(Number(port), hostname).pause();
    socket.on('error', () => undefined);
    socket.write(start);
    return socket;
  });
  await setTimeout(500);
  return sockets;
}

async function expectEnd(
  server: ServerProcess,
  { tally, signalled, code }: { tally: Counting; signalled: number; code: number },
): Promise<void> {
  const late = new AbortController();
  const end = await Promise.race([
    server.ended,
    setTimeout(MOST_MS + 5_000, null, { signal: late.signal }).catch(() => null),
  ]);
  late.abort();
  const took = performance.now() - signalled;
  if (!end) server.signal('SIGKILL');
  const isRight = end?.code === code && took < MOST_MS;
  tally.expect(
    isRight,
    `ended in time with code ${code}`,
    `ended with ${end?.code} after ${took.toFixed(0)} ms`,
  );
  const most = Number(tally.counts['longest end in ms'] ?? 0);
  tally.counts['longest end in ms'] = Math.max(most, Math.round(took));
}

/** A chat model that takes the connection and never says a word. */
async function stopWithHangingModel(draining: Draining): Promise<void> {
  const model = createServer(() => undefined).listen(0, '127.0.0.1');
  await new Promise((resolve) => model.once('listening', resolve));
  const server = await startFor(draining, {
    BRIEFWIJZER_WRITER: 'openai',
    BRIEFWIJZER_WRITER_URL: `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`,
    BRIEFWIJZER_WRITER_MODEL: 'hangt',
    BRIEFWIJZER_WRITER_BUDGET_MS: '60000',
    BRIEFWIJZER_WRITER_CONNECT_MS: '60000',
    BRIEFWIJZER_WRITER_STALL_MS: '60000',
  });
  const asked = MIX.slice(0, 4).map((one) => send(server.url, one));
  await setTimeout(1500);
  const signalled = performance.now();
  server.signal('SIGTERM');
  await expectEnd(server, { tally: draining.tally, signalled, code: 0 });
  await Promise.all(asked);
  model.closeAllConnections();
  model.close();
}

async function stopTwice(draining: Draining): Promise<void> {
  const server = await startFor(draining);
  const stuck = await holdConnections(server);
  server.signal('SIGTERM');
  await setTimeout(1000);
  const signalled = performance.now();
  server.signal('SIGTERM');
  await expectEnd(server, { tally: draining.tally, signalled, code: 1 });
  const took = performance.now() - signalled;
  draining.tally.expect(
    took < 1000,
    'ended at once when told twice',
    `told twice, it took ${took.toFixed(0)} ms`,
  );
  for (const socket of stuck) socket.destroy();
}
