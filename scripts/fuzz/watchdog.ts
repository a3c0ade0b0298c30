import { Worker } from 'node:worker_threads';

/** Tells what is being done, so that a hang is known by its request. */
export interface Watchdog {
  /** Call before a request; `undefined` after the last one. */
  watch(work: unknown): void;
  stop(): Promise<unknown>;
}

// Text, because a worker knows nothing of the loader that runs this program.
const SOURCE = `
const { parentPort, workerData } = require('node:worker_threads');
const { writeSync } = require('node:fs');
let since = performance.now();
let late = 0;
let work;
parentPort.on('message', (next) => { work = next; since = performance.now(); late = 0; });
setInterval(() => {
  if (work === undefined || performance.now() - since < workerData.limitMs) return;
  // After the machine itself stood still, messages wait behind this timer: they get a few turns first.
  if (++late < 10) return;
  writeSync(2, 'HANG: longer than ' + workerData.limitMs + ' ms in ' + work + '\\n');
  process.kill(process.pid, 'SIGKILL');
}, 200);`;

/**
 * Watches from a thread of its own: work that takes longer than `limitMs` is printed and ends the process, since a loop
 * without end leaves the thread that runs it no time to say so.
 */
export function startWatchdog(limitMs: number): Watchdog {
  const worker = new Worker(SOURCE, { eval: true, workerData: { limitMs } });
  worker.unref();
  return {
    watch: (work) => worker.postMessage(work === undefined ? undefined : JSON.stringify(work)),
    stop: () => worker.terminate(),
  };
}
