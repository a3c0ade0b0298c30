import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import corpus from '../../corpus/manifest.json' with { type: 'json' };
import { FilePaperStore } from './file-cache.ts';
import { buildMetadata, readFixture } from './fixtures/koop-server.ts';
import { buildPaperPdf } from './fixtures/pdf-builder.ts';
import { parseManifest, summarizeCorpus } from './manifest.ts';
import { readPapers } from './read-papers.ts';

const manifest = parseManifest(corpus);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'papers-'));
});
afterEach(() => rm(folder, { recursive: true }));

const drop = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);
const read = () => readPapers(new FilePaperStore(folder), manifest);

describe('papers that were put into the folder', () => {
  it('are taken in though the manifest does not name them, and named after themselves', async () => {
    await drop('kst-99999-1.xml', readFixture('letter.xml'));
    await drop('kst-99999-4.xml', readFixture('table.xml'));
    await drop('kst-99999-4.metadata.xml', buildMetadata('kst-99999-4', { 'DC.type': 'Jaarverslag' }));
    await drop('kst-99999-8.pdf', buildPaperPdf());
    const { documents, problems } = await read();
    expect(problems).toEqual([]);
    expect(documents.map(({ id, kind }) => [id, kind])).toEqual([
      ['kst-99999-1', 'letter'],
      ['kst-99999-4', 'report'],
      ['kst-99999-8', 'other'],
    ]);
    const listed = summarizeCorpus(manifest, documents).find(({ id }) => id === 'kst-99999-4');
    expect(listed).toMatchObject({ status: 'indexed', title: 'VERZONNEN VOORBEELD over een vijver' });
  });

  it('take the place of our description when the manifest names them', async () => {
    const xml = readFixture('letter.xml').replaceAll('kst-99999-1', 'kst-34430-10');
    await drop('kst-34430-10.xml', xml);
    const { documents } = await read();
    expect(documents[0]?.title).toContain('BRIEF VAN DE MINISTER');
    expect(documents[0]?.sourceUrl).toBe('https://zoek.officielebekendmakingen.nl/kst-34430-10.html');
  });

  it('are reported one by one when they are damaged, of another paper or wrongly named; the rest is read', async () => {
    await drop('kst-99999-1.xml', readFixture('letter.xml'));
    await drop('kst-99999-2.xml', readFixture('letter.xml'));
    await drop('kst-99999-3.xml', readFixture('bomb.xml'));
    await drop('kst-99999-5.pdf', 'geen PDF');
    await drop('motie.docx', '');
    const { documents, problems } = await read();
    expect(documents.map(({ id }) => id)).toEqual(['kst-99999-1']);
    expect(problems.map(({ file, id }) => [file, id])).toEqual([
      ['motie.docx', null],
      ['kst-99999-2.xml', 'kst-99999-2'],
      ['kst-99999-3.xml', 'kst-99999-3'],
      ['kst-99999-5.pdf', 'kst-99999-5'],
    ]);
    expect(problems[1]?.detail).toContain('it says that it is kst-99999-1');
    expect(problems[1]?.reason).toBe('het bestand van dit Kamerstuk is geweigerd');
  });

  it('may have the encoding that they declare', async () => {
    const xml = readFixture('letter.xml')
      .replace('utf-8', 'iso-8859-1')
      .replace('verzonnen brief', 'privé-brief');
    await drop('kst-99999-1.xml', Buffer.from(xml.replaceAll('–', '-'), 'latin1'));
    expect((await read()).documents[0]?.text).toContain('privé-brief');
  });
});

it('finds nothing in a folder that does not exist', async () => {
  const store = new FilePaperStore(join(folder, 'none'));
  expect(await readPapers(store, manifest)).toEqual({ documents: [], problems: [] });
});

describe('FilePaperStore', () => {
  it('writes whole files, makes its folder and leaves nothing beside them', async () => {
    const inner = join(folder, 'new');
    const store = new FilePaperStore(inner);
    await store.write('kst-1-1.xml', new TextEncoder().encode('een'));
    await store.write('kst-1-1.xml', new TextEncoder().encode('twee'));
    expect(await readdir(inner)).toEqual(['kst-1-1.xml']);
    expect(new TextDecoder().decode((await store.read('kst-1-1.xml'))!)).toBe('twee');
    expect(await store.read('kst-1-2.xml')).toBeNull();
  });

  it.each(['../kst-1-1.xml', 'a/b', '.hidden', ''])('takes no path for a name: %j', async (name) => {
    await expect(new FilePaperStore(folder).write(name, new Uint8Array())).rejects.toThrow('Not a file name');
  });
});
