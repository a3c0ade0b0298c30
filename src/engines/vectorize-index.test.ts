import { describe, expect, it, vi } from 'vitest';
import type { AppError } from '../errors.ts';
import type { VectorIndex } from '../ports.ts';
import type { Span } from '../types.ts';
import { ExactIndex } from './exact-index.ts';
import { FakeVectorize } from './testing-vectorize.ts';
import { describeVectorIndex, makeVectors } from './vector-index.suite.ts';
import { VectorizeIndex, type VectorizeParts } from './vectorize-index.ts';
import {
  DOCUMENT_PROPERTY,
  listVectors,
  makeMark,
  type UploadParts,
  VECTORIZE_LIMITS,
} from './vectorize-layout.ts';

const VERSION = 'abcdef012345';
const OLD = '000000000000';

const spans = (...bounds: number[]): Span[] =>
  bounds.slice(1).map((end, at) => ({ start: bounds[at]!, end }));

/** Writes an artifact's vectors as the upload does: in batches, the mark last. */
async function upload(service: FakeVectorize, parts: UploadParts): Promise<void> {
  const all = [...listVectors(parts), makeMark(parts)];
  for (let at = 0; at < all.length; at += VECTORIZE_LIMITS.workerBatch) {
    await service.upsert(all.slice(at, at + VECTORIZE_LIMITS.workerBatch));
  }
}

async function startService(parts: UploadParts): Promise<FakeVectorize> {
  const service = new FakeVectorize(parts.dimensions);
  service.createMetadataIndex(DOCUMENT_PROPERTY);
  await upload(service, parts);
  service.process();
  return service;
}

const open = async (vectors: Float32Array, dimensions: number): Promise<VectorIndex> => {
  const count = vectors.length / dimensions;
  // The suite searches in these ranges.
  const bounds = [0, 40, 45, 200, 203, 299, 300].filter((bound) => bound < count);
  const documents = spans(...bounds, count);
  const binding = await startService({ version: VERSION, vectors, dimensions, documents });
  return new VectorizeIndex({ binding, version: VERSION, dimensions, documents });
};

describeVectorIndex('Vectorize alone', open, { most: 100, withoutZeroRows: true });

const DIMENSIONS = 8;
const vectors = makeVectors(300, DIMENSIONS);
const documents = spans(0, 100, 200, 300);
const upToDate: UploadParts = { version: VERSION, vectors, dimensions: DIMENSIONS, documents };
const exact = new ExactIndex(vectors, DIMENSIONS);
const query = vectors.slice(10 * DIMENSIONS, 11 * DIMENSIONS);

function openIndex(binding: VectorizeParts['binding'], more: Partial<VectorizeParts> = {}) {
  const faults: AppError[] = [];
  const onFault = (error: AppError) => faults.push(error);
  const index = new VectorizeIndex({
    ...{ binding, version: VERSION, dimensions: DIMENSIONS, documents, onFault },
    ...more,
  });
  return { index, faults };
}

describe('vectors of another artifact', () => {
  it('never answer: without the new ones the fallback does, and it is said what to run', async () => {
    const reversed = vectors.slice().reverse();
    const service = await startService({ ...upToDate, version: OLD, vectors: reversed });
    const { index, faults } = openIndex(service, { fallback: exact });
    expect(await index.search(query, 5)).toEqual(await exact.search(query, 5));
    expect(faults).toMatchObject([
      { type: 'artifact_stale', hint: expect.stringContaining('worker:upload') },
    ]);
    expect(service.queries).toEqual([]);
  });

  it('stay out of a search when both are there', async () => {
    const service = await startService({ ...upToDate, version: OLD, vectors: vectors.slice().reverse() });
    await upload(service, upToDate);
    service.process();
    const { index, faults } = openIndex(service);
    expect((await index.search(query, 20)).map(({ row }) => row)).toEqual(
      (await exact.search(query, 20)).map(({ row }) => row),
    );
    expect(faults).toEqual([]);
  });

  it('with half of the new ones written still do not answer, without a fallback no vector does', async () => {
    const service = new FakeVectorize(DIMENSIONS);
    service.createMetadataIndex(DOCUMENT_PROPERTY);
    await service.upsert([...listVectors(upToDate)].slice(0, 150));
    service.process();
    const { index, faults } = openIndex(service);
    expect(await index.search(query, 5)).toEqual([]);
    expect(faults).toMatchObject([{ type: 'artifact_stale' }]);
  });

  it('of the same version but another number of rows do not answer', async () => {
    const service = await startService({ ...upToDate, vectors: makeVectors(299), documents: spans(0, 299) });
    const { index, faults } = openIndex(service);
    expect(await index.search(query, 5)).toEqual([]);
    expect(faults).toMatchObject([{ type: 'artifact_stale' }]);
  });
});

