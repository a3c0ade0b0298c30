import * as fc from 'fast-check';
import { checkReply, type Rules } from './check-reply.ts';
import { insist } from './fault.ts';
import { generateRequests } from './generate.ts';
import type { FuzzRequest, Reply } from './request.ts';
import { isAlive, sendOverSocket, sendToApp } from './send.ts';
import type { Site } from './site.ts';
import { createTally, type Tally } from './tally.ts';
import { startWatchdog } from './watchdog.ts';

export interface FuzzOptions {
  runs: number;
  seed: number;
  /** Takes a line on how far the run is. */
  log(line: string): void;
}

/** A request that breaks a rule, made as small as could be. */
export interface Failure {
  seed: number;
  rule: string;
  request: FuzzRequest | undefined;
}

const BATCH = 1000;
/** After so many failing batches there is work enough. */
const MAX_FAILURES = 12;
/** A batch with the shrinking of its failure. */
const BATCH_MS = 600_000;
/** One request: far above the slowest on a busy machine, far below for ever. */
const REQUEST_MS = 20_000;
/** Every so many requests one is sent again: the same request has the same answer. */
const REPEAT_EVERY = 40;

const IDS = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gu;

function comparable({ status, text }: Reply): string {
  return `${status} ${text.replace(IDS, 'id').replace(/"created":\d+/gu, '')}`;
}

async function checkRepeat(request: FuzzRequest, reply: Reply, { app }: Site): Promise<void> {
  const changes = /^\/(?:metrics|press\/exports)/u.test(request.target);
  if (changes || request.transport === 'socket') return;
  const again = await sendToApp(app, request);
  insist(comparable(again) === comparable(reply), 'the same request has the same answer', comparable(again));
}

async function send(request: FuzzRequest, site: Site): Promise<Reply | undefined> {
  if (request.transport === 'app') return sendToApp(site.app, request);
  try {
    return await sendOverSocket(site.port, request);
  } catch (error) {
    // What is no HTTP may be cut off without a word, as long as the server goes on.
    insist(await isAlive(site.port), 'the server goes on', String(error));
    return undefined;
  }
}

/** Node's own parser answers what is no HTTP, before anything of ours hears of it. */
function isParserReply({ transport }: FuzzRequest, { status, headers, text }: Reply): boolean {
  return (
    transport === 'socket' &&
    [400, 408, 413, 417, 431].includes(status) &&
    !headers.has('API-Version') &&
    text === ''
  );
}

function createRunner(site: Site, tally: Tally) {
  const rules: Rules = { ...site.rules, count: tally.count };
  const watchdog = startWatchdog(REQUEST_MS);
  let sent = 0;
  const check = async (request: FuzzRequest): Promise<void> => {
    const start = performance.now();
    const reply = await send(request, site);
    const via = request.transport === 'socket' ? '(socket) ' : '';
    tally.add(via + request.route, reply?.status ?? 0, performance.now() - start);
    if (!reply || isParserReply(request, reply)) return;
    checkReply(request, reply, rules);
    sent += 1;
    if (sent % REPEAT_EVERY === 0) await checkRepeat(request, reply, site);
  };
  const run = (request: FuzzRequest) => {
    watchdog.watch(request);
    return check(request).finally(() => watchdog.watch(undefined));
  };
  return { run, watchdog };
}

/** Sends generated requests and holds every reply against the rules; resolves to what was found. */
export async function fuzz(
  site: Site,
  { runs, seed, log }: FuzzOptions,
): Promise<{ failures: Failure[]; tally: Tally }> {
  const tally = createTally();
  const { run, watchdog } = createRunner(site, tally);
  const property = fc.asyncProperty(generateRequests(site.source), run);
  const failures: Failure[] = [];
  try {
    for (let done = 0; done < runs && failures.length < MAX_FAILURES; done += BATCH) {
      const batch = { seed: seed + done / BATCH, numRuns: Math.min(BATCH, runs - done) };
      const limits = { interruptAfterTimeLimit: BATCH_MS, markInterruptAsFailure: true };
      const details = await fc.check(property, { ...batch, ...limits });
      if (details.failed) failures.push(describe(details, batch.seed));
      if ((done / BATCH) % 5 === 0 || details.failed)
        log(`${done + batch.numRuns} requests, ${failures.length} failures`);
    }
  } finally {
    watchdog.watch(undefined);
    await watchdog.stop();
  }
  return { failures, tally };
}

function describe({ errorInstance, counterexample }: fc.RunDetails<[FuzzRequest]>, seed: number): Failure {
  return { seed, rule: String(errorInstance ?? 'interrupted'), request: counterexample?.[0] };
}
