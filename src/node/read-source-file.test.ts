import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listSourceFiles, readSourceText } from './read-source-file.ts';

let root: string;
let corpus: string;
let place: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'sources-'));
  corpus = path.join(root, 'corpus');
  place = path.join(corpus, 'brief.txt');
  await mkdir(corpus);
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('a source file', () => {
  it.each<[string, RegExp, () => Promise<unknown>]>([
    ['is missing', /is missing/u, async () => undefined],
    ['is a folder', /is no file/u, () => mkdir(place)],
    ['is a pipe', /is no file/u, () => promisify(execFile)('mkfifo', [place])],
    ['is a link to itself', /leads to itself/u, () => symlink(place, place)],
    ['is not UTF-8', /is not UTF-8/u, () => writeFile(place, Buffer.of(0x61, 0xff))],
  ])('that %s is refused by its name, with what to do', async (_, what, make) => {
    await make();
    const refusal = await readSourceText(corpus, 'brief.txt').catch((error) => error);
    expect(refusal).toMatchObject({ type: 'corpus_invalid', message: expect.stringMatching(what) });
    expect(refusal.message).toContain('corpus/brief.txt');
    expect(refusal.hint).toContain('npm run ingest');
    expect(refusal.message).not.toContain(root);
  });

  it('is read as it is, a byte order mark included', async () => {
    await writeFile(place, '\uFEFFtekst');
    expect(await readSourceText(corpus, 'brief.txt')).toBe('\uFEFFtekst');
  });
});

describe('a folder of sources', () => {
  it('lists its files in order, without hidden and half-written ones; none where there is no folder', async () => {
    for (const name of ['b.xml', 'a.xml', '.hidden', 'c.xml.12.part'])
      await writeFile(path.join(corpus, name), '');
    expect(await listSourceFiles(corpus, '.')).toEqual(['a.xml', 'b.xml']);
    expect(await listSourceFiles(corpus, 'nowhere')).toEqual([]);
  });

  it('that is a file is refused by its name', async () => {
    await writeFile(place, '');
    await expect(listSourceFiles(corpus, 'brief.txt')).rejects.toMatchObject({
      type: 'corpus_invalid',
      message: expect.stringContaining('corpus/brief.txt cannot be read'),
    });
  });
});
