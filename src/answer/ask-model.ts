import type { LanguageModel } from '../ports.ts';
import type { AskRequest } from '../types.ts';
import { type AnswerDraft, type AnswerParts, answer } from './answer.ts';
import type { ModelCallParts } from './call-model.ts';
import { createGenerate } from './generate.ts';
import { createRewriteQuestion } from './rewrite-question.ts';
import { type CheckWording, wordCheck } from './word-check.ts';

/** A model and how it is called; `budgetMs` is for all that one request asks of it. */
export interface ModelParts extends ModelCallParts {
  model: LanguageModel;
}

/** What services do with a model. Whoever has none never loads this file, nor what checks a model's words. */
export interface ModelWording {
  id: string;
  /** Answers questions: the model words, it never decides. */
  createAsk(parts: AnswerParts): (request: AskRequest, signal?: AbortSignal) => Promise<AnswerDraft>;
  /** What the quotes of a settled claim check say, or null. Never rejects. */
  wordCheck(check: CheckWording, signal?: AbortSignal): Promise<string | null>;
}

/** Of the time for a request the share that making a follow-up stand alone may take. */
const REWRITE_SHARE = 0.3;

/** Wording by a model. */
export function createModelWording(parts: ModelParts): ModelWording {
  return {
    id: parts.model.id,
    createAsk: (answerParts) => createAsk(answerParts, parts),
    wordCheck: (check, signal) => wordCheck(check, { ...parts, writer: parts.model }, signal),
  };
}

function createAsk(parts: AnswerParts, model: ModelParts): ReturnType<ModelWording['createAsk']> {
  const rewriteMs = Math.round(model.budgetMs * REWRITE_SHARE);
  const rewrite = createRewriteQuestion(model.model, { ...model, budgetMs: rewriteMs });
  const generate = createGenerate(model.model, { ...model, budgetMs: model.budgetMs - rewriteMs });
  return async (request, signal) => {
    const own = { ...parts, generate: (asked: Parameters<typeof generate>[0]) => generate(asked, signal) };
    const alone = await rewrite(request, signal);
    const draft = alone && (await answer(alone, own));
    // A rewritten question that nothing answers was rewritten wrongly, or the conversation is needed after all.
    return draft?.answered ? draft : answer(request, own);
  };
}
