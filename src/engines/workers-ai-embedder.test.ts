import { describe, expect, it } from 'vitest';
import { STUB_DIMENSIONS } from '../../evals/stub-embedding.ts';
import type { AppError } from '../errors.ts';
import { describeEmbedder } from './embedder.suite.ts';
import { createOpenAiEmbedder } from './openai-embedder.ts';
import { createFakeEmbedding } from './testing-workers-ai.ts';
import { createWorkersAiEmbedder, type EmbeddingBinding } from './workers-ai-embedder.ts';

const faults: AppError[] = [];
const settings = {
  model: '@cf/baai/bge-m3',
  dimensions: STUB_DIMENSIONS,
  prefixes: 'none' as const,
  timeoutMs: 1000,
  onQueryFault: (error: AppError) => void faults.push(error),
};

const example = { text: 'nieuwe fietspaden', near: 'fietspad', far: 'boomklever' };
describeEmbedder('Workers AI', createWorkersAiEmbedder(createFakeEmbedding(), settings), example);

describe('an embedding model of Workers AI', () => {
  it('gets at most 100 texts a call, and their vectors keep their order', async () => {
    const binding = createFakeEmbedding();
    const embedder = createWorkersAiEmbedder(binding, settings);
    const many = Array.from({ length: 250 }, (_, count) => `tekst nummer ${count * 7919}`);
    const together = await embedder.embed(many, 'passage');
    expect(binding.batches.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(together[173]).toEqual((await embedder.embed([many[173]!], 'passage'))[0]);
  });

  it('that gives one vector too few and then one too many does not shift them', async () => {
    const fake = createFakeEmbedding();
    let kept: number[][] = [];
    const run: EmbeddingBinding['run'] = async (model, input) => {
      const { data } = (await fake.run(model, input)) as { data: number[][] };
      const moved = kept.length === 0 ? data.slice(0, -1) : [...kept, ...data];
      kept = data.slice(-1);
      return { shape: [moved.length, STUB_DIMENSIONS], data: moved };
    };
    const many = Array.from({ length: 150 }, (_, count) => `tekst ${count}`);
    const embedding = createWorkersAiEmbedder({ run }, settings).embed(many, 'passage');
    await expect(embedding).rejects.toMatchObject({ type: 'provider_failed', fault: 'malformed' });
  });

  it('has the name under which an ingest on Node makes the vectors of the index', () => {
    const url = 'https://api.cloudflare.com/client/v4/accounts/x/ai/v1';
    expect(createWorkersAiEmbedder(createFakeEmbedding(), settings).id).toBe(
      createOpenAiEmbedder({ ...settings, url }).id,
    );
  });

  const broken: [string, EmbeddingBinding['run'], string][] = [
    ['has no capacity', () => Promise.reject(new Error('3040: geheim Capacity')), 'rate_limited'],
    ['is gone', () => Promise.reject(new Error('5007: No such model geheim')), 'refused'],
    ['never answers', () => new Promise(() => undefined), 'timeout'],
    ['gives too few vectors', async () => ({ shape: [0, 64], data: [] }), 'malformed'],
    ['queues the request', async () => ({ request_id: 'geheim' }), 'malformed'],
    ['gives vectors of another size', async () => ({ shape: [1, 3], data: [[1, 2, 3]] }), 'malformed'],
    ['gives no numbers', async () => ({ data: [Array(STUB_DIMENSIONS).fill('geheim')] }), 'malformed'],
  ];

  it.each(broken)('that %s costs a question its vector, and an index everything', async (_, run, fault) => {
    faults.length = 0;
    const embedder = createWorkersAiEmbedder({ run }, { ...settings, timeoutMs: 20 });
    const [vector] = await embedder.embed(['bomen'], 'query');
    expect(vector).toEqual(new Float32Array(STUB_DIMENSIONS));
    expect(faults).toMatchObject([{ fault, message: expect.not.stringContaining('geheim') }]);
    await expect(embedder.embed(['bomen'], 'passage')).rejects.toMatchObject({
      type: 'provider_failed',
      fault,
    });
  });
});