describe('late writes', () => {
  it('are seen once they are processed, and Vectorize is asked again after a rest', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const service = new FakeVectorize(DIMENSIONS);
      service.createMetadataIndex(DOCUMENT_PROPERTY);
      await upload(service, upToDate);
      const { index, faults } = openIndex(service);
      expect(await index.search(query, 5)).toEqual([]);
      service.process();
      vi.setSystemTime(Date.now() + 5000);
      expect(await index.search(query, 5)).toEqual([]);
      vi.setSystemTime(Date.now() + 6000);
      expect((await index.search(query, 5))[0]?.row).toBe(10);
      expect(faults).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
  });

  it('that remove this version are noticed within a minute', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const service = await startService(upToDate);
      const { index, faults } = openIndex(service, { fallback: exact });
      await index.search(query, 5);
      await service.deleteByIds([makeMark(upToDate).id]);
      service.process();
      vi.setSystemTime(Date.now() + 61_000);
      expect(await index.search(query, 5)).toEqual(await exact.search(query, 5));
      expect(faults).toMatchObject([{ type: 'artifact_stale' }]);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a search by document', () => {
  it('asks for these documents only, with exact scores as far as the service gives them', async () => {
    const service = await startService(upToDate);
    const { index } = openIndex(service);
    const hits = await index.search(query, 50, spans(200, 300));
    expect(hits.every(({ row }) => row >= 200)).toBe(true);
    await index.search(query, 80, spans(100, 200));
    expect(service.queries).toMatchObject([
      { topK: 50, namespace: VERSION, returnValues: true, filter: { document: { $in: [200] } } },
      { topK: 80, returnValues: false, filter: { document: { $in: [100] } } },
    ]);
  });

  it('in thousands of documents is split, so that no filter is too large', async () => {
    const count = 3000;
    const many = makeVectors(count, 4);
    const each = spans(...Array.from({ length: count + 1 }, (_, at) => at));
    const parts = { version: VERSION, vectors: many, dimensions: 4, documents: each };
    const service = await startService(parts);
    const { index, faults } = openIndex(service, { dimensions: 4, documents: each });
    const hits = await index.search(many.slice(0, 4), 10, each.slice(0, 2000));
    expect(faults).toEqual([]);
    expect(service.queries.length).toBeGreaterThan(3);
    const all = await new ExactIndex(many, 4).search(many.slice(0, 4), 10, spans(0, 2000));
    expect(hits.map(({ row }) => row)).toEqual(all.map(({ row }) => row));
  });

  it('in a part of a document gives rows of that part only', async () => {
    const { index } = openIndex(await startService(upToDate));
    const hits = await index.search(query, 5, spans(110, 120));
    expect(hits.length).toBeGreaterThan(0);
    expect(hits.every(({ row }) => row >= 110 && row < 120)).toBe(true);
  });

  it('needs the metadata index: without one the fallback answers', async () => {
    const service = new FakeVectorize(DIMENSIONS);
    await upload(service, upToDate);
    service.process();
    const { index, faults } = openIndex(service, { fallback: exact });
    expect(await index.search(query, 5, spans(0, 100))).toEqual(await exact.search(query, 5, spans(0, 100)));
    expect(faults).toMatchObject([{ type: 'provider_failed' }]);
  });
});

describe('Vectorize', () => {
  it('is not asked for more than it gives where exact search is at hand', async () => {
    const service = await startService(upToDate);
    const { index } = openIndex(service, { fallback: exact });
    expect(await index.search(query, 150)).toHaveLength(150);
    expect(service.queries).toEqual([]);
  });

  const broken: [string, () => Promise<unknown>, string][] = [
    ['throws', () => Promise.reject(new Error('geheim: internal')), 'server_error'],
    ['is limited', () => Promise.reject(new Error('429 Too Many Requests')), 'rate_limited'],
    ['never answers', () => new Promise<never>(() => undefined), 'timeout'],
    ['answers nothing', async () => null, 'malformed'],
    ['answers something else', async () => ({ matches: 'no' }), 'malformed'],
    [
      'names a row that is not there',
      async () => ({ matches: [{ id: `${VERSION}:999`, score: 1 }], count: 1 }),
      'malformed',
    ],
    [
      'names another version',
      async () => ({ matches: [{ id: `${OLD}:1`, score: 1 }], count: 1 }),
      'malformed',
    ],
  ];

  it.each(broken)('that %s costs no answer', async (_, answer, fault) => {
    const service = await startService(upToDate);
    const binding = { query: answer as never, getByIds: (ids: string[]) => service.getByIds(ids) };
    const { index, faults } = openIndex(binding, { fallback: exact, timeoutMs: 30 });
    expect(await index.search(query, 5)).toEqual(await exact.search(query, 5));
    expect(await index.search(query, 5)).toEqual(await exact.search(query, 5));
    expect(faults).toMatchObject([{ fault, message: expect.not.stringContaining('geheim') }]);
  });

  it('is refused for longer vectors than it holds', () => {
    expect(() => openIndex(new FakeVectorize(1536), { dimensions: 2048 })).toThrow(/1536 .* 2048/u);
  });
});
