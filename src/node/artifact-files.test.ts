import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeArtifact, encodeArtifact } from '../index/artifact.ts';
import { MANIFEST_FILE } from '../index/artifact-manifest.ts';
import { makeIndex, TEST_ORIGIN } from '../index/testing.ts';
import { readArtifactFiles, sweepLeftovers, writeArtifactFiles } from './artifact-files.ts';

const OLD = 'VERZONNEN oude brief (MADE UP)';
const NEW = 'VERZONNEN nieuwe brief (MADE UP)';
const CHILD = fileURLToPath(new URL('fixtures/fail-at.ts', import.meta.url));

const run = (command: string, place: string) => promisify(execFile)(command, [place]);

let root: string;
let folder: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'artifact-'));
  folder = path.join(root, 'old');
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function put(title: string, into = folder): Promise<void> {
  await writeArtifactFiles(into, await encodeArtifact(makeIndex(title), TEST_ORIGIN));
}

/** Title of the letter in the artifact that a reader finds; throws when what is there is not whole. */
async function readTitle(from = folder): Promise<string> {
  const { files } = await readArtifactFiles(from);
  return (await decodeArtifact(files)).content.documents[0]!.title;
}

function failAt(into: string, end: string, nth: number): Promise<{ code: number | null; err: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, into, NEW, end, String(nth)]);
  let err = '';
  child.stderr.on('data', (data) => {
    err += data;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, err })));
}

/** Tries one moment after another, two at a time, until the process gets through; gives what it found at each. */
async function tryMoments(end: string, step: number): Promise<Moment[]> {
  const found: Moment[] = [];
  for (let nth = 1; nth < 200; nth += 2 * step) {
    const pair = [nth, nth + step].map(async (moment) => {
      const into = path.join(root, `${end}-${moment}`);
      await cp(folder, into, { recursive: true });
      const outcome = await failAt(into, end, moment);
      return { ...outcome, title: await readTitle(into), into };
    });
    found.push(...(await Promise.all(pair)));
    if (found.some(({ code }) => code === 0)) return found;
  }
  throw new Error('the process never got through');
}

interface Moment {
  code: number | null;
  err: string;
  title: string;
  into: string;
}

describe('an artifact folder', () => {
  it('gives back what was put there, with the time at which it was', async () => {
    await put(OLD);
    const { builtAt } = await readArtifactFiles(folder);
    expect(await readTitle()).toBe(OLD);
    expect(builtAt).toBe((await stat(path.join(folder, MANIFEST_FILE))).mtime.toISOString());
  });

  it('holds one artifact only, and leaves files of others alone', async () => {
    await put(OLD);
    await writeFile(path.join(folder, 'README'), 'not ours');
    await writeFile(path.join(folder, 'units-0000000000000000.json.4711.part'), 'half');
    await put(NEW);
    expect(await readTitle()).toBe(NEW);
    const names = [...(await encodeArtifact(makeIndex(NEW), TEST_ORIGIN)).keys(), 'README'];
    expect((await readdir(folder)).sort()).toEqual(names.sort());
  });

  it('keeps its time when the same artifact is put there again, and mends a damaged part', async () => {
    await put(OLD);
    const at = new Date('2026-02-03T04:05:06Z');
    await utimes(path.join(folder, MANIFEST_FILE), at, at);
    const part = (await readdir(folder)).find((name) => name.startsWith('units-'))!;
    await writeFile(path.join(folder, part), 'damaged');
    await expect(readTitle()).rejects.toThrow(part);
    await put(OLD);
    expect(await readTitle()).toBe(OLD);
    expect((await readArtifactFiles(folder)).builtAt).toBe(at.toISOString());
  });

  it('says that there is none', async () => {
    await expect(readTitle()).rejects.toMatchObject({ type: 'artifact_missing' });
    await writeFile(folder, 'a file where the folder should be');
    await expect(readTitle()).rejects.toMatchObject({ type: 'artifact_missing' });
    await expect(put(OLD)).rejects.toMatchObject({
      type: 'unavailable',
      message: expect.stringContaining('old'),
    });
  });

  it.each([
    ['a folder', (place: string) => mkdir(place), /is no file/u],
    ['a pipe, which would be read for ever', (place: string) => run('mkfifo', place), /is no file/u],
    ['of another length', (place: string) => writeFile(place, 'x'), /has 1 bytes, not \d+/u],
    [
      'too large to be read',
      (place: string) => writeFile(place, '').then(() => truncate(place, 2 ** 33)),
      /has/u,
    ],
  ])('refuses a part or a manifest that is %s, by its name', async (_, replace, what) => {
    await put(OLD);
    const names = (await readdir(folder)).filter((name) => /^units-|^manifest/u.test(name));
    for (const name of names.sort().reverse()) {
      await rm(path.join(folder, name));
      await replace(path.join(folder, name));
      const refusal = await readTitle().catch((error) => error);
      expect(refusal).toMatchObject({ type: 'artifact_damaged', message: expect.stringContaining(name) });
      if (name !== MANIFEST_FILE) expect(refusal.message).toMatch(what);
    }
    expect(names).toHaveLength(2);
  });

  it('loses what ingests that were killed left behind, and nothing that it needs', async () => {
    await put(OLD);
    const whole = await readdir(folder);
    for (const name of ['graph.11.part', 'units-0000000000000000.json', 'ingest.lock.own.12.1.part'])
      await writeFile(path.join(folder, name), 'left');
    await sweepLeftovers(folder);
    expect(await readdir(folder)).toEqual(whole);
    await writeFile(path.join(folder, MANIFEST_FILE), 'damaged');
    await writeFile(path.join(folder, 'graph.11.part'), 'left');
    await sweepLeftovers(folder);
    expect(await readdir(folder)).toEqual(whole);
  });

  it('is read whole while another process puts a new one there', async () => {
    await put(OLD);
    const titles = new Set<string>();
    const writing = (async () => {
      for (let turn = 0; turn < 10; turn += 1) await put(turn % 2 === 0 ? NEW : OLD);
    })();
    for (let turn = 0; turn < 30; turn += 1) titles.add(await readTitle());
    await writing;
    for (const title of titles) expect([OLD, NEW]).toContain(title);
  });
});

describe('putting an artifact in place', { timeout: 120_000 }, () => {
  it('leaves the old or the new one whole when it is killed, at every moment', async () => {
    await put(OLD);
    const found = await tryMoments('kill', 1);
    const killed = found.filter(({ code }) => code === null);
    expect(killed.length).toBeGreaterThan(15);
    expect(new Set(killed.map(({ title }) => title))).toEqual(new Set([OLD, NEW]));
    for (const { into } of killed) {
      await put(NEW, into);
      expect((await readdir(into)).filter((name) => name.endsWith('.part'))).toEqual([]);
    }
  });

  it('says so when the disk is full, at whatever moment, and leaves no half file', async () => {
    await put(OLD);
    const found = await tryMoments('ENOSPC', 2);
    const failed = found.filter(({ code }) => code === 2);
    expect(failed.length).toBeGreaterThan(5);
    for (const { err, into, title } of failed) {
      expect(err).toContain('the disk is full');
      expect([OLD, NEW]).toContain(title);
      expect((await readdir(into)).filter((name) => name.endsWith('.part'))).toEqual([]);
    }
  });
});
