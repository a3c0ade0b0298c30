import * as z from 'zod';
import { MAX_MESSAGES, MAX_TEXT } from '../contract.ts';
import { AppError } from '../errors.ts';
import type { AskRequest, ChatMessage } from '../types.ts';
import { readAnswer } from './markdown-answer.ts';

/** Most bytes of a conversation: such clients send all of it every time, our own answers with their links included. */
export const MAX_CONVERSATION_BYTES = 1024 * 1024;
/** The one model that clients can choose. */
export const MODEL_ID = 'briefwijzer';

const part = z.looseObject({ type: z.string(), text: z.string().optional() });
const message = z.looseObject({
  role: z.enum(['user', 'assistant', 'system', 'developer', 'tool', 'function']),
  content: z.union([z.string(), z.array(part)]).nullish(),
});

/** Body of `POST /openai/v1/chat/completions`, as far as it is read; every other parameter is taken and ignored. */
export const completionRequest = z.looseObject({
  model: z.string().nullish(),
  messages: z.array(message).min(1),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
});

export type CompletionRequest = z.infer<typeof completionRequest>;
type Message = CompletionRequest['messages'][number];

/** The text of a message: all of it, or its parts of type text; empty when there is none. */
export function readText({ content }: Pick<Message, 'content'>): string {
  if (typeof content === 'string') return content;
  const texts = (content ?? []).flatMap(({ type, text }) => (type === 'text' && text ? [text] : []));
  return texts.join('\n');
}

function refuse(message: string, pointer: string, detail: string): AppError {
  return new AppError('invalid_input', message, { fields: [{ pointer, detail }] });
}

// Dutch: clients show these sentences to the person who asked.
function readQuestion(asked: Message, place: number): string {
  const pointer = `/messages/${place}/content`;
  const others = Array.isArray(asked.content) && asked.content.some(({ type }) => type !== 'text');
  if (others) throw refuse('Alleen tekst kan worden gelezen.', pointer, 'must hold parts of type text only');
  const text = readText(asked);
  if (text.trim() === '') throw refuse('De vraag is leeg.', pointer, 'must not be empty');
  if (text.length <= MAX_TEXT) return text;
  const detail = `must have at most ${MAX_TEXT} characters`;
  throw refuse(`De vraag is langer dan ${MAX_TEXT} tekens. Maak haar korter.`, pointer, detail);
}

function readHistory(asked: Message): ChatMessage {
  const role = asked.role === 'assistant' ? 'assistant' : 'user';
  const text = role === 'assistant' ? readAnswer(readText(asked)) : readText(asked);
  // No half of a surrogate pair may stay behind where the text is cut.
  return { role, content: text.slice(0, MAX_TEXT).replace(/[\uD800-\uDBFF]$/, '') };
}

/**
 * The question of a completion request. Messages of client or tools (`system`, `developer`, `tool`) are left out: who may
 * say what the assistant does is decided here. Earlier messages are cut to what the contract allows, the oldest left out;
 * the question itself never is. Throws `invalid_input` when the last message is no question of 1 to 1000 characters.
 */
export function toAskRequest({ messages }: CompletionRequest): AskRequest {
  const spoken = messages.flatMap((asked, place) =>
    asked.role === 'user' || asked.role === 'assistant' ? [{ asked, place }] : [],
  );
  const last = spoken.at(-1);
  if (last?.asked.role !== 'user')
    throw refuse(
      'The conversation ends without a question.',
      '/messages',
      'must end with a message of the user',
    );
  const content = readQuestion(last.asked, last.place);
  const history = spoken.slice(0, -1).map(({ asked }) => readHistory(asked));
  const kept = history.filter((before) => before.content.trim() !== '').slice(1 - MAX_MESSAGES);
  return { messages: [...kept, { role: 'user', content }] };
}
