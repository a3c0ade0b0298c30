import type { Context } from 'hono';
import { AppError } from '../../errors.ts';
import type { Services } from '../../types.ts';
import type { CheckedSentence } from './check-result.tsx';
import type { Frame } from './frame.ts';
import type { PagesOptions } from './options.ts';
import { type DeskWork, MAX_DESK_TEXT } from './press-page.tsx';

/** The contract's limit of a message or claim, in characters. */
const MAX_TEXT = 1000;
/** Most sentences that are checked at once. */
const MAX_SENTENCES = 20;

/** What the desk's work needs beside the request. */
export interface DeskTools {
  services: Services;
  options: PagesOptions;
  frame: Frame;
  signal: AbortSignal;
}

/** The fields of a form; throws `invalid_input` for a body that calls itself a form and is none. */
export async function readForm(context: Context): Promise<Record<string, unknown>> {
  try {
    return await context.req.parseBody();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('invalid_input', 'The body is not a form that can be read.', { cause });
  }
}

/** Browsers send line ends of two characters, and count them as one. */
function readField(form: Record<string, unknown>, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
}

/** What a form asked for: a question, else a text to check. */
export function readWork(form: Record<string, unknown>): DeskWork {
  const question = readField(form, 'question');
  return question
    ? { field: 'question', text: question }
    : { field: 'claim', text: readField(form, 'claim') };
}

function findFault({ field, text }: DeskWork, sentences: string[], { words }: Frame): string | undefined {
  const most = field === 'claim' ? MAX_DESK_TEXT : MAX_TEXT;
  if (text === '') return words.empty;
  if (text.length > most) return words.tooLong(text.length - most);
  if (sentences.length > MAX_SENTENCES) return words.tooMany(sentences.length);
  return sentences.some(({ length }) => length > MAX_TEXT) ? words.sentenceTooLong : undefined;
}

async function checkSentences(
  sentences: string[],
  { services, frame, signal }: DeskTools,
): Promise<CheckedSentence[]> {
  const checked: CheckedSentence[] = [];
  for (const text of sentences) {
    checked.push({
      text,
      check: await services.checkClaim({ claim: text, language: frame.language }, signal),
    });
  }
  return checked;
}

async function carryOut(work: DeskWork, sentences: string[], tools: DeskTools): Promise<DeskWork> {
  if (work.field === 'claim') return { ...work, sentences: await checkSentences(sentences, tools) };
  const { services, frame, signal } = tools;
  const messages = [{ role: 'user' as const, content: work.text }];
  return { ...work, answer: await services.ask({ messages, language: frame.language }, signal) };
}

/**
 * Answers the question or checks the text, sentence by sentence. Input that cannot be used comes back with `fault`, a
 * sentence for the reader, and keeps its text; other faults are thrown.
 */
export async function doWork(work: DeskWork, tools: DeskTools): Promise<DeskWork> {
  const spans = work.field === 'claim' ? tools.options.splitSentences(work.text) : [];
  const sentences = spans.map(({ start, end }) => work.text.slice(start, end));
  const fault = findFault(work, sentences, tools.frame);
  if (fault) return { ...work, fault };
  try {
    return await carryOut(work, sentences, tools);
  } catch (error) {
    if (!(error instanceof AppError) || error.type !== 'invalid_input') throw error;
    return { ...work, fault: tools.frame.words.failures.invalid_input };
  }
}
