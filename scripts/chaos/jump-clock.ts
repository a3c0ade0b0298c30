import { utimes } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openAndAsk } from './known-answers.ts';
import { MIX, readValue, send } from './load.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';
import { type Counting, createTally, type Run, type Tally } from './tally.ts';
import { createWorkbench, putIndex, startIngest, type Workbench } from './workbench.ts';

const PRELOAD = fileURLToPath(new URL('clock-preload.ts', import.meta.url));
const YEAR = 366 * 86_400;

/** Seconds: to a moment before summer time begins, an hour on and back, a year on, ten back, and as it was. */
function planJumps(): number[] {
  const summer = (Date.parse('2027-03-28T00:59:58Z') - Date.now()) / 1000;
  return [0, summer, 3600, -3600, YEAR, -10 * YEAR, 0].map(Math.round);
}

interface Jumping {
  bench: Workbench;
  artifact: string;
  tally: Counting;
}

/**
 * Sets the clock of the server forth and back, by hours and years and over the change to summer time, while it serves:
 * answers, rate limits and the rest from a failing model must not notice. Then sets the times of the index to 1970 and
 * 2099, and lets an ingest run under a wrong clock.
 */
export async function jumpClock({ quick }: Run): Promise<Tally> {
  const bench = await createWorkbench();
  const tally = createTally('jumps of the clock');
  try {
    const jumping = { bench, artifact: await putIndex(bench, 'artifact'), tally };
    await jumpUnderQuestions(jumping);
    await jumpUnderLimit(jumping);
    if (quick) return tally;
    await jumpUnderBrokenModel(jumping);
    await setTimesOfIndex(jumping);
    await ingestUnderWrongClock(jumping);
    return tally;
  } finally {
    await bench.remove();
  }
}

async function serve(
  { bench, artifact }: Jumping,
  env: Record<string, string>,
  use: (server: ServerProcess, jump: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const clock = { CHAOS_CLOCK: planJumps().join(','), TZ: 'Europe/Amsterdam' };
  const server = await startServerProcess(
    { corpus: bench.corpora[0], artifact },
    { env: { ...clock, ...env }, preload: PRELOAD },
  );
  const jump = async () => {
    server.signal('SIGUSR2');
    await setTimeout(100);
  };
  try {
    await use(server, jump);
  } finally {
    server.signal('SIGTERM');
    await server.ended;
  }
}

async function askAll(server: ServerProcess): Promise<string> {
  const texts: string[] = [];
  for (const one of MIX) texts.push(readValue(await send(server.url, one)).text);
  return texts.join('\n');
}

async function jumpUnderQuestions(jumping: Jumping): Promise<void> {
  const { tally } = jumping;
  await serve(jumping, {}, async (server, jump) => {
    const before = await askAll(server);
    for (const _ of planJumps()) {
      await jump();
      tally.count('jumps of the clock');
      const isSame = (await askAll(server)) === before;
      tally.expect(isSame, 'same answers after a jump', 'other answers after a jump of the clock');
    }
  });
}

/** A client that spent what it may gets no more because the clock says that a year went by, nor less for a decade back. */
async function jumpUnderLimit(jumping: Jumping): Promise<void> {
  const env = { BRIEFWIJZER_CLIENT_BURST: '5', BRIEFWIJZER_CLIENT_PER_MINUTE: '20' };
  await serve(jumping, env, async (server, jump) => {
    const status = async () => (await send(server.url, MIX[0]!)).status;
    for (let turn = 0; turn < planJumps().length; turn += 1) {
      while ((await status()) === 200);
      await jump();
      const isHeld = (await status()) === 429;
      await setTimeout(3500);
      const isLet = (await status()) === 200;
      const what = `after jump ${turn + 1}: held ${isHeld}, let on after its pause ${isLet}`;
      jumping.tally.expect(isHeld && isLet, 'rate limit untouched by a jump', what);
    }
  });
}

/** A model that fails is left alone for half a minute, not for the decade that the clock went back. */
async function jumpUnderBrokenModel(jumping: Jumping): Promise<void> {
  let calls = 0;
  const model: Server = createServer((_request, response) => {
    calls += 1;
    response.writeHead(500).end('{}');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => model.once('listening', resolve));
  const env = {
    BRIEFWIJZER_WRITER: 'openai',
    BRIEFWIJZER_WRITER_URL: `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`,
    BRIEFWIJZER_WRITER_MODEL: 'stuk',
  };
  await serve(jumping, env, async (server, jump) => {
    // Six jumps end ten years back.
    for (let turn = 0; turn < 4; turn += 1) await jump();
    for (let turn = 0; turn < 8; turn += 1) await send(server.url, MIX[0]!);
    const whileOpen = calls;
    await jump();
    for (let turn = 0; turn < 4; turn += 1) await send(server.url, MIX[0]!);
    const isRested = calls === whileOpen;
    await setTimeout(31_000);
    for (let turn = 0; turn < 4; turn += 1) await send(server.url, MIX[0]!);
    const isTriedAgain = calls > whileOpen;
    const what = `the model was called ${whileOpen} times, ${calls} after its rest; rested ${isRested}`;
    jumping.tally.expect(isRested && isTriedAgain, 'the rest of a failing model untouched by a jump', what);
  });
  model.close();
}

async function setTimesOfIndex({ artifact, tally }: Jumping): Promise<void> {
  const { answers } = await openAndAsk(artifact);
  const manifest = path.join(artifact, 'manifest.json');
  for (const year of ['1970-01-01T00:00:00Z', '2099-12-31T23:59:59Z']) {
    await utimes(manifest, new Date(year), new Date(year));
    const opened = await openAndAsk(artifact);
    const isRight = opened.answers === answers && opened.services.index.builtAt.startsWith(year.slice(0, 4));
    tally.expect(
      isRight,
      'index with a strange time served',
      `an index of ${year} is not served as it should be`,
    );
  }
}

/** Whatever the clock says, an ingest takes over the lock of a process that is gone, and builds the same index. */
async function ingestUnderWrongClock({ bench, artifact, tally }: Jumping): Promise<void> {
  const expected = await openAndAsk(bench.indexes[1]);
  for (const offset of [-10 * YEAR, YEAR]) {
    const env = { CHAOS_CLOCK: String(offset) };
    const killed = startIngest({ corpus: bench.corpora[1], artifact }, { env, preload: PRELOAD });
    await setTimeout(2500);
    killed.child.kill('SIGKILL');
    await killed.ended;
    const { code, err } = await startIngest({ corpus: bench.corpora[1], artifact }, { env, preload: PRELOAD })
      .ended;
    const { version, answers } = await openAndAsk(artifact);
    const isSame = code === 0 && version === expected.version && answers === expected.answers;
    tally.expect(
      isSame,
      'same index under a wrong clock',
      `under a wrong clock: exit ${code}, index ${version} ${err}`,
    );
    await startIngest({ corpus: bench.corpora[0], artifact }).ended;
  }
}
