import type { LanguageModel } from '../ports.ts';
import type { AskRequest } from '../types.ts';
import { type AnswerDraft, type AnswerParts, answer } from './answer.ts';
import type { ModelCallParts } from './call-model.ts';
import { createGenerate } from './generate.ts';
import { createRewriteQuestion } from './rewrite-question.ts';

/** A model and how it is called; `budgetMs` is for all that one request asks of it. */
export interface ModelParts extends ModelCallParts {
  model: LanguageModel;
}

/** Of the time for a request the share that making a follow-up stand alone may take. */
const REWRITE_SHARE = 0.3;

/** Answers questions, with a model where one is given: it words, it never decides. */
export function createAsk(
  parts: AnswerParts,
  model: ModelParts | undefined,
): (request: AskRequest, signal?: AbortSignal) => Promise<AnswerDraft> {
  if (!model) return (request) => answer(request, parts);
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
