import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followArtifact, inTurn, type ReloadOutcome } from './follow-artifact.ts';

let folder: string;
let manifest: string;
let stop: () => void = () => undefined;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'follow-'));
  manifest = path.join(folder, 'manifest.json');
  await writeFile(manifest, 'one');
});
afterEach(async () => {
  stop();
  await rm(folder, { recursive: true });
});

/** Follows with outcomes in turn, the last for ever; counts the reloads. */
function follow(...outcomes: ReloadOutcome[]): { reloads: number } {
  const seen = { reloads: 0 };
  const reload = async () => {
    seen.reloads += 1;
    return outcomes[Math.min(seen.reloads, outcomes.length) - 1]!;
  };
  stop = followArtifact(folder, { everyMs: 20, reload });
  return seen;
}

describe('following an artifact', () => {
  it('reloads when the manifest changes, whatever its clock says', async () => {
    const at = new Date('2026-05-06T07:08:09Z');
    await utimes(manifest, at, at);
    const seen = follow('served');
    await setTimeout(100);
    expect(seen.reloads).toBe(0);
    await writeFile(manifest, 'other');
    await utimes(manifest, at, at);
    await expect.poll(() => seen.reloads).toBeGreaterThan(0);
  });

  it('tries again what is refused, until it is served, and not without end', async () => {
    const seen = follow('refused', 'refused', 'served');
    await setTimeout(50);
    await writeFile(manifest, 'other');
    await expect.poll(() => seen.reloads).toBe(3);
    stop();
    const never = follow('refused');
    await setTimeout(50);
    await writeFile(manifest, 'and another');
    await expect.poll(() => never.reloads).toBe(11);
    await setTimeout(100);
    expect(never.reloads).toBe(11);
  });

  it('does not reload for a manifest that is gone, and does for one that comes', async () => {
    const seen = follow('served');
    await setTimeout(50);
    await rm(manifest);
    await setTimeout(100);
    expect(seen.reloads).toBe(0);
    await writeFile(manifest, 'two');
    await expect.poll(() => seen.reloads).toBe(1);
  });
});

describe('work in turn', () => {
  it('is never done twice at once, and once more for all who asked meanwhile', async () => {
    let inside = 0;
    let done = 0;
    const work = inTurn(async () => {
      inside += 1;
      expect(inside).toBe(1);
      await setTimeout(10);
      inside -= 1;
      done += 1;
      return done;
    });
    expect(await Promise.all([work(), work(), work(), work()])).toEqual([1, 2, 2, 2]);
    expect(await work()).toBe(3);
  });
});
