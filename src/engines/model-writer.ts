import * as z from 'zod';
import type { LanguageModel } from '../ports.ts';
import { providerError } from './guarded-fetch.ts';
import { answerPrompt, enrichPrompt, type ModelPrompt, rewritePrompt } from './model-prompts.ts';

/** Sends a prompt to a model and gives the text of its answer. Errors: `provider_failed` with a `fault`. */
export type AskModel = (prompt: ModelPrompt, signal: AbortSignal) => Promise<string>;

const MOST_SENTENCES = 40;
const answer = z.object({
  sentences: z
    .array(z.object({ text: z.string().max(2000), evidence: z.array(z.string().max(100)).max(50) }))
    .max(MOST_SENTENCES),
});
const question = z.object({ question: z.string().min(1).max(1000) });
const enrichment = z.object({
  questions: z.array(z.string().max(500)).max(50),
  terms: z.array(z.string().max(200)).max(100),
});

/** A language model over whatever sends prompts. It checks the form of an answer; its truth is for the caller to check. */
export function createModelWriter(id: string, ask: AskModel): LanguageModel {
  return {
    id,
    // English cannot be held against Dutch evidence word by word, so the caller asks for Dutch only.
    write: async (request, signal) =>
      read(answer, await ask(answerPrompt(request.question, request.evidence), signal)).sentences,
    rewrite: async (messages, signal) => read(question, await ask(rewritePrompt(messages), signal)).question,
    enrich: async (passage, signal) => read(enrichment, await ask(enrichPrompt(passage), signal)),
  };
}

/** JSON in the schema, also where a model puts it in a Markdown fence. */
function read<T>(schema: z.ZodType<T>, text: string): T {
  const bare = text
    .trim()
    .replace(/^```(?:json)?([\s\S]*)```$/u, '$1')
    .trim();
  try {
    return schema.parse(JSON.parse(bare));
  } catch {
    throw providerError('malformed');
  }
}
