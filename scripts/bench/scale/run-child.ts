import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));

/** Runs one measurement in a process of its own, so that its memory is that of nothing else. */
export function runScaleChild<T>(args: string[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(CHILD, args, {
      execArgv: ['--import', 'tsx', '--expose-gc'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.once('message', (message) => resolve(message as T));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${args[0]} ended with ${code} before it had measured`)));
  });
}
