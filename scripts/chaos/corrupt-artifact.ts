import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Case, Outcome } from './corrupt-child.ts';
import { SPOILS } from './corruptions.ts';
import { type Counting, createTally, type Run, type Tally } from './tally.ts';
import { createWorkbench, putIndex, startProgram } from './workbench.ts';

const CHILD = fileURLToPath(new URL('corrupt-child.ts', import.meta.url));
const LANES = 2;
const BATCH = 100;
/** Opening takes less than a second; a case that takes this long hangs. */
const HANG_MS = 60_000;

/**
 * Spoils every file in an artifact folder, whatever files there are: by chance, by structure, and by structure with
 * every hash made to fit again. Each must be refused with a message of ours or give right answers.
 */
export async function corruptArtifact(run: Run): Promise<Tally> {
  const bench = await createWorkbench();
  const tally = createTally();
  try {
    const base = await putIndex(bench, 'artifact', 1);
    const names = await readdir(base);
    const cases = planCases(names, run);
    run.note(`${names.length} files, ${cases.length} cases`);
    const batches = Array.from({ length: Math.ceil(cases.length / BATCH) }, (_, at) =>
      cases.slice(at * BATCH, (at + 1) * BATCH),
    );
    const lanes = Array.from({ length: LANES }, async (_, lane) => {
      const folder = path.join(bench.root, `lane-${lane}`);
      await mkdir(folder);
      for (let batch = batches.pop(); batch; batch = batches.pop()) {
        await runBatch(batch, { base, folder, tally });
        if (batches.length % 10 === 0) run.note(`${batches.length * BATCH} cases to go`);
      }
    });
    await Promise.all(lanes);
    return tally;
  } finally {
    await bench.remove();
  }
}

/** For every file as many cases of each kind; small files such as the manifest as many as large ones. */
function planCases(names: string[], { quick, random }: Run): Case[] {
  const [spoilt, forged] = quick ? [6, 6] : [500, 60];
  const ways = Object.keys(SPOILS);
  return names.flatMap((file) => [
    ...Array.from({ length: spoilt }, (_, at) => ({
      file,
      how: quick ? random.pick(ways) : ways[at % ways.length]!,
      seed: random.below(2 ** 31),
    })),
    ...Array.from({ length: forged }, () => ({ file, how: 'forged', seed: random.below(2 ** 31) })),
  ]);
}

interface Place {
  base: string;
  folder: string;
  tally: Counting;
}

/** Runs cases in a process; when one of them ends it, that is a failure, and another process does the rest. */
async function runBatch(cases: Case[], { base, folder, tally }: Place): Promise<void> {
  let rest = cases;
  while (rest.length > 0) {
    const list = path.join(folder, 'cases.json');
    await writeFile(list, JSON.stringify(rest));
    const { child, ended } = startProgram(CHILD, [base, path.join(folder, 'scratch'), list]);
    let watch = setTimeout(() => child.kill('SIGKILL'), HANG_MS);
    child.stdout?.on('data', () => {
      clearTimeout(watch);
      watch = setTimeout(() => child.kill('SIGKILL'), HANG_MS);
    });
    const { code, out, err } = await ended;
    clearTimeout(watch);
    const done = readOutcomes(out);
    done.forEach((outcome, at) => void record(rest[at]!, outcome, tally));
    if (done.length < rest.length) {
      const how = code === null ? 'crashed or hung' : `ended with ${code}`;
      tally.failures.push(`${describe(rest[done.length]!)}: the process ${how} ${err.slice(0, 300)}`);
    }
    rest = rest.slice(done.length + 1);
  }
}

function readOutcomes(out: string): Outcome[] {
  const lines = out.split('\n').filter((line) => line.endsWith('}'));
  return lines.flatMap((line) => JSON.parse(line).outcome ?? []);
}

const describe = ({ file, how, seed }: Case) => `${file}, ${how}, seed ${seed}`;

function record(one: Case, { end, detail }: Outcome, tally: Counting): void {
  const kind = one.how === 'forged' ? 'hashes made to fit' : 'spoilt';
  const file = one.file.replace(/-[0-9a-f]{16}/u, '');
  if (end === 'wrong') tally.failures.push(`${describe(one)}: ${detail}`);
  else if (end === 'sound' && one.how !== 'forged')
    tally.failures.push(`${describe(one)}: answers otherwise`);
  else if (end !== 'void') tally.count(`${kind}, ${end}`);
  if (end === 'sound') tally.count(`another index that is sound in itself: ${file}`);
}
