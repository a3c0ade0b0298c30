import type { ModelWording } from '../answer/ask-model.ts';
import type { ModelEvent } from '../answer/call-model.ts';
import type { AppError } from '../errors.ts';
import type { Embedder, LanguageModel } from '../ports.ts';
import type { EmbedderConfiguration, WriterConfiguration } from '../settings/model-settings.ts';

/** The chat model that is configured. Only here is its engine loaded: without one LangChain's is never read. */
export async function openLanguageModel(writer: WriterConfiguration): Promise<LanguageModel> {
  const { createOpenAiWriter } = await import('../engines/openai-writer.ts');
  const { url, model, key, format, connectMs, stallMs } = writer;
  return createOpenAiWriter({ url, model, key, format, limits: { connectMs, stallMs } });
}

/** What services need to ask the configured model; undefined without one. `onEvent` hears what came of each call. */
export async function openModel(
  writer: WriterConfiguration | undefined,
  onEvent?: (event: ModelEvent) => void,
): Promise<ModelWording | undefined> {
  if (!writer) return undefined;
  const [{ createModelWording }, { createCircuitBreaker }] = await Promise.all([
    import('../answer/ask-model.ts'),
    import('../answer/circuit-breaker.ts'),
  ]);
  const model = await openLanguageModel(writer);
  return createModelWording({ model, breaker: createCircuitBreaker(), budgetMs: writer.budgetMs, onEvent });
}

/** The embedder that is configured; undefined where the built-in one serves. `onQueryFault` hears of lost vectors. */
export async function openEmbedder(
  embedder: EmbedderConfiguration | undefined,
  onQueryFault?: (error: AppError) => void,
): Promise<Embedder | undefined> {
  if (!embedder) return undefined;
  if (embedder.kind === 'openai') {
    const { createOpenAiEmbedder } = await import('../engines/openai-embedder.ts');
    return createOpenAiEmbedder({ ...embedder, onQueryFault });
  }
  const { createTransformersEmbedder } = await import('../engines/transformers-embedder.ts');
  return createTransformersEmbedder({ ...embedder, onQueryFault });
}
