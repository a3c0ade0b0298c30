import { setTimeout } from 'node:timers/promises';
import { MIX, readValue, send } from './load.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';
import { CLIENTS, type Client, openClient } from './slow-clients.ts';
import { type Counting, createTally, describeTimes, type Run, type Tally } from './tally.ts';
import { createWorkbench, putIndex } from './workbench.ts';

/** Health must answer within this, whatever others do to the server. */
const HEALTH_MS = 250;
/** The same in a build, whose machine may have other things to do. */
const QUICK_HEALTH_MS = 2000;
const PROBE_MS = 100;
/** So many connections at once, and then a pause. */
const WAVE = 500;
const WAVE_MS = 100;
/** What the server may take for such clients beside what it needs at rest; V8 collects late what thousands of answers left. */
const MOST_MEGABYTES = 800;

/**
 * Treats the server as attackers and bad networks do: heads and bodies that dribble in, connections that say nothing or
 * stay open, garbage, huge heads, ten thousand connections at once, clients that never read, clients that go away. Each
 * connection is closed within its limit, health answers within 250 ms meanwhile, memory stays bounded, and afterwards
 * the server answers as before.
 */
export async function abuseSockets(run: Run): Promise<Tally> {
  const bench = await createWorkbench();
  const tally = createTally('connections', 'closed within their limit');
  const artifact = await putIndex(bench, 'artifact');
  const server = await startServerProcess({ corpus: bench.corpora[0], artifact });
  try {
    const before = await askAll(server);
    const atRest = await server.measure();
    const probe = probeHealth(server);
    for (const client of CLIENTS) {
      if (run.quick && !client.isQuick) continue;
      const count = run.quick ? Math.min(20, client.count) : client.count;
      run.note(`${count} × ${client.name}`);
      await abuse(server, { client, count, tally, base: atRest.megabytes });
    }
    const times = await probe.stop();
    checkHealth(tally, times, run.quick ? QUICK_HEALTH_MS : HEALTH_MS);
    const after = await askAll(server);
    tally.expect(
      after === before,
      'the server answers as before',
      'the server answers otherwise than before',
    );
    await checkLeft(server, { tally, files: atRest.files });
    return tally;
  } finally {
    server.signal('SIGKILL');
    await server.ended;
    await bench.remove();
  }
}

async function askAll(server: ServerProcess): Promise<string> {
  const texts: string[] = [];
  for (const one of MIX) texts.push(readValue(await send(server.url, one)).text);
  return texts.join('\n');
}

interface Abuse {
  client: Client;
  count: number;
  tally: Counting;
  /** Megabytes of the server at rest. */
  base: number;
}

async function abuse(server: ServerProcess, { client, count, tally, base }: Abuse): Promise<void> {
  const { hostname, port } = new URL(server.url);
  const opened: ReturnType<typeof openClient>[] = [];
  let most = 0;
  for (let at = 0; at < count; at += 1) {
    opened.push(openClient(client, { host: hostname, port: Number(port) }));
    // More at once than the system keeps for a server would only measure how often it tries again.
    if (at % WAVE === WAVE - 1) await setTimeout(WAVE_MS);
  }
  const watch = setInterval(async () => {
    most = Math.max(most, (await server.measure()).megabytes);
  }, 500);
  const ends = await Promise.all(opened.map(({ ended }) => ended));
  clearInterval(watch);
  const late = ends.filter(({ isClosed }) => !isClosed).length;
  const wrong = ends.find(({ said }) => !client.expected.test(said));
  tally.count('connections', count);
  tally.count('closed within their limit', count - late);
  const longest = Math.max(...ends.map(({ ms }) => ms));
  tally.counts[client.name] = `${count}, closed after ${(longest / 1000).toFixed(1)} s at most, ${most} MB`;
  if (late > 0)
    tally.failures.push(`${client.name}: ${late} of ${count} not closed within ${client.limitMs} ms`);
  if (wrong)
    tally.failures.push(`${client.name}: the server said ${JSON.stringify(wrong.said.slice(0, 200))}`);
  if (most - base > MOST_MEGABYTES) tally.failures.push(`${client.name}: ${most} MB, ${base} MB at rest`);
}

/** Asks for health on a connection of its own, ten times a second. */
function probeHealth(server: ServerProcess): { stop(): Promise<number[]> } {
  const times: number[] = [];
  let isStopping = false;
  const probing = (async () => {
    while (!isStopping) {
      const reply = await send(server.url, { name: 'live', method: 'GET', path: '/health/live' });
      times.push(reply.status === 200 ? reply.ended - reply.began : Number.POSITIVE_INFINITY);
      await setTimeout(PROBE_MS);
    }
  })();
  return {
    stop: async () => {
      isStopping = true;
      await probing;
      return times;
    },
  };
}

function checkHealth(tally: Counting, times: number[], most: number): void {
  const slow = times.filter((time) => time > most);
  tally.counts['health meanwhile'] = describeTimes(times);
  tally.counts[`health answers over ${most} ms`] = slow.length;
  if (slow.length > 0) {
    tally.failures.push(
      `health took over ${most} ms ${slow.length} times: ${slow.map(Math.round).join(' ')}`,
    );
  }
}

/** No connection stays behind, and no request that a client broke off is logged as a fault of ours. */
async function checkLeft(
  server: ServerProcess,
  { tally, files }: { tally: Counting; files: number },
): Promise<void> {
  const faults = server.lines.filter(
    (line) => line.includes('request failed') && !line.includes('"status":503'),
  );
  tally.expect(faults.length === 0, 'no fault logged', `${faults.length} faults, such as ${faults[0]}`);
  await setTimeout(6000);
  const now = await server.measure();
  tally.counts.afterwards = `${now.megabytes} MB, ${now.files} open files (${files} before)`;
  if (now.files > files + 10) tally.failures.push(`${now.files} open files, ${files} before`);
}
