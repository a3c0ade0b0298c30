import type { Problem } from '../contract.ts';
import type { ProblemShape } from './problem.ts';

function typeOf({ status }: Problem): string {
  if (status === 429) return 'rate_limit_error';
  return status >= 500 ? 'server_error' : 'invalid_request_error';
}

/** `/messages/0/content` → `messages[0].content`, as OpenAI names parameters. */
function nameParameter(pointer: string): string {
  const keys = pointer.slice(1).split('/');
  return keys.map((key, i) => (/^\d+$/.test(key) ? `[${key}]` : (i > 0 ? '.' : '') + key)).join('');
}

/** The body that OpenAI's clients expect of an error, with the way to a person where we have one. */
export function toOpenAiError(problem: Problem) {
  const [field] = problem.errors ?? [];
  const param = field?.pointer ? nameParameter(field.pointer) : null;
  const where = param ? ` (${param} ${field?.detail})` : '';
  const { contact } = problem;
  const way = contact ? ` ${contact.label}, tel. ${contact.telephone}, ${contact.url}` : '';
  return {
    error: { message: `${problem.detail}${where}${way}`, type: typeOf(problem), param, code: problem.code },
  };
}

/** Errors below `/openai/`. */
export const openAiError: ProblemShape = { mediaType: 'application/json', write: toOpenAiError };
