import type { LanguageModel } from '../ports.ts';
import { providerError } from './guarded-fetch.ts';
import type { ModelPrompt } from './model-prompts.ts';
import { createModelWriter } from './model-writer.ts';

/** What is used of the `AI` binding of a Worker (developers.cloudflare.com/workers-ai/configuration/bindings). */
export interface AiBinding {
  run(model: string, input: AiInput, options?: { signal?: AbortSignal }): Promise<unknown>;
}

export interface AiInput {
  messages: { role: 'system' | 'user'; content: string }[];
  max_tokens: number;
  temperature: number;
  response_format: { type: 'json_schema'; json_schema: Record<string, unknown> };
}

const MOST_TOKENS = 1200;
const MOST_CHARACTERS = 512 * 1024;

/**
 * A language model of Workers AI. It does not stream: JSON mode cannot. Errors: `provider_failed` with a `fault`; never
 * the platform's own text.
 */
export function createWorkersAiWriter(binding: AiBinding, model: string): LanguageModel {
  return createModelWriter(`workers-ai:${model}`, async (prompt, signal) => {
    const output = await binding.run(model, inputOf(prompt), { signal }).catch((error: unknown) => {
      throw providerError(faultOf(error, signal));
    });
    return readText(output);
  });
}

function inputOf({ system, user, schema }: ModelPrompt): AiInput {
  return {
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    max_tokens: MOST_TOKENS,
    temperature: 0,
    response_format: { type: 'json_schema', json_schema: schema },
  };
}

function faultOf(error: unknown, signal: AbortSignal) {
  if (signal.aborted) return 'timeout';
  const text = String(error instanceof Error ? error.message : error);
  if (/\b(?:3036|3040|429)\b|capacity|quota/iu.test(text)) return 'rate_limited';
  return /\b(?:5007|5018|401|403)\b/u.test(text) ? 'refused' : 'server_error';
}

/** `{ response }` holds text, or with JSON mode what was parsed of it. */
function readText(output: unknown): string {
  const response = (output as { response?: unknown } | null)?.response;
  const text = typeof response === 'string' ? response : JSON.stringify(response ?? null);
  if (text.length > MOST_CHARACTERS) throw providerError('too_large');
  return text;
}
