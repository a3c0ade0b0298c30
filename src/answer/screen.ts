import { readAsking } from '../text/asking.ts';
import { fold } from '../text/normalize.ts';
import type { ChatMessage } from '../types.ts';
import { SCREENS, type Screen } from './screen-patterns.ts';

/** Most characters that are looked at: three messages of the greatest length and room to spare. */
const MAX_LENGTH = 4000;
/** How many of the user's last messages may together make one attempt. */
const TURNS = 3;

/** Whether the question asks for what the program does not do; null for every other question. */
export function screenQuestion(text: string): Screen['reason'] | null {
  // Cut before folding: a folded character can become eighteen, and push an order out of sight.
  const plain = fold(text.slice(0, MAX_LENGTH));
  return SCREENS.find(({ pattern }) => pattern.test(plain))?.reason ?? null;
}

/**
 * The same for the last question of a conversation: also when only the user's last three messages together are an
 * order, none of them alone, and when words that ask nothing themselves go on where an order stopped.
 */
export function screenConversation(messages: ChatMessage[]): Screen['reason'] | null {
  const turns = userTurns(messages);
  const [before, asked] = [turns.slice(0, -1), turns.at(-1) ?? ''];
  const own = screenQuestion(asked);
  if (own || before.length === 0) return own;
  const orders = before.map((text) => screenQuestion(text) === 'unsafe');
  const isOrder = orders.includes(true)
    ? orders.at(-1) === true && readAsking(asked) === 'open'
    : screenQuestion(turns.join(' ')) === 'unsafe';
  return isOrder ? 'unsafe' : null;
}

function userTurns(messages: ChatMessage[]): string[] {
  return messages
    .filter(({ role }) => role === 'user')
    .slice(-TURNS)
    .map(({ content }) => content);
}

/** The conversation without the user's earlier attempts to give orders: nothing is searched with them. */
export function withoutOrders(messages: ChatMessage[]): ChatMessage[] {
  return messages.filter(
    ({ role, content }, i) =>
      role === 'assistant' || i === messages.length - 1 || screenQuestion(content) !== 'unsafe',
  );
}
