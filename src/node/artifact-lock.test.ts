import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withArtifactLock } from './artifact-lock.ts';

let folder: string;
let lock: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lock-'));
  lock = path.join(folder, 'ingest.lock');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const work = async () => 'done';

describe('the lock of an artifact folder', () => {
  it('is held while the work goes on and gone afterwards, whatever happens', async () => {
    const held = await withArtifactLock(folder, () => readFile(lock, 'utf8'));
    expect(JSON.parse(held).pid).toBe(process.pid);
    const failing = withArtifactLock(folder, async () => {
      throw new Error('broken off');
    });
    await expect(failing).rejects.toThrow('broken off');
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses a second one, naming the process', async () => {
    const second = await withArtifactLock(folder, () =>
      withArtifactLock(folder, work).catch((error) => error),
    );
    expect(second).toMatchObject({
      type: 'unavailable',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    expect(second.hint).toContain('ingest.lock');
    expect(await withArtifactLock(folder, work)).toBe('done');
  });

  it('of a process that was killed counts for nothing', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const gone = new Promise((resolve) => child.on('close', resolve));
    const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8').catch(() => '');
    const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    await writeFile(lock, JSON.stringify({ pid: child.pid, began }));
    await expect(withArtifactLock(folder, work)).rejects.toMatchObject({ type: 'unavailable' });
    child.kill('SIGKILL');
    await gone;
    expect(await withArtifactLock(folder, work)).toBe('done');
  });

  it.runIf(process.platform === 'linux')(
    'of an earlier process with the same number counts for nothing',
    async () => {
      await writeFile(lock, JSON.stringify({ pid: process.pid, began: '1' }));
      expect(await withArtifactLock(folder, work)).toBe('done');
    },
  );

  it.each(['', '{"pid":', '{"pid":0}', '{"pid":"x"}', 'null'])(
    'that was half written (%s) counts for nothing',
    async (text) => {
      await writeFile(lock, text);
      expect(await withArtifactLock(folder, work)).toBe('done');
    },
  );

  it('of a process on another machine is held, and says where', async () => {
    await writeFile(lock, JSON.stringify({ pid: 1, began: '1', host: 'een-andere-machine' }));
    await expect(withArtifactLock(folder, work)).rejects.toMatchObject({
      type: 'unavailable',
      message: expect.stringContaining('process 1 on een-andere-machine'),
    });
  });

  it('of a machine that was started again counts for nothing', async () => {
    const { pid } = process;
    const held = JSON.parse(await withArtifactLock(folder, () => readFile(lock, 'utf8')));
    await writeFile(lock, JSON.stringify({ ...held, boot: 'an earlier start' }));
    expect(held).toMatchObject({ pid, boot: expect.any(String) });
    expect(await withArtifactLock(folder, work)).toBe('done');
  });

  it('of a process that is gone is taken over by one of many that find it', async () => {
    for (let round = 0; round < 20; round += 1) {
      await writeFile(lock, JSON.stringify({ pid: 2 ** 22 + 1, began: '1' }));
      let inside = 0;
      let most = 0;
      const contend = () =>
        withArtifactLock(folder, async () => {
          inside += 1;
          most = Math.max(most, inside);
          await setTimeout(5);
          inside -= 1;
          return 'done';
        }).catch((error) => error.type);
      const outcomes = await Promise.all(Array.from({ length: 8 }, contend));
      expect(most).toBe(1);
      expect(outcomes).toContain('done');
      expect(outcomes.filter((outcome) => !['done', 'unavailable'].includes(outcome))).toEqual([]);
      expect(await readdir(folder)).toEqual([]);
    }
  });
});
