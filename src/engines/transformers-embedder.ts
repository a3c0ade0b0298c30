import { AppError } from '../errors.ts';
import type { Embedder } from '../ports.ts';
import { providerError } from './guarded-fetch.ts';
import { createOutsideEmbedder, type OutsideModel } from './outside-embedder.ts';

/** What is used of the package `@huggingface/transformers`, which is not among the dependencies. */
export interface TransformersModule {
  env: { allowRemoteModels: boolean; localModelPath: string };
  pipeline(
    task: 'feature-extraction',
    model: string,
    options: { dtype?: string },
  ): Promise<
    (texts: string[], options: { pooling: 'mean'; normalize: boolean }) => Promise<{ tolist(): number[][] }>
  >;
}

export type LoadTransformers = () => Promise<TransformersModule>;

export interface TransformersSettings {
  /** A folder (it begins with `/`, `./` or `../`) or a name on the hub. */
  model: string;
  dimensions: number;
  prefixes: 'none' | 'e5';
  onQueryFault?: OutsideModel['onQueryFault'];
}

const BATCH = 16;

/**
 * Loads the package, which everybody who wants it installs for themselves: it is 474 MB.
 * Errors: `configuration_invalid` when it is not there.
 */
export async function loadTransformers(): Promise<TransformersModule> {
  try {
    return (await import('@huggingface/transformers')) as TransformersModule;
  } catch (cause) {
    throw new AppError(
      'configuration_invalid',
      'BRIEFWIJZER_EMBEDDER=transformers needs the package @huggingface/transformers, which cannot be loaded',
      {
        hint: 'npm install --no-save @huggingface/transformers, or choose another embedder (docs/models.md).',
        cause,
      },
    );
  }
}

/**
 * An Embedder that runs a model in this process. Of a folder nothing is downloaded; a name is fetched from the hub once.
 * Errors: `configuration_invalid` when the package or the model is not there; else as `createOutsideEmbedder`.
 */
export async function createTransformersEmbedder(
  settings: TransformersSettings,
  load: LoadTransformers = loadTransformers,
): Promise<Embedder> {
  const extract = await openPipeline(settings.model, await load());
  return createOutsideEmbedder({
    engine: 'transformers',
    ...settings,
    embed: async (texts) => {
      const vectors: number[][] = [];
      for (let from = 0; from < texts.length; from += BATCH) {
        const batch = texts.slice(from, from + BATCH);
        const output = await extract(batch, { pooling: 'mean', normalize: true }).catch(() => {
          throw providerError('unexpected');
        });
        vectors.push(...output.tolist());
      }
      return vectors;
    },
  });
}

async function openPipeline(model: string, { env, pipeline }: TransformersModule) {
  const isFolder = /^\.{0,2}\//u.test(model);
  env.allowRemoteModels = !isFolder;
  if (isFolder) env.localModelPath = '';
  try {
    return await pipeline('feature-extraction', model, {});
  } catch (cause) {
    throw new AppError(
      'configuration_invalid',
      `The embedding model ${model} cannot be loaded ${isFolder ? 'from its folder' : 'from the hub'}`,
      { hint: 'BRIEFWIJZER_EMBEDDER_MODEL names a folder with an ONNX model, or a model on the hub.', cause },
    );
  }
}
