import { fold } from '../text/normalize.ts';
import { QUESTION_WORDS, STOP_WORDS } from '../text/stop-words.ts';
import { tokenize } from '../text/tokens.ts';
import type { ChatMessage, Language } from '../types.ts';

/** A question that can be read without its conversation. */
export interface StandAlone {
  /** The question as it was asked last. */
  question: string;
  /** What the conversation was about, in the words of the one who asks; null when the question stands alone. */
  topic: string | null;
  /** The question before, when this one leans on it. */
  before: string | null;
  /** What the assistant said last: may be anybody's words, so it only helps to choose among what the topic finds. */
  hint: string | null;
}

/** "het" with nothing that it could be the article of, "er" with its preposition further on ("is er geld voor?"). */
const WEAK_PRONOUN =
  /\bhet(?= (?:al|nog|ook|dan|nu|nou|precies|door|in|uit|af|aan|op|mee|over|voor|eigenlijk|wel|niet|zelf|echt|kosten|worden|zijn|mogen|doen)\b|\W*$)|\ber(?= .{0,60}\b(?:voor|van|aan|over|mee|bij|in|op|door|tegen|uit|af)(?: \p{L}+en)?\W*$)/u;
const PRONOUN =
  /\b(?:die|dat|dit|deze|daar|daarover|daarvan|daarmee|daarna|daarin|daarvoor|daaraan|hij|zij|ze|hem|haar|hun|erover|ervan|eraan|ermee|erbij|dan|daarbij|hierover|zo'n|it|its|they|them|that|this|those|he|she|him|her|there|then)\b/u;
const OPENING = /^\W*(?:en|maar|ok[eé]?|oh|and|but|so|dus)\b/u;
const POINTS = [PRONOUN, WEAK_PRONOUN];
const SHORT = 9;

/**
 * Makes the last question stand alone, with what the user asked before. An assistant's message in the history may be
 * anybody's words: nothing is searched with it and nothing taken from it.
 */
export function standAlone(messages: ChatMessage[]): StandAlone {
  const question = messages.at(-1)!.content;
  const before = messages.slice(0, -1).filter((message) => message.role === 'user');
  if (before.length === 0 || !leansOnHistory(question))
    return { question, topic: null, before: null, hint: null };
  const recent = before.slice(-2).map((message) => message.content);
  const hint = messages.slice(0, -1).findLast((message) => message.role === 'assistant')?.content ?? null;
  return { question, topic: recent.join(' '), before: recent.at(-1)!, hint };
}

function leansOnHistory(question: string): boolean {
  const plain = fold(question);
  const length = plain.split(/\s+/u).length;
  return (
    OPENING.test(plain) ||
    (POINTS.some((pattern) => pattern.test(plain)) && length <= SHORT + 4) ||
    length <= 4
  );
}

/** The stand-alone question as it is shown. */
export function wordStandAlone(
  { question, topic }: Pick<StandAlone, 'question' | 'topic'>,
  language: Language,
): string {
  if (!topic) return question;
  return language === 'en' ? `${question} (about: ${topic})` : `${question} (over: ${topic})`;
}

/** True for a question that only asks ("En wanneer?"): all its content is in what went before. */
export function isBare(question: string): boolean {
  return tokenize(fold(question)).every(
    ({ norm }) => STOP_WORDS.has(norm) || QUESTION_WORDS.has(norm) || norm.length < 3,
  );
}

/** True for a question that only names another subject ("En het lobbyregister?"): it asks what was asked before. */
export function onlyNamesSubject(question: string): boolean {
  const words = tokenize(fold(question));
  const asks = words.some(({ norm }) => QUESTION_WORDS.has(norm)) || words.length > 6 || words.length < 2;
  return /^\W*(?:en|maar|and|but)\b/iu.test(question) && !asks && !VERB.test(fold(question));
}

const VERB =
  /\b(?:is|zijn|wordt|worden|komt|komen|gaat|gaan|heeft|hebben|moet|moeten|kan|kunnen|mag|doet|doen|krijgt|krijgen|staat|zal|wil|are|will|does|do|has|have|can)\b/u;
