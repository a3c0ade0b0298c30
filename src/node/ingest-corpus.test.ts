import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HnswAddon, type LoadAddon, loadHnswlib } from '../engines/hnsw-graph.ts';
import { ensureIndex } from './ensure-index.ts';
import { addPaper, createTestCorpus, LETTER, type TestCorpus } from './fixtures/made-up-corpus.ts';
import { ingestCorpus } from './ingest-corpus.ts';
import { loadArtifact, openIndex } from './load-artifact.ts';

let test: TestCorpus;
beforeEach(async () => {
  test = await createTestCorpus();
});
afterEach(() => test.remove());

const missingAddon: LoadAddon = () =>
  Promise.reject(new Error('Could not locate the bindings file.\nTried: …'));
const ingest = (loadAddon: LoadAddon = loadHnswlib, force = false) =>
  ingestCorpus({ ...test, loadAddon, force });

function logger() {
  const lines: string[] = [];
  return { lines, log: (line: string) => void lines.push(line) };
}

async function readArtifact(): Promise<Record<string, Buffer>> {
  const names = (await readdir(test.artifact)).sort();
  const files = await Promise.all(names.map((name) => readFile(path.join(test.artifact, name))));
  return Object.fromEntries(names.map((name, place) => [name, files[place]!]));
}

async function search(loadAddon: LoadAddon) {
  const { lines, log } = logger();
  const { embedder, vectorIndex } = await openIndex(await loadArtifact(test.artifact), { loadAddon, log });
  const [vector] = await embedder.embed(['fietspaden tussen dorpen'], 'query');
  const hits = await vectorIndex.search(vector!, 3);
  return { name: vectorIndex.name, rows: hits.map(({ row }) => row), lines };
}

describe('an ingest', { timeout: 120_000 }, () => {
  it('builds an index that finds what the letter says', async () => {
    const report = await ingest();
    expect(report).toMatchObject({ built: true, hasGraph: true, passages: 6, embedded: 6, reused: 0 });
    const { loaded } = await loadArtifact(test.artifact);
    const { name, rows } = await search(loadHnswlib);
    const found = rows.map((row) => loaded.content.passages[row]!.text);
    expect([name, found]).toEqual([
      'hnsw',
      expect.arrayContaining([expect.stringContaining('4 miljoen euro')]),
    ]);
  });

  it('gives the same bytes for the same corpus, wherever it stands', async () => {
    await ingest();
    const first = await readArtifact();
    await rm(test.artifact, { recursive: true });
    await ingest();
    expect(await readArtifact()).toEqual(first);
    await ingest(loadHnswlib, true);
    expect(await readArtifact()).toEqual(first);
  });

  it('does nothing when nothing changed', async () => {
    const { version } = await ingest();
    const { builtAt } = await loadArtifact(test.artifact);
    expect(await ingest()).toMatchObject({ built: false, version, embedded: 0 });
    expect((await loadArtifact(test.artifact)).builtAt).toBe(builtAt);
  });

  it('embeds only what is new, to the same bytes as an ingest from nothing', async () => {
    await ingest();
    await addPaper(test);
    const report = await ingest();
    expect(report).toMatchObject({ built: true, reused: 6, passages: 6 + report.embedded });
    expect(report.embedded).toBeGreaterThan(0);
    const grown = await readArtifact();
    await rm(test.artifact, { recursive: true });
    expect(await ingest()).toMatchObject({ reused: 0 });
    expect(await readArtifact()).toEqual(grown);
  });

  it('refuses a source that changed and leaves the artifact as it was', async () => {
    await ingest();
    const before = await readArtifact();
    await writeFile(test.source, LETTER.replace('honderd', 'duizend'));
    await expect(ingest()).rejects.toMatchObject({
      type: 'corpus_invalid',
      message: expect.stringContaining('brief.txt'),
    });
    expect(await readArtifact()).toEqual(before);
  });

  it('builds without the native addon, and again with it once it is there', async () => {
    expect(await ingest(missingAddon)).toMatchObject({ built: true, hasGraph: false });
    expect(await ingest(missingAddon)).toMatchObject({ built: false });
    expect(await search(loadHnswlib)).toMatchObject({
      name: 'exact',
      lines: [expect.stringContaining('hnswlib-node')],
    });
    expect(await ingest()).toMatchObject({ built: true, hasGraph: true, reused: 6 });
  });
});

