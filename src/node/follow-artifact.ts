import { type Stats, unwatchFile, watchFile } from 'node:fs';
import path from 'node:path';
import { MANIFEST_FILE } from '../index/artifact-manifest.ts';

/** What came of reading an artifact again. */
export type ReloadOutcome = 'served' | 'unchanged' | 'refused';

export interface FollowOptions {
  /** How often the manifest is looked at, in milliseconds; 0: never. */
  everyMs: number;
  reload(): Promise<ReloadOutcome>;
}

/** Most times that a refused artifact is tried again; what is still refused then waits for its next change. */
const RETRIES = 10;

/**
 * Reloads whenever the manifest in an artifact folder changes. An artifact that is refused is tried again: one that is
 * copied there file by file may have its manifest before its parts. Returns what ends it.
 */
export function followArtifact(folder: string, { everyMs, reload }: FollowOptions): () => void {
  if (everyMs === 0) return () => undefined;
  const manifest = path.join(folder, MANIFEST_FILE);
  let turn = 0;
  let retry: NodeJS.Timeout | undefined;
  const attempt = async (mine: number, left: number): Promise<void> => {
    const outcome = await reload();
    if (outcome !== 'refused' || left === 0 || mine !== turn) return;
    retry = setTimeout(() => void attempt(mine, left - 1), everyMs).unref();
  };
  // Any change counts (another inode, size or time): a clock that went back or a copy with its old time is one too.
  const onChange = (now: Stats) => {
    clearTimeout(retry);
    turn += 1;
    if (now.nlink > 0) void attempt(turn, RETRIES);
  };
  watchFile(manifest, { interval: everyMs, persistent: false }, onChange);
  return () => {
    turn += 1;
    clearTimeout(retry);
    unwatchFile(manifest, onChange);
  };
}

/** Runs `work` one at a time; calls that come meanwhile share one more run, which begins after all of them. */
export function inTurn<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  let waiting: Promise<T> | undefined;
  const run = (): Promise<T> => {
    running = work().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (!running) return run();
    waiting ??= running
      .catch(() => undefined)
      .then(() => {
        waiting = undefined;
        return run();
      });
    return waiting;
  };
}
