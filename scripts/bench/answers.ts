import { Hono } from 'hono';
import { postOf } from '../../evals/collect.ts';
import { prepareApps } from '../../evals/open-app.ts';
import { readClaims, readQuestions } from '../../evals/read-items.ts';
import { percentile } from '../../evals/statistics.ts';
import { formatTable } from '../../evals/table.ts';

/** Rounds over all items that count; one more goes before, so that the just-in-time compiler has been there. */
const ROUNDS = 5;

interface Call {
  path: string;
  init: RequestInit;
}

/**
 * Times questions and claims in-process over the whole Hono app, every item in turn, nothing cached, and the bare cost
 * of an empty Hono route with the same bodies in the same run.
 */
export async function benchAnswers(): Promise<void> {
  const { app, label } = await (await prepareApps())();
  const questions = await readCalls();
  const claims = (await readClaims('claims.jsonl')).map(({ claim }) => callOf('/v1/claim-checks', { claim }));
  const empty = new Hono().post('*', (context) => context.json({}));
  const rows = [
    await timeRow('empty Hono route', empty, questions),
    await timeRow('question, POST /v1/chat', app, questions),
    await timeRow('claim, POST /v1/claim-checks', app, claims),
  ];
  const head = ['milliseconds', 'p50', 'p90', 'p99', 'most', 'calls'];
  const machine = `Node ${process.version}, ${process.arch}`;
  process.stdout.write(
    `In-process over ${label}; ${machine}\n\n${formatTable([head, ...rows]).join('\n')}\n`,
  );
}

async function readCalls(): Promise<Call[]> {
  const items = [...(await readQuestions('questions.jsonl')), ...(await readQuestions('own.jsonl'))];
  return items.map(({ history = [], question }) =>
    callOf('/v1/chat', { messages: [...history, { role: 'user', content: question }] }),
  );
}

const callOf = (path: string, body: unknown): Call => ({ path, init: postOf(body) });

async function timeRow(name: string, app: Hono, calls: Call[]): Promise<string[]> {
  await timeCalls(app, calls);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(...(await timeCalls(app, calls)));
  const at = (share: number) => (percentile(times, share) ?? Number.NaN).toFixed(3);
  return [name, at(0.5), at(0.9), at(0.99), at(1), String(times.length)];
}

/** Milliseconds a call, from the request to the last byte of the body. */
async function timeCalls(app: Hono, calls: Call[]): Promise<number[]> {
  const times: number[] = [];
  for (const { path, init } of calls) {
    const start = performance.now();
    const response = await app.request(path, init);
    await response.arrayBuffer();
    times.push(performance.now() - start);
    if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
  }
  return times;
}
