import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashPieces, STUB_DIMENSIONS } from '../../evals/stub-embedding.ts';
import { loadHnswlib } from '../engines/hnsw-graph.ts';
import { normalize } from '../engines/lsa-embedder.ts';
import type { Embedder } from '../ports.ts';
import { ensureIndex } from './ensure-index.ts';
import { addPaper, createTestCorpus, type TestCorpus } from './fixtures/made-up-corpus.ts';
import { ingestCorpus } from './ingest-corpus.ts';
import { loadArtifact, openIndex } from './load-artifact.ts';

let test: TestCorpus;
beforeEach(async () => {
  test = await createTestCorpus();
});
afterEach(() => test.remove());

const log = () => undefined;

describe('an outside embedder', { timeout: 120_000 }, () => {
  const made: string[] = [];
  const outside = (id: string): Embedder => ({
    id,
    dimensions: STUB_DIMENSIONS,
    embed: (texts, role) => {
      made.push(...texts.map(() => role));
      return Promise.resolve(texts.map((text) => normalize(Float32Array.from(hashPieces(text)))));
    },
  });

  it('makes the vectors, once a text, and finds with them', async () => {
    const options = { ...test, log, loadAddon: loadHnswlib, embedder: outside('outside:a') };
    expect(await ingestCorpus(options)).toMatchObject({ built: true, embedded: 6 });
    const stored = await ensureIndex(options);
    expect(stored.loaded.manifest.embedder).toMatchObject({ id: 'outside:a', dimensions: STUB_DIMENSIONS });
    const { vectorIndex, content } = await openIndex(stored, options);
    const [vector] = await options.embedder.embed(['nieuwe fietspaden tussen de dorpen'], 'query');
    const [hit] = await vectorIndex.search(vector!, 1);
    expect(content.passages[hit!.row]!.text).toContain('fietspaden tussen de dorpen');
    await addPaper(test);
    made.length = 0;
    expect(await ingestCorpus(options)).toMatchObject({ built: true, reused: 6 });
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made)).toEqual(new Set(['passage']));
  });

  it('is refused the vectors of another, and so is the built-in one; both build anew', async () => {
    const options = { ...test, log, loadAddon: loadHnswlib };
    await ensureIndex({ ...options, embedder: outside('outside:a') });
    const foreign = { type: 'artifact_stale', message: expect.stringContaining('outside:a') };
    await expect(loadArtifact(test.artifact, outside('outside:b'))).rejects.toMatchObject(foreign);
    await expect(loadArtifact(test.artifact)).rejects.toMatchObject(foreign);
    expect((await ensureIndex(options)).loaded.lsa.id).toMatch(/^lsa-/u);
    await expect(loadArtifact(test.artifact, outside('outside:a'))).rejects.toMatchObject({
      type: 'artifact_stale',
    });
  });
});
