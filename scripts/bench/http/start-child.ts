import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));

/** Nothing that refuses a client for asking much: what is measured is the answer. */
const LIMITS = {
  BRIEFWIJZER_CLIENT_BURST: '1000000',
  BRIEFWIJZER_CLIENT_PER_MINUTE: '1000000',
  BRIEFWIJZER_TOTAL_BURST: '1000000',
  BRIEFWIJZER_TOTAL_PER_MINUTE: '1000000',
};

export interface MeasuredServer {
  url: string;
  stop(): void;
}

/** Starts the server in a process of its own on a free port, with default settings but for the limits. */
export async function startMeasuredServer(execArgv: string[] = []): Promise<MeasuredServer> {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('BRIEFWIJZER_'));
  const child = fork(CHILD, [], {
    env: { ...Object.fromEntries(kept), ...LIMITS, HOST: '127.0.0.1', PORT: '0', NODE_ENV: 'production' },
    execArgv: ['--import', 'tsx', ...execArgv],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return { url: await addressFrom(child), stop: () => child.disconnect() };
}

function addressFrom(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('message', (url) => resolve(String(url)));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the server ended with code ${code} before it listened`)));
  });
}
