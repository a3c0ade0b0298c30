import { readdir, readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../src/errors.ts';
import { type Ended, type ProgramOptions, startProgram } from './workbench.ts';

const ENTRY = fileURLToPath(new URL('../../src/node.ts', import.meta.url));

/** The real server in a process of its own. */
export interface ServerProcess {
  url: string;
  pid: number;
  /** What it logged so far, a line of JSON each. */
  lines: string[];
  ended: Promise<Ended>;
  signal(name: NodeJS.Signals): void;
  /** Waits until a logged line holds `words`, counted from line `from` on. Errors: when it does not within a minute. */
  waitFor(words: string, from?: number): Promise<void>;
  /** Resident memory in megabytes and open files, as Linux has them; 0 elsewhere. */
  measure(): Promise<{ megabytes: number; files: number }>;
}

const QUIET = {
  HOST: '127.0.0.1',
  PORT: '0',
  BRIEFWIJZER_CLIENT_BURST: '1000000',
  BRIEFWIJZER_CLIENT_PER_MINUTE: '1000000',
  BRIEFWIJZER_TOTAL_BURST: '1000000',
  BRIEFWIJZER_TOTAL_PER_MINUTE: '1000000',
};

/** Starts the server and waits until it serves. */
export async function startServerProcess(
  folders: { corpus: string; artifact: string },
  options: ProgramOptions = {},
): Promise<ServerProcess> {
  const env = {
    ...QUIET,
    BRIEFWIJZER_CORPUS_FOLDER: folders.corpus,
    BRIEFWIJZER_ARTIFACT_FOLDER: folders.artifact,
    ...options.env,
  };
  const { child, ended } = startProgram(ENTRY, [], { ...options, env });
  const lines: string[] = [];
  let rest = '';
  child.stdout?.on('data', (data) => {
    const parts = (rest + data).split('\n');
    rest = parts.pop()!;
    lines.push(...parts);
  });
  const waitFor = async (words: string, from = 0) => {
    const late = performance.now() + 60_000;
    while (!lines.slice(from).some((line) => line.includes(words))) {
      const isOver = child.exitCode !== null || performance.now() > late;
      if (isOver) throw new AppError('internal', `the server never said "${words}": ${lines.at(-1)}`);
      await setTimeout(10);
    }
  };
  await waitFor('Briefwijzer serves http');
  const url = /Briefwijzer serves (http:[^"]+)/u.exec(lines.join('\n'))![1]!;
  const pid = child.pid!;
  const measure = () => measureProcess(pid);
  return { url, pid, lines, ended, signal: (name) => void child.kill(name), waitFor, measure };
}

async function measureProcess(pid: number): Promise<{ megabytes: number; files: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
  return {
    megabytes: Math.round(Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? 0) / 1024),
    files: files.length,
  };
}
