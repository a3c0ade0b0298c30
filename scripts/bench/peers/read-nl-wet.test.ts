import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isHeldOut, readNlWet } from './read-nl-wet.ts';

/** A MADE UP collection. */
const FILES = {
  'corpus.jsonl':
    '{"_id": "c1", "title": "", "text": "het wenselijk is bomen te planten;"}\n{"_id": "c2", "text": "x"}\n',
  'queries.jsonl': '{"_id": "q1", "text": "Bomenwet"}\n{"_id": "q2", "text": "Zwembadwet"}\n',
  'qrels.tsv': 'query-id\tcorpus-id\tscore\nq1\tc1\t1\nq2\tc2\t0\n',
};

describe('a collection in form of BEIR', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'beir-'));
    for (const [name, text] of Object.entries(FILES)) await writeFile(path.join(folder, name), text);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('gives passages, and queries in two halves with what they should find', async () => {
    const { corpus, sets } = (await readNlWet(folder))!;
    expect(corpus.passages.map(({ id, text }) => [id, text])).toEqual([
      ['c1:p1', 'het wenselijk is bomen te planten;'],
      ['c2:p1', 'x'],
    ]);
    const queries = sets.flatMap((set) => set.queries);
    expect(queries.find(({ id }) => id === 'q1')).toMatchObject({ text: 'Bomenwet', groups: [['c1:p1']] });
    expect(queries.find(({ id }) => id === 'q2')).toMatchObject({ groups: [] });
    const held = sets.find(({ name }) => name === 'held')!;
    expect(held.queries.map(({ id }) => id)).toEqual(['q1', 'q2'].filter(isHeldOut));
  });

  it('that is not there is left out, one that is half there is refused', async () => {
    expect(await readNlWet(path.join(folder, 'none'))).toBeNull();
    await rm(path.join(folder, 'qrels.tsv'));
    await expect(readNlWet(folder)).rejects.toThrow('qrels.tsv');
  });

  it('with a line that is wrong is refused, with the line', async () => {
    await writeFile(path.join(folder, 'queries.jsonl'), '{"_id": "q1", "text": "x"}\n{"text": 1}\n');
    await expect(readNlWet(folder)).rejects.toThrow('queries.jsonl, line 2');
  });

  it('is halved about evenly', () => {
    const ids = Array.from({ length: 1000 }, (_, at) => `qBWBR${at}`);
    expect(ids.filter(isHeldOut).length).toBeGreaterThan(400);
    expect(ids.filter(isHeldOut).length).toBeLessThan(600);
  });
});
