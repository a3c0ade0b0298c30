/** `npm run worker:build`: what would be deployed, its sizes and its start-up; fails above what a Worker may be. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describeError } from '../src/errors.ts';
import { measureOpening, type Opening } from './worker/measure-opening.ts';
import { readBusyMs } from './worker/measure-startup.ts';
import { runWrangler } from './worker/run-wrangler.ts';
import { writeAssets } from './worker/write-assets.ts';

const MOST_GZIP = 1.5 * 1024 * 1024;
const MOST_STARTUP_MS = 200;
const STARTS = 5;
/** Of one static asset (developers.cloudflare.com/workers/platform/limits). */
const MOST_ASSET = 25 * 1024 * 1024;
/** Of the 128 MB that an isolate has; the rest is for the script and for requests. */
const MOST_HELD = 100e6;

interface Measured {
  script: Uint8Array[];
  assets: Map<string, Uint8Array>;
  startupMs: number;
  opening: Opening;
}

async function measure(folder: string): Promise<Measured> {
  const assets = await writeAssets((line) => process.stderr.write(`${line}\n`));
  await runWrangler(['deploy', '--dry-run', '--outdir', folder, ...process.argv.slice(2)]);
  const modules = (await readdir(folder)).filter((name) => !/\.map$|^README\.md$/u.test(name));
  const script = await Promise.all(modules.map((name) => readFile(path.join(folder, name))));
  return {
    ...{ script, assets },
    startupMs: await measureStartup(path.join(folder, 'startup.cpuprofile')),
    opening: await measureOpening(assets),
  };
}

/** Other programs can only make a start slower, so one that is too slow is looked at again. */
async function measureStartup(profile: string): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < STARTS && least > MOST_STARTUP_MS; turn += 1) {
    await runWrangler(['check', 'startup', '--outfile', profile]);
    least = Math.min(least, await readBusyMs(profile));
  }
  return least;
}

const kib = (bytes: number) => `${(bytes / 1024).toFixed(1).padStart(9)} KiB`;
const sum = (sizes: number[]) => sizes.reduce((all, one) => all + one, 0);

function describeSize(name: string, files: Uint8Array[]): string {
  const gzip = sum(files.map((bytes) => gzipSync(bytes).length));
  return `${name.padEnd(12)}${kib(sum(files.map(({ length }) => length)))}   gzip ${kib(gzip)}`;
}

/** What is more than a Worker may be, in words. */
function findFaults({ script, assets, startupMs, opening }: Measured): string[] {
  const gzip = sum(script.map((bytes) => gzipSync(bytes).length));
  const large = [...assets].filter(([, { length }]) => length > MOST_ASSET);
  return [
    ...(gzip > MOST_GZIP ? [`The script is larger than ${MOST_GZIP / 1024} KiB gzip.`] : []),
    ...(startupMs > MOST_STARTUP_MS ? [`The start-up takes more than ${MOST_STARTUP_MS} ms.`] : []),
    ...(opening.bytes > MOST_HELD ? ['The index is larger than the memory of an isolate.'] : []),
    ...large.map(([name]) => `${name} is larger than an asset may be (25 MiB): the corpus is too large.`),
  ];
}

const folder = await mkdtemp(path.join(tmpdir(), 'briefwijzer-worker-'));
try {
  const measured = await measure(folder);
  const { script, assets, startupMs, opening } = measured;
  const faults = findFaults(measured);
  const lines = [
    describeSize('script', script),
    describeSize('assets', [...assets.values()]),
    `start-up    ${startupMs.toFixed(1).padStart(9)} ms of work in workerd on this machine, before the first request`,
    `first request${opening.ms.toFixed(0).padStart(8)} ms of work to open the index, which then holds ${(opening.bytes / 1e6).toFixed(1)} MB (in Node)`,
    ...faults,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
