import { parseArgs } from 'node:util';
import { AppError } from '../../src/errors.ts';
import type { Language } from '../../src/types.ts';

const MAX_CHARACTERS = 1000;

export interface TerminalQuestion {
  text: string;
  language: Language | undefined;
  asJson: boolean;
}

/**
 * The question or claim on a command line, or null when help was asked for.
 * Errors: `invalid_input` with the usage as its hint.
 */
export function readQuestion(args: string[], usage: string): TerminalQuestion | null {
  const { values, positionals } = parse(args, usage);
  if (values.help) return null;
  const text = positionals.join(' ').trim();
  const { language } = values;
  const refuse = (message: string) => new AppError('invalid_input', message, { hint: usage });
  if (text === '') throw refuse('No text was given');
  if (text.length > MAX_CHARACTERS) {
    throw refuse(`The text has ${text.length} characters, at most ${MAX_CHARACTERS} are allowed`);
  }
  if (language !== undefined && language !== 'nl' && language !== 'en') {
    throw refuse(`--language must be nl or en, not ${language}`);
  }
  return { text, language, asJson: values.json ?? false };
}

function parse(args: string[], usage: string) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        language: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (cause) {
    throw new AppError('invalid_input', (cause as Error).message, { hint: usage, cause });
  }
}
