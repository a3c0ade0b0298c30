import type { ModelParts } from '../answer/ask-model.ts';
import type { ModelEvent } from '../answer/call-model.ts';
import { createCircuitBreaker } from '../answer/circuit-breaker.ts';
import type { LanguageModel } from '../ports.ts';
import type { WriterConfiguration } from './model-settings.ts';

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
): Promise<ModelParts | undefined> {
  if (!writer) return undefined;
  return {
    model: await openLanguageModel(writer),
    breaker: createCircuitBreaker(),
    budgetMs: writer.budgetMs,
    onEvent,
  };
}
