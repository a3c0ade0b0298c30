import type { LanguageModel } from '../ports.ts';
import { providerError } from './guarded-fetch.ts';
import type { ModelPrompt } from './model-prompts.ts';
import { createModelWriter } from './model-writer.ts';
import { callPlatform } from './platform-call.ts';

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
 * A language model of Workers AI, one that has JSON mode (developers.cloudflare.com/workers-ai/features/json-mode lists
 * them). It does not stream: JSON mode cannot. Errors: `provider_failed` with a `fault`; never the platform's own text.
 */
export function createWorkersAiWriter(binding: AiBinding, model: string): LanguageModel {
  return createModelWriter(`workers-ai:${model}`, async (prompt, signal) => {
    const output = await callPlatform((stop) => binding.run(model, inputOf(prompt), { signal: stop }), {
      signal,
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

/**
 * `{ response }` holds text, or with JSON mode what was parsed of it; newer models answer as chat completions do.
 */
function readText(output: unknown): string {
  const { response, choices } = (output ?? {}) as {
    response?: unknown;
    choices?: { message?: { content?: unknown } }[];
  };
  const said = response ?? choices?.[0]?.message?.content;
  const text = typeof said === 'string' ? said : JSON.stringify(said ?? null);
  if (text.length > MOST_CHARACTERS) throw providerError('too_large');
  return text;
}
