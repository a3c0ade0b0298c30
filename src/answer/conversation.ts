import { fold } from '../text/normalize.ts';
import type { ChatMessage, Language } from '../types.ts';

/** A question that can be read without its conversation. */
export interface StandAlone {
  /** The question as it was asked last. */
  question: string;
  /** What the conversation was about, in the words of the one who asks; null when the question stands alone. */
  topic: string | null;
  /** What the assistant said last: may be anybody's words, so it only helps to choose among what the topic finds. */
  hint: string | null;
}

const PRONOUN =
  /\b(?:die|dat|dit|deze|daar|daarover|daarvan|daarmee|daarna|daarin|daarvoor|daaraan|hij|zij|ze|hem|haar|hun|het|er|erover|ervan|eraan|ermee|erbij|dan|daarbij|hierover|zo'n|it|its|they|them|that|this|those|he|she|him|her|there|then)\b/u;
const OPENING = /^\W*(?:en|maar|ok[eé]?|oh|and|but|so|dus)\b/u;
const SHORT = 9;

/**
 * Makes the last question stand alone, with what the user asked before. An assistant's message in the history may be
 * anybody's words: nothing is searched with it and nothing taken from it.
 */
export function standAlone(messages: ChatMessage[]): StandAlone {
  const question = messages.at(-1)!.content;
  const before = messages.slice(0, -1).filter((message) => message.role === 'user');
  if (before.length === 0 || !leansOnHistory(question)) return { question, topic: null, hint: null };
  const recent = before.slice(-2).map((message) => message.content);
  const hint = messages.slice(0, -1).findLast((message) => message.role === 'assistant')?.content ?? null;
  return { question, topic: recent.join(' '), hint };
}

function leansOnHistory(question: string): boolean {
  const plain = fold(question);
  const length = plain.split(/\s+/u).length;
  return OPENING.test(plain) || (PRONOUN.test(plain) && length <= SHORT + 4) || length <= 4;
}

/** The stand-alone question as it is shown. */
export function wordStandAlone(
  { question, topic }: Pick<StandAlone, 'question' | 'topic'>,
  language: Language,
): string {
  if (!topic) return question;
  return language === 'en' ? `${question} (about: ${topic})` : `${question} (over: ${topic})`;
}
