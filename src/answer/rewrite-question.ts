import type { QuestionRewriter } from '../ports.ts';
import { findNumbers } from '../text/numbers.ts';
import { QUESTION_WORDS, STOP_WORDS } from '../text/stop-words.ts';
import { pieces, tokenize } from '../text/tokens.ts';
import type { AskRequest } from '../types.ts';
import { callModel, type ModelCallParts } from './call-model.ts';
import { standAlone } from './conversation.ts';
import { keyOf } from './phrase.ts';
import { screenQuestion } from './screen.ts';

/** Makes the last question of a conversation stand alone; null when it is to be asked as it is. Never rejects. */
export type RewriteQuestion = (request: AskRequest, signal?: AbortSignal) => Promise<AskRequest | null>;

const LONGEST = 300;

/** Rewriting by a model of those questions that lean on what was asked before. */
export function createRewriteQuestion(rewriter: QuestionRewriter, parts: ModelCallParts): RewriteQuestion {
  return async (request, signal) => {
    const { question, topic } = standAlone(request.messages);
    if (topic === null || screenQuestion(question)) return null;
    const said = request.messages.filter(({ role }) => role === 'user');
    const rewritten = await callModel({
      ...parts,
      task: 'follow-up',
      signal,
      work: (limit) => rewriter.rewrite(said, limit),
    });
    if (rewritten === null) return null;
    const holds = isOwnWords(
      rewritten,
      said.map(({ content }) => content),
    );
    parts.onEvent?.({ task: 'follow-up', outcome: holds ? 'used' : 'dropped' });
    return holds ? { ...request, messages: [{ role: 'user', content: rewritten.trim() }] } : null;
  };
}

/** True for a question in nothing but words that the user used: no new name, number or subject. */
export function isOwnWords(rewritten: string, said: string[]): boolean {
  if (rewritten.trim() === '' || rewritten.length > LONGEST || /[\p{Cc}\p{Cf}<>[\]{}]/u.test(rewritten))
    return false;
  const own = new Set(said.flatMap(keysOf));
  const values = new Set(said.flatMap((text) => findNumbers(text).map(({ value }) => value)));
  return (
    keysOf(rewritten).every((key) => own.has(key)) &&
    findNumbers(rewritten).every(({ value }) => values.has(value))
  );
}

function keysOf(text: string): string[] {
  return tokenize(text)
    .flatMap(({ norm }) => pieces(norm))
    .filter((word) => !STOP_WORDS.has(word) && !QUESTION_WORDS.has(word))
    .map(keyOf);
}
