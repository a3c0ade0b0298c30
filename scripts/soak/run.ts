import { Agent } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { ServerProcess } from '../chaos/server-process.ts';
import { createRandom } from '../chaos/tally.ts';
import { type SoakReply, send, toComparable } from './client.ts';
import type { SoakRequest } from './mix.ts';
import type { Sample } from './statistics.ts';

/** What a phase of the soak saw. */
export interface Phase {
  replies: number;
  /** Replies by status; 0 counts connections that failed. */
  statuses: Record<string, number>;
  left: number;
  /** Replies that differ from the one at rest, or failed: what was asked and what came. */
  wrong: string[];
  milliseconds: number[];
  /** Of health checks that were made all the while, on a connection of their own. */
  health: number[];
  samples: Sample[];
  /** Longest that the event loop was late between two readings, in milliseconds. */
  loopDelays: number[];
}

export interface PhaseOptions {
  server: ServerProcess;
  mix: SoakRequest[];
  /** The reply to each request at rest, by name. */
  rest: ReadonlyMap<string, string>;
  connections: number;
  forMs: number;
  /** True: 503 with the way to a person is a right answer too. */
  mayShed?: boolean;
  seed: number;
}

const PROBE_MS = 250;
const SHOWN_WRONG = 10;

/** Asks everything once, on one connection, and keeps the replies. */
export async function askAtRest(server: ServerProcess, mix: SoakRequest[]): Promise<Map<string, string>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const rest = new Map<string, string>();
  for (const asked of mix) {
    if (asked.leavesAfterMs !== undefined) continue;
    rest.set(asked.name, toComparable(await send(server.url, asked, agent)));
  }
  agent.destroy();
  return rest;
}

/** Keeps so many connections busy for so long and compares every reply with the one at rest. */
export async function runPhase(options: PhaseOptions): Promise<Phase> {
  const phase: Phase = {
    ...{ replies: 0, statuses: {}, left: 0, wrong: [] },
    ...{ milliseconds: [], health: [], samples: [], loopDelays: [] },
  };
  const until = performance.now() + options.forMs;
  const probes = probe(phase, { server: options.server, until });
  const work = Array.from({ length: options.connections }, (_, connection) =>
    keepBusy(phase, { ...options, until, seed: options.seed + connection }),
  );
  await Promise.all([...work, probes]);
  return phase;
}

async function keepBusy(phase: Phase, at: PhaseOptions & { until: number }): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const random = createRandom(at.seed);
  while (performance.now() < at.until) {
    const asked = random.pick(at.mix);
    const reply = await send(at.server.url, asked, agent);
    count(phase, { asked, reply, rest: at.rest.get(asked.name), mayShed: at.mayShed ?? false });
  }
  agent.destroy();
}

interface Counted {
  asked: SoakRequest;
  reply: SoakReply;
  rest: string | undefined;
  mayShed: boolean;
}

function count(phase: Phase, { asked, reply, rest, mayShed }: Counted): void {
  if (asked.leavesAfterMs !== undefined) {
    phase.left += 1;
    return;
  }
  phase.replies += 1;
  phase.statuses[reply.status] = (phase.statuses[reply.status] ?? 0) + 1;
  phase.milliseconds.push(reply.milliseconds);
  // A stream that had begun says so in its last event, and an MCP tool in its result.
  const isShed = mayShed && (reply.status === 503 || reply.body.includes('te druk'));
  if (isShed || toComparable(reply) === rest || phase.wrong.length >= SHOWN_WRONG) return;
  phase.wrong.push(`${asked.name}: ${reply.fault ?? `${reply.status} ${reply.body.slice(0, 200)}`}`);
}

/** Asks for health and measures memory and the event loop, all the while. */
async function probe(phase: Phase, at: { server: ServerProcess; until: number }): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const get = (path: string) => ({ name: path, method: 'GET', path, headers: {} });
  const began = performance.now();
  let turn = 0;
  while (performance.now() < at.until) {
    const { milliseconds, status, fault } = await send(at.server.url, get('/health/live'), agent);
    phase.health.push(milliseconds);
    if (status !== 200) phase.wrong.push(`/health/live: ${fault ?? status}`);
    turn += 1;
    if (turn % 8 === 0) {
      const metrics = await send(at.server.url, get('/metrics'), agent);
      const late = /^briefwijzer_event_loop_delay_max_seconds (\S+)$/mu.exec(metrics.body)?.[1];
      if (late) phase.loopDelays.push(Number(late) * 1000);
      const { megabytes } = await at.server.measure();
      phase.samples.push({ minutes: (performance.now() - began) / 60_000, megabytes });
    }
    await setTimeout(PROBE_MS);
  }
  agent.destroy();
}
