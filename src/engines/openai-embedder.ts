import { OpenAIEmbeddings } from '@langchain/openai';
import { AppError } from '../errors.ts';
import type { Embedder } from '../ports.ts';
import { createGuardedFetch, providerError } from './guarded-fetch.ts';
import { muteTracing } from './mute-tracing.ts';
import { clientOptions } from './openai-client.ts';
import { createOutsideEmbedder, type OutsideModel } from './outside-embedder.ts';

export interface OpenAiEmbedderSettings {
  /** Base address of an OpenAI-compatible API, up to and with its version. */
  url: string;
  model: string;
  key?: string | undefined;
  dimensions: number;
  prefixes: 'none' | 'e5';
  /** Most milliseconds for the vector of a question; passages get ten times as long a batch. */
  timeoutMs: number;
  onQueryFault?: OutsideModel['onQueryFault'];
}

const BATCH = 32;
const MAX_BYTES = 64 * 1024 * 1024;

/** An Embedder over an OpenAI-compatible embeddings endpoint. Errors: as `createOutsideEmbedder`. */
export function createOpenAiEmbedder(settings: OpenAiEmbedderSettings): Embedder {
  muteTracing();
  const { model, dimensions, prefixes, onQueryFault } = settings;
  return createOutsideEmbedder({
    engine: 'openai',
    model,
    dimensions,
    prefixes,
    onQueryFault,
    embed: async (texts, role) => {
      let first: AppError | undefined;
      const waitMs = role === 'query' ? settings.timeoutMs : settings.timeoutMs * 10;
      const guarded = createGuardedFetch(
        { connectMs: waitMs, stallMs: waitMs, maxBytes: MAX_BYTES },
        (error) => {
          first ??= error;
        },
      );
      try {
        return await createClient(settings, guarded).embedDocuments(texts);
      } catch (error) {
        throw first ?? (error instanceof AppError ? error : providerError('malformed'));
      }
    },
  });
}

function createClient({ url, model, key }: OpenAiEmbedderSettings, fetch: typeof globalThis.fetch) {
  return new OpenAIEmbeddings({
    model,
    ...clientOptions({ url, key, fetch }),
    batchSize: BATCH,
    maxConcurrency: 2,
    maxRetries: 0,
    stripNewLines: false,
    // The library asks for base64 when nothing is said; not every server knows it.
    encodingFormat: 'float',
  });
}
