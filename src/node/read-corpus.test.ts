import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addPaper,
  createTestCorpus,
  LETTER,
  manifestOf,
  type TestCorpus,
} from './fixtures/made-up-corpus.ts';
import { parseCorpus, readCorpusFiles } from './read-corpus.ts';

let test: TestCorpus;
beforeEach(async () => {
  test = await createTestCorpus();
});
afterEach(() => test.remove());

const readHash = async () => (await readCorpusFiles(test.corpus)).hash;
const parse = async () => parseCorpus(await readCorpusFiles(test.corpus));

describe('reading a corpus', () => {
  it('gives the documents of its own files and says what is not there', async () => {
    const { documents, own, summaries, problems } = await parse();
    expect(documents.map(({ id }) => id)).toEqual(['verzonnen-brief']);
    expect(documents[0]!.text).toContain('plant in het voorjaar van 2027 honderd bomen');
    expect([own, problems]).toEqual([1, []]);
    expect(summaries.map(({ id, status }) => [id, status])).toEqual([
      ['verzonnen-brief', 'indexed'],
      ['kst-99999-1', 'not_fetched'],
    ]);
  });

  it('takes in a paper that somebody put there, after its own documents', async () => {
    await addPaper(test);
    const { documents, own, summaries } = await parse();
    expect(documents.map(({ id }) => id)).toEqual(['verzonnen-brief', 'kst-99999-1']);
    expect(own).toBe(1);
    expect(summaries.every(({ status }) => status === 'indexed')).toBe(true);
  });

  it('goes on without a paper that is damaged, and says why', async () => {
    await writeFile(path.join(test.corpus, 'sources/kamerstukken/kst-99999-1.xml'), '<officiele-publicatie>');
    const { documents, summaries, problems } = await parse();
    expect(documents).toHaveLength(1);
    expect(problems[0]?.detail).toContain('kst-99999-1.xml');
    expect(summaries[1]?.statusReason).toContain('geweigerd');
  });

  it('gives another hash for another manifest, paper or enrichment, and only then', async () => {
    const hashes = [await readHash()];
    expect(await readHash()).toBe(hashes[0]);
    await addPaper(test);
    hashes.push(await readHash());
    await writeFile(path.join(test.corpus, 'enrichment', 'lexicon.jsonl'), '');
    hashes.push(await readHash());
    await writeFile(path.join(test.corpus, 'manifest.json'), JSON.stringify(manifestOf(LETTER), null, 2));
    hashes.push(await readHash());
    const half = path.join(test.corpus, 'sources/kamerstukken/kst-99999-2.xml.12.part');
    await writeFile(half, 'being written');
    expect(await readHash()).toBe(hashes[3]);
    expect(new Set(hashes).size).toBe(4);
  });

  it.each<[string, () => Promise<void>, string]>([
    [
      'a source that changed',
      () => writeFile(test.source, `${LETTER}.`),
      'corpus/sources/brief.txt has changed',
    ],
    ['a source that is missing', () => rm(test.source), 'corpus/sources/brief.txt is missing'],
    ['no manifest', () => rm(path.join(test.corpus, 'manifest.json')), 'corpus/manifest.json is missing'],
    ['no corpus', () => rm(test.corpus, { recursive: true }), 'corpus/manifest.json is missing'],
    ['a manifest that is no JSON', () => writeFile(path.join(test.corpus, 'manifest.json'), '{'), 'no JSON'],
  ])('refuses %s, with the name of the file', async (_, spoil, message) => {
    await spoil();
    await expect(readCorpusFiles(test.corpus)).rejects.toMatchObject({
      type: 'corpus_invalid',
      message: expect.stringContaining(message),
    });
  });

  it('tells which command to run when a source changed', async () => {
    await writeFile(test.source, LETTER.replace('honderd', 'duizend'));
    await expect(readCorpusFiles(test.corpus)).rejects.toMatchObject({
      hint: expect.stringContaining('npm run ingest'),
    });
  });
});
