import { parseArgs } from 'node:util';
import { AppError } from '../../src/errors.ts';

/** The arguments of an ingest command. Errors: `invalid_input` with how it is used. */
export function readIngestArguments(args: string[], usage: string): { force: boolean; help: boolean } {
  try {
    const { values } = parseArgs({
      args,
      options: { force: { type: 'boolean' }, help: { type: 'boolean' } },
    });
    return { force: values.force ?? false, help: values.help ?? false };
  } catch (cause) {
    throw new AppError('invalid_input', (cause as Error).message, { hint: usage, cause });
  }
}
