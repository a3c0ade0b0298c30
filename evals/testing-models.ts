import { createModelWording } from '../src/answer/ask-model.ts';
import type { ModelEvent } from '../src/answer/call-model.ts';
import { createCircuitBreaker } from '../src/answer/circuit-breaker.ts';
import { createOpenAiWriter } from '../src/engines/openai-writer.ts';
import { openTestServices, takeTurns } from '../src/node/testing-index.ts';
import type { Answer, Services } from '../src/types.ts';
import { type StubOptions, type StubProvider, startStubProvider } from './stub-provider.ts';

const LIMITS = { connectMs: 250, stallMs: 250, maxBytes: 512 * 1024 };

export const QUESTION = 'Wanneer informeert het kabinet de Tweede Kamer over de stand van zaken?';

/** Services over the real index that ask a stub for words, over HTTP, and what came of each call. */
export interface StubbedServices {
  services: Services;
  stub: StubProvider;
  events: ModelEvent[];
}

const running: StubProvider[] = [];

export async function withModel(
  answer: StubOptions['answer'],
  { budgetMs = 3000 }: { budgetMs?: number } = {},
): Promise<StubbedServices> {
  const stub = await startStubProvider({ answer });
  running.push(stub);
  const events: ModelEvent[] = [];
  const model = createOpenAiWriter({ url: stub.url, model: 'stub', limits: LIMITS });
  const onEvent = (event: ModelEvent) => void events.push(event);
  const services = await openTestServices({
    model: createModelWording({ model, breaker: createCircuitBreaker(), budgetMs, onEvent }),
  });
  return { services, stub, events };
}

/** Closes every stub that a test opened. */
export async function closeStubs(): Promise<void> {
  await Promise.all(running.splice(0).map((stub) => stub.close().catch(() => undefined)));
}

/** Asks in Dutch, whatever the words look like. */
export function ask(services: Services, ...said: string[]): Promise<Answer> {
  return services.ask({ messages: takeTurns(said), language: 'nl' });
}
