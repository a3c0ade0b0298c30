import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { readArtifactFiles, writeArtifactFiles } from '../../src/node/artifact-files.ts';
import { MIX, type Reply, readStatements, readValue, send, startLoad } from './load.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';
import { type Counting, createTally, describeTimes, type Run, type Tally } from './tally.ts';
import { createWorkbench, putIndex, type Workbench } from './workbench.ts';

const CONNECTIONS = 32;
const REFUSED = 'the old one stays';

interface Swapping {
  bench: Workbench;
  /** The two indexes, and the folder that is served. */
  indexes: [string, string];
  live: string;
  server: ServerProcess;
  tally: Counting;
  /** What each index says to each ask at rest, by version. */
  atRest: Map<string, Map<string, string>>;
}

/**
 * Puts one index in place of another under a load of 32 connections, again and again: told by SIGHUP, then noticed by
 * the watch on the folder; now and then a damaged one, which must not be served. Every answer must come, and be wholly
 * that of one index.
 */
export async function reloadUnderLoad(run: Run): Promise<Tally> {
  const bench = await createWorkbench();
  const tally = createTally(
    'answers',
    'answers of two indexes mixed',
    'indexes put in place',
    'damaged ones refused',
  );
  const { indexes } = bench;
  try {
    for (const how of run.quick ? (['SIGHUP'] as const) : (['SIGHUP', 'watch'] as const)) {
      await swapAll({ bench, indexes, tally }, how, run.quick ? 2 : 12);
    }
    return tally;
  } finally {
    await bench.remove();
  }
}

async function swapAll(
  parts: Pick<Swapping, 'bench' | 'indexes' | 'tally'>,
  how: 'SIGHUP' | 'watch',
  swaps: number,
): Promise<void> {
  const live = await putIndex(parts.bench, `live-${how}`);
  const env = { BRIEFWIJZER_RELOAD_SECONDS: how === 'watch' ? '1' : '0' };
  const server = await startServerProcess({ corpus: parts.bench.corpora[0], artifact: live }, { env });
  const swapping: Swapping = { ...parts, live, server, atRest: new Map() };
  try {
    await learn(swapping);
    const replies: Reply[] = [];
    const load = startLoad(server.url, CONNECTIONS, (reply) => replies.push(reply) > 0);
    await setTimeout(500);
    for (let swap = 1; swap <= swaps; swap += 1) await swapOnce(swapping, { how, index: swap % 2 });
    await setTimeout(500);
    await load.stop();
    for (const reply of replies) judge(swapping, reply);
    parts.tally.counts[`times of answers (${how})`] = describeTimes(
      replies.map((one) => one.ended - one.began),
    );
  } finally {
    server.signal('SIGKILL');
    await server.ended;
  }
}

/** Asks both indexes everything at rest, and leaves the first in place. */
async function learn(swapping: Swapping): Promise<void> {
  const { server, atRest } = swapping;
  for (const index of [0, 1, 0]) {
    await place(swapping, index);
    await notify(swapping, 'SIGHUP');
    const answers = new Map<string, string>();
    for (const one of MIX) answers.set(one.name, readValue(await send(server.url, one)).text);
    atRest.set(await versionOf(server), answers);
  }
}

async function versionOf({ url }: ServerProcess): Promise<string> {
  const ready = { name: 'ready', method: 'GET' as const, path: '/health/ready' };
  return JSON.parse((await send(url, ready)).body).index.version;
}

async function place({ indexes, live }: Swapping, index: number): Promise<void> {
  await writeArtifactFiles(live, (await readArtifactFiles(indexes[index]!)).files);
}

async function notify({ server }: Swapping, how: 'SIGHUP' | 'watch'): Promise<void> {
  const from = server.lines.length;
  if (how === 'SIGHUP') server.signal('SIGHUP');
  await Promise.race([
    server.waitFor('Briefwijzer serves index', from),
    server.waitFor('The index is unchanged', from),
    server.waitFor(REFUSED, from),
  ]);
}

async function swapOnce(
  swapping: Swapping,
  { how, index }: { how: 'SIGHUP' | 'watch'; index: number },
): Promise<void> {
  const { server, tally } = swapping;
  const before = await versionOf(server);
  await damage(swapping, index);
  const from = server.lines.length;
  await notify(swapping, how);
  const isRefused = server.lines.slice(from).some((line) => line.includes(REFUSED));
  const isKept = (await versionOf(server)) === before;
  tally.expect(
    isRefused && isKept,
    'damaged ones refused',
    `a damaged index: refused ${isRefused}, kept ${isKept}`,
  );
  await place(swapping, index);
  const placed = server.lines.length;
  if (how === 'SIGHUP') server.signal('SIGHUP');
  await server.waitFor('Briefwijzer serves index', placed);
  tally.expect((await versionOf(server)) !== before, 'indexes put in place', `${before} is still served`);
  await setTimeout(200);
}

/** The other index as a broken copy leaves it: its manifest is there, one of its parts is half there. */
async function damage({ indexes, live }: Swapping, index: number): Promise<void> {
  const from = indexes[index]!;
  const names = (await readdir(from)).filter((name) => name !== 'manifest.json');
  for (const name of names.slice(1)) await cp(path.join(from, name), path.join(live, name), { force: true });
  const broken = path.join(live, names[0]!);
  await rm(broken, { force: true });
  await writeFile(broken, 'half');
  await cp(path.join(from, 'manifest.json'), path.join(live, 'manifest.json'), { force: true });
}

function judge({ tally, atRest }: Swapping, reply: Reply): void {
  const what = reply.ask.name;
  if (reply.status !== 200) {
    tally.failures.push(`${what}: ${reply.fault ?? reply.status} ${reply.body.slice(0, 200)}`);
    return;
  }
  tally.count('answers');
  const { version, text } = readValue(reply);
  const known = version === null ? [...atRest.values()] : [atRest.get(version)!];
  if (!known.some((answers) => answers?.get(what) === text)) {
    tally.count('answers of two indexes mixed');
    tally.failures.push(`${what}: the answer is that of no index (${version})`);
  }
  const { statements } = JSON.parse(text);
  if (!reply.ask.isStream || readStatements(reply.body) === textsOf(statements)) return;
  tally.failures.push(`${what}: the stream and its closing event differ`);
}

function textsOf(statements: { text: string }[]): string {
  return JSON.stringify(statements.map((statement) => statement.text));
}
