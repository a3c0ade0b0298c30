import path from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../../../src/errors.ts';
import { ROOT_FOLDER } from '../../../src/node/folders.ts';

export interface ScaleOptions {
  /** Numbers of passages beside the letter, ascending. */
  sizes: number[];
  /** A gzipped file of law texts, one JSON object {"i","h","t"} a line. */
  laws: string;
  /** Largest size that PostgreSQL is measured at as well; 0: not at all. */
  postgres: number;
  /** Put the report into docs/benchmarks.md. */
  write: boolean;
}

const USAGE = `npm run bench -- scale [--sizes 1000,10000,100000] [--laws FILE.jsonl.gz] [--postgres 10000] [--write]
  --laws   law texts to hide the letter among, one {"i","h","t"} (id, headings, text) a line; made-up sentences without it
  --postgres  largest size for PostgreSQL as well (PGlite, or the server of BENCH_DATABASE_URL); 0: none
  --write  put the report into docs/benchmarks.md`;

/** Reads the arguments. Errors: `invalid_input` that says how it is used. */
export function readScaleOptions(args: string[]): ScaleOptions {
  const fail = (message: string, cause?: unknown) =>
    new AppError('invalid_input', message, { hint: USAGE, cause });
  try {
    const { values } = parseArgs({
      args,
      options: {
        ...{ sizes: { type: 'string' }, laws: { type: 'string' } },
        ...{ postgres: { type: 'string' }, write: { type: 'boolean' } },
      },
    });
    const sizes = (values.sizes ?? '1000,10000,100000').split(',').map(Number);
    if (!sizes.every((size) => Number.isInteger(size) && size > 0)) {
      throw fail(`--sizes takes whole numbers above 0 with commas between them, not "${values.sizes}"`);
    }
    return {
      sizes: sizes.sort((a, b) => a - b),
      laws: values.laws ?? path.join(ROOT_FOLDER, '..', 'shared', 'bench', 'laws-100k.jsonl.gz'),
      postgres: Number(values.postgres ?? 10_000) || 0,
      write: values.write ?? false,
    };
  } catch (cause) {
    throw cause instanceof AppError ? cause : fail((cause as Error).message, cause);
  }
}
