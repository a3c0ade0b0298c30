/** `npm run worker`: the Worker on this machine, without a network. What follows `--` goes to `wrangler dev`. */
import type { ChildProcess } from 'node:child_process';
import { describeError } from '../src/errors.ts';
import { startWrangler } from './worker/run-wrangler.ts';
import { writeAssets } from './worker/write-assets.ts';

const PARENT_MS = 500;

/** npm hands signals to a shell that dies without passing them on; what is left of them is that we lose our parent. */
function followParent(stop: () => void): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, PARENT_MS).unref();
}

let child: ChildProcess | undefined;

/** Ends wrangler, and this process with it. */
function stop(): void {
  if (child) child.kill('SIGTERM');
  else process.exit(1);
}

try {
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  if (process.env.npm_lifecycle_event) followParent(stop);
  await writeAssets((line) => process.stderr.write(`${line}\n`));
  child = startWrangler(['dev', '--ip', '127.0.0.1', ...process.argv.slice(2)], 'inherit');
  // A terminal sends Ctrl-C to both; we end when wrangler has.
  process.on('SIGINT', () => {});
  child.on('close', (code) => process.exit(code ?? 0));
} catch (error) {
  console.error(describeError(error));
  process.exit(1);
}
