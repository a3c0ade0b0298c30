import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import { ChatOpenAICompletions } from '@langchain/openai';
import { AppError, type ProviderFault } from '../errors.ts';
import type { LanguageModel } from '../ports.ts';
import { createGuardedFetch, type FetchLimits, providerError } from './guarded-fetch.ts';
import type { ModelPrompt } from './model-prompts.ts';
import { createModelWriter } from './model-writer.ts';
import { muteTracing } from './mute-tracing.ts';
import { clientOptions } from './openai-client.ts';

export interface OpenAiWriterSettings {
  /** Base address of an OpenAI-compatible API, up to and with its version: `https://api.example.nl/v1`. */
  url: string;
  model: string;
  /** Nothing is sent where the server asks for none. */
  key?: string | undefined;
  /** How the form of the answer is asked for; not every server knows a schema. */
  format?: 'json_schema' | 'json_object' | 'none' | undefined;
  limits?: Partial<FetchLimits> | undefined;
}

const LIMITS: FetchLimits = { connectMs: 5000, stallMs: 5000, maxBytes: 512 * 1024 };
const MOST_TOKENS = 1200;
const PAUSE_MS = 150;
/** Faults that may be gone a moment later. */
const PASSING: ProviderFault[] = ['unreachable', 'rate_limited', 'server_error', 'cut_off'];

/**
 * A language model behind an OpenAI-compatible chat endpoint. It streams, so that a stalled answer is noticed, and tries
 * once more after a passing fault. Errors: `provider_failed` with a `fault`; never the provider's own text or the key.
 */
export function createOpenAiWriter(settings: OpenAiWriterSettings): LanguageModel {
  muteTracing();
  const limits = { ...LIMITS, ...settings.limits };
  return createModelWriter(`openai:${settings.model}`, async (prompt, signal) => {
    try {
      return await complete(settings, { prompt, signal, limits });
    } catch (error) {
      if (signal.aborted || !isPassing(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      return complete(settings, { prompt, signal, limits });
    }
  });
}

function isPassing(error: unknown): boolean {
  return error instanceof AppError && error.fault !== undefined && PASSING.includes(error.fault);
}

interface Call {
  prompt: ModelPrompt;
  signal: AbortSignal;
  limits: FetchLimits;
}

async function complete(settings: OpenAiWriterSettings, { prompt, signal, limits }: Call): Promise<string> {
  // The client library wraps what its fetch throws, so the first fault is kept here.
  let first: AppError | undefined;
  const guarded = createGuardedFetch(limits, (error) => {
    first ??= error;
  });
  try {
    const model = createChat(settings, { prompt, fetch: guarded });
    return await readStream(
      await model.stream([new SystemMessage(prompt.system), new HumanMessage(prompt.user)], { signal }),
    );
  } catch (error) {
    if (signal.aborted) throw providerError('timeout');
    throw first ?? (error instanceof AppError ? error : providerError('unexpected'));
  }
}

function createChat(
  { url, model, key, format = 'json_schema' }: OpenAiWriterSettings,
  { prompt, fetch }: { prompt: ModelPrompt; fetch: typeof globalThis.fetch },
): ChatOpenAICompletions {
  const { name, schema } = prompt;
  const formats = {
    json_schema: { response_format: { type: 'json_schema', json_schema: { name, schema, strict: true } } },
    json_object: { response_format: { type: 'json_object' } },
    none: {},
  };
  return new ChatOpenAICompletions({
    model,
    ...clientOptions({ url, key, fetch }),
    temperature: 0,
    maxTokens: MOST_TOKENS,
    maxRetries: 0,
    // It would write questions into the log.
    verbose: false,
    streamUsage: false,
    modelKwargs: formats[format],
  });
}

interface Chunk {
  text: string;
  response_metadata: Record<string, unknown>;
}

/** The text of a stream that came to its end: a server that hangs up half-way names no reason for finishing. */
async function readStream(chunks: AsyncIterable<Chunk>): Promise<string> {
  let text = '';
  let reason: unknown;
  for await (const chunk of chunks) {
    text += chunk.text;
    reason = chunk.response_metadata.finish_reason ?? reason;
  }
  if (reason === undefined) throw providerError(text === '' ? 'malformed' : 'cut_off');
  if (reason === 'length') throw providerError('cut_off');
  return text;
}
