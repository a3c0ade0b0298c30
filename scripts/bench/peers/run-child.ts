import { fork } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PeerMeasurement } from './measure-peer.ts';
import type { PeerCorpus } from './peer.ts';
import type { QuerySet } from './read-letter.ts';
import type { PeerEntry } from './roster.ts';

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));

/** Measures each peer on a corpus, one after another, each in a process of its own. */
export async function measureInChildren(
  peers: PeerEntry[],
  task: { corpus: PeerCorpus; sets: QuerySet[] },
): Promise<Map<string, PeerMeasurement>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'briefwijzer-peers-'));
  const file = path.join(folder, 'task.json');
  try {
    await writeFile(file, JSON.stringify(task));
    const measured = new Map<string, PeerMeasurement>();
    for (const { key, label } of peers) {
      process.stderr.write(`${task.corpus.name}: ${label}\n`);
      measured.set(key, await runChild(key, file));
    }
    return measured;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function runChild(key: string, file: string): Promise<PeerMeasurement> {
  return new Promise((resolve, reject) => {
    const child = fork(CHILD, [key, file], {
      execArgv: ['--import', 'tsx', '--expose-gc'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.once('message', (message) => resolve(message as PeerMeasurement));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${key} ended with code ${code} before it had measured`)));
  });
}