describe('without the native addon', { timeout: 120_000 }, () => {
  it('exact search finds the same, and one line says so', async () => {
    await ingest();
    const [native, exact] = [await search(loadHnswlib), await search(missingAddon)];
    expect(native.lines).toEqual([]);
    expect(exact).toMatchObject({ name: 'exact', rows: native.rows });
    expect(exact.lines).toEqual([
      expect.stringMatching(/^Vector search: exact, .*Could not locate the bindings file\./),
    ]);
    expect(exact.lines[0]).not.toContain('\n');
  });
});

describe('a damaged artifact', { timeout: 120_000 }, () => {
  /** An addon that tells whether anything was asked of it. */
  function watchAddon() {
    const seen: string[] = [];
    const addon = {
      HierarchicalNSW: class {
        constructor() {
          seen.push('constructed');
        }
      },
    } as unknown as HnswAddon;
    return { seen, loadAddon: () => Promise.resolve(addon) };
  }

  it('is refused with the name of the part and the command, and never reaches the addon', async () => {
    await ingest();
    const whole = await readArtifact();
    for (const name of Object.keys(whole)) {
      const { seen, loadAddon } = watchAddon();
      for (const damage of [truncateHalf, flipByte, remove]) {
        await damage(path.join(test.artifact, name));
        const options = { ...test, ...logger(), loadAddon };
        const opening = loadArtifact(test.artifact).then((stored) => openIndex(stored, options));
        await expect(opening).rejects.toMatchObject({
          type: name === 'manifest.json' && damage === remove ? 'artifact_missing' : 'artifact_damaged',
          message: expect.stringContaining(name === 'manifest.json' ? 'index artifact' : name),
          hint: expect.stringContaining('npm run ingest'),
        });
        if (damage !== remove)
          await expect(ensureIndex(options)).rejects.toMatchObject({ type: 'artifact_damaged' });
        await writeFile(path.join(test.artifact, name), whole[name]!);
      }
      expect(seen).toEqual([]);
    }
  });

  it('is mended by an ingest', async () => {
    await ingest();
    const whole = await readArtifact();
    await flipByte(path.join(test.artifact, Object.keys(whole).find((name) => name.startsWith('graph-'))!));
    expect(await ingest()).toMatchObject({ built: true });
    expect(await readArtifact()).toEqual(whole);
  });

  const remove = (file: string) => rm(file);
  const truncateHalf = async (file: string) => truncate(file, Math.floor((await readFile(file)).length / 2));
  async function flipByte(file: string): Promise<void> {
    const bytes = await readFile(file);
    bytes[Math.floor(bytes.length / 2)]! ^= 0x10;
    await writeFile(file, bytes);
  }
});

describe('opening an index', { timeout: 120_000 }, () => {
  it('builds what is missing or of another corpus first, and says so', async () => {
    const { lines, log } = logger();
    const options = { ...test, log, loadAddon: loadHnswlib };
    const first = await ensureIndex(options);
    expect(lines).toEqual([expect.stringContaining('There is no index artifact')]);
    await addPaper(test);
    const second = await ensureIndex(options);
    expect(lines).toHaveLength(2);
    expect(second.loaded.version).not.toBe(first.loaded.version);
    expect((await ensureIndex(options)).loaded.version).toBe(second.loaded.version);
    expect(lines).toHaveLength(2);
  });

  it('refuses when a source changed, though an artifact is there', async () => {
    await ingest();
    await writeFile(test.source, `${LETTER} `);
    const opening = ensureIndex({ ...test, ...logger(), loadAddon: loadHnswlib });
    await expect(opening).rejects.toMatchObject({
      type: 'corpus_invalid',
      message: expect.stringContaining('brief.txt'),
    });
  });
});
