import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { openPool } from '../../src/engines/postgres-pool.ts';
import { readConfiguration } from '../../src/node/configuration.ts';
import { DEFAULT_CORPUS } from '../../src/node/folders.ts';
import { ingestPostgres } from '../../src/node/postgres/ingest-postgres.ts';
import { startServer } from '../../src/node/start-server.ts';
import { type LocalPostgres, startLocalPostgres } from '../postgres/local-server.ts';
import { KNOWN_QUESTIONS } from './known-answers.ts';
import { type Counting, createTally, describeTimes, type Run, type Tally } from './tally.ts';

const CLIENTS = 8;
/** No request may wait longer than this, whatever the database does. */
const LONGEST_MS = 5_000;
const RECOVERY_MS = 10_000;

interface Scene {
  url: string;
  postgres: LocalPostgres;
  tally: Counting;
  /** What each question gives at rest. */
  atRest: Map<string, string>;
  times: number[];
}

/**
 * Takes the database away from a server under load, for 30 seconds, once by cutting every connection and once by letting
 * the network swallow everything. Meanwhile each answer is the right one or a 503 that says when to try again, no request
 * hangs and readiness is false; afterwards all is as before.
 */
export async function postgresGone({ quick, note }: Run): Promise<Tally> {
  const postgres = await startLocalPostgres();
  const tally = createTally('right answers', 'refused with 503 and Retry-After');
  const setup = await openPool({ url: postgres.url, size: 4, connectMs: 5000, statementMs: 0 });
  await ingestPostgres({ database: setup, corpus: DEFAULT_CORPUS });
  await setup.close();
  const configuration = readConfiguration({
    ...{ PORT: '0', DATABASE_URL: postgres.url },
    ...{ BRIEFWIJZER_CLIENT_BURST: '1000000', BRIEFWIJZER_TOTAL_BURST: '1000000' },
  });
  const server = await startServer(configuration, pino({ level: 'silent' }));
  try {
    const atRest = new Map<string, string>();
    const scene: Scene = { url: server.url, postgres, tally, atRest, times: [] };
    for (const question of KNOWN_QUESTIONS)
      atRest.set(question, await (await send(scene, question)).text.then(bare));
    const goneMs = quick ? 3_000 : 30_000;
    for (const way of ['cut', 'frozen'] as const) {
      note(`the database is ${way} for ${goneMs / 1000} s, ${CLIENTS} clients go on asking`);
      await takeAway(scene, { way, goneMs });
    }
    tally.counts.times = describeTimes(scene.times);
    return tally;
  } finally {
    await server.stop();
    await postgres.stop();
  }
}

async function takeAway(
  scene: Scene,
  { way, goneMs }: { way: 'cut' | 'frozen'; goneMs: number },
): Promise<void> {
  const { tally, postgres } = scene;
  const load = { isOver: false };
  const clients = Array.from({ length: CLIENTS }, (_, client) => askOn(scene, { client, load }));
  await setTimeout(1_000);
  if (way === 'cut') await postgres.line.cut();
  else postgres.line.freeze();
  const noticed = await waitForReadiness(scene, 503);
  tally.expect(noticed, 'times that readiness was false', `${way}: readiness stayed true`);
  const refused = tally.counts['refused with 503 and Retry-After'];
  await setTimeout(goneMs);
  const isRefusing = tally.counts['refused with 503 and Retry-After'] !== refused;
  if (!isRefusing) tally.failures.push(`${way}: nothing was refused while the database was away`);
  await postgres.line.mend();
  const isBack = await waitForReadiness(scene, 200);
  tally.expect(isBack, 'times that the server was ready again', `${way}: not ready ${RECOVERY_MS} ms after`);
  await setTimeout(1_000);
  load.isOver = true;
  await Promise.all(clients);
  for (const question of KNOWN_QUESTIONS) {
    const { status, text } = await send(scene, question);
    const isRight = status === 200 && bare(await text) === scene.atRest.get(question);
    tally.expect(isRight, 'right answers afterwards', `${way}: ${status} for "${question}" afterwards`);
  }
}

async function askOn(
  scene: Scene,
  { client, load }: { client: number; load: { isOver: boolean } },
): Promise<void> {
  for (let turn = client; !load.isOver; turn += 1) {
    const question = KNOWN_QUESTIONS[turn % KNOWN_QUESTIONS.length]!;
    const began = performance.now();
    const reply = await send(scene, question).catch((error: unknown) => {
      scene.tally.failures.push(`no reply to "${question}": ${String(error)}`);
    });
    if (reply) judge(scene, { question, ...reply, text: await reply.text });
    scene.times.push(performance.now() - began);
    await setTimeout(20);
  }
}

function judge(
  { tally, atRest }: Scene,
  reply: { question: string; status: number; headers: Headers; text: string },
): void {
  const { question, status, headers, text } = reply;
  if (status === 200) {
    const isRight = bare(text) === atRest.get(question);
    tally.expect(isRight, 'right answers', `another answer to "${question}"`);
    return;
  }
  const isProblem = headers.get('content-type') === 'application/problem+json';
  const isRefusal = status === 503 && isProblem && Number(headers.get('retry-after')) > 0;
  tally.expect(isRefusal, 'refused with 503 and Retry-After', `status ${status}: ${text.slice(0, 200)}`);
}

async function send({ url }: Scene, content: string) {
  const response = await fetch(`${url}/v1/chat`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ messages: [{ role: 'user', content }] }),
    signal: AbortSignal.timeout(LONGEST_MS),
  });
  return { status: response.status, headers: response.headers, text: response.text() };
}

/** An answer without its id. */
function bare(text: string): string {
  return text.replace(/"id":"[0-9a-f-]{36}"/u, '');
}

async function waitForReadiness({ url }: Scene, status: number): Promise<boolean> {
  const until = performance.now() + RECOVERY_MS;
  while (performance.now() < until) {
    const response = await fetch(`${url}/health/ready`);
    await response.arrayBuffer();
    if (response.status === status) return true;
    await setTimeout(50);
  }
  return false;
}
