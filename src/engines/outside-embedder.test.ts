import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPieces, STUB_DIMENSIONS } from '../../evals/stub-embedding.ts';
import { type StubProvider, startStubProvider } from '../../evals/stub-provider.ts';
import type { AppError } from '../errors.ts';
import type { Embedder } from '../ports.ts';
import { describeEmbedder } from './embedder.suite.ts';
import { createOpenAiEmbedder, type OpenAiEmbedderSettings } from './openai-embedder.ts';
import {
  createTransformersEmbedder,
  loadTransformers,
  type TransformersModule,
} from './transformers-embedder.ts';

let stub: StubProvider;
let texts: string[] = [];
beforeAll(async () => {
  stub = await startStubProvider({
    answer: () => '',
    embed: (text) => {
      texts.push(text);
      return hashPieces(text);
    },
  });
});
afterAll(() => stub.close());

const openAi = (settings: Partial<OpenAiEmbedderSettings> = {}): Embedder =>
  createOpenAiEmbedder({
    url: stub.url,
    model: 'stub',
    dimensions: STUB_DIMENSIONS,
    prefixes: 'none',
    timeoutMs: 1000,
    ...settings,
  });

/** Stands in for the package, which is not installed: what it was asked, and vectors of the stub. */
function pretendTransformers() {
  const asked: { model?: string; batches: string[][] } = { batches: [] };
  const module: TransformersModule = {
    env: { allowRemoteModels: true, localModelPath: '/models/' },
    async pipeline(_, model) {
      if (model.includes('missing')) throw new Error('no such file: secret path');
      asked.model = model;
      return async (batch) => {
        asked.batches.push(batch);
        return { tolist: () => batch.map(hashPieces) };
      };
    },
  };
  return { asked, module, load: () => Promise.resolve(module) };
}

const example = { text: 'nieuwe fietspaden', near: 'fietspad', far: 'boomklever' };
// The server is not there yet when the suite is described.
const late: Embedder = {
  id: 'openai:stub:64:none',
  dimensions: STUB_DIMENSIONS,
  embed: (...call) => openAi().embed(...call),
};
/** The suite asks every text for unit length; a text that says nothing gets the zero vector here. */
describeEmbedder('an embeddings endpoint', late, example);

const settings = { model: './model', dimensions: STUB_DIMENSIONS, prefixes: 'e5' as const };
const transformers = await createTransformersEmbedder(settings, pretendTransformers().load);
describeEmbedder('a model in this process', transformers, example);

describe('an embeddings endpoint', () => {
  it('gets E5’s prefixes where they are configured, and its name says so', async () => {
    texts = [];
    const embedder = openAi({ prefixes: 'e5', model: 'intfloat/multilingual-e5-small' });
    await embedder.embed(['bomen'], 'query');
    await embedder.embed(['bomen'], 'passage');
    expect(texts).toEqual(['query: bomen', 'passage: bomen']);
    expect(embedder.id).toBe('openai:intfloat/multilingual-e5-small:64:e5');
  });

  it('refuses vectors of another size for passages, naming both sizes', async () => {
    await expect(openAi({ dimensions: 384 }).embed(['bomen'], 'passage')).rejects.toMatchObject({
      type: 'provider_failed',
      message: expect.stringMatching(/64.*384/u),
    });
  });

  it('that is gone costs a question its vector and nothing else; a passage it costs the index', async () => {
    const faults: AppError[] = [];
    const gone = openAi({ url: 'http://127.0.0.1:9/v1', onQueryFault: (error) => faults.push(error) });
    const [vector] = await gone.embed(['bomen'], 'query');
    expect(vector!.every((value) => value === 0)).toBe(true);
    expect(faults.map(({ fault }) => fault)).toEqual(['unreachable']);
    await expect(gone.embed(['bomen'], 'passage')).rejects.toMatchObject({ type: 'provider_failed' });
  });

  it('keeps the order of many texts', async () => {
    const many = Array.from({ length: 100 }, (_, count) => `tekst nummer ${count * 7919}`);
    const together = await openAi().embed(many, 'passage');
    expect(together[73]).toEqual((await openAi().embed([many[73]!], 'passage'))[0]);
  });
});

describe('a model in this process', () => {
  it('is read from a folder without the network, and with E5’s prefixes', async () => {
    const { asked, module, load } = pretendTransformers();
    const embedder = await createTransformersEmbedder({ ...settings, model: '/models/e5' }, load);
    await embedder.embed(['bomen'], 'query');
    expect(module.env.allowRemoteModels).toBe(false);
    expect(asked).toEqual({ model: '/models/e5', batches: [['query: bomen']] });
  });

  it('that is not there is a clear error', async () => {
    const opening = createTransformersEmbedder(
      { ...settings, model: './missing' },
      pretendTransformers().load,
    );
    await expect(opening).rejects.toMatchObject({
      type: 'configuration_invalid',
      message: expect.stringContaining('./missing'),
    });
  });

  it('without its package says what to install', async () => {
    await expect(loadTransformers()).rejects.toMatchObject({
      type: 'configuration_invalid',
      hint: expect.stringContaining('npm install --no-save @huggingface/transformers'),
    });
  });
});
