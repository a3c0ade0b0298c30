import { parseArgs } from 'node:util';
import { AppError } from '../src/errors.ts';

/** Sets of items, by the name that metrics and floor use. */
export const SETS = ['questions', 'own', 'claims', 'own-claims', 'mutations'] as const;
export type SetName = (typeof SETS)[number];

/** What `--only` may name, and the sets that it stands for. */
const CHOICES: Record<string, SetName[]> = {
  questions: ['questions'],
  claims: ['claims'],
  mutations: ['mutations'],
  own: ['own', 'own-claims'],
};

/** What `--writer` may name: a configured server, or a stub. */
const WRITERS = ['openai', 'honest', 'lying'] as const;

export interface EvalOptions {
  sets: readonly SetName[];
  /** Number of worst items shown a set. */
  showWorst: number;
  /** File for all metrics, items and responses. */
  json: string | undefined;
  updateFloor: boolean;
  /** Whose words are measured beside the extractive answers. */
  writer: (typeof WRITERS)[number] | undefined;
  allowLower: boolean;
  help: boolean;
}

export const USAGE = `Measures the program on the items in evals/ and holds it against evals/floor.json.
  npm run eval                           everything
  npm run eval -- --only claims          questions, claims, mutations or own
  npm run eval -- --show-worst 20        the 20 worst items of every set (3 by default)
  npm run eval -- --json report.json     metrics, items and responses as a file
  npm run eval -- --update-floor         sets the floor a little under what was reached, never lower than it is
  npm run eval -- --update-floor --allow-lower     also where less was reached than before
  npm run eval -- --writer openai        the fixed questions without a model and with the configured one, side by side;
                                         honest and lying are stubs (docs/models.md). The floor is not held
Exit code 1: below the floor, or the floor cannot be read.`;

/** Options from the command line (without node and script). Errors: `configuration_invalid` naming the option. */
export function readOptions(args: string[]): EvalOptions {
  const { values } = parse(args);
  const writer = WRITERS.find((name) => name === values.writer);
  if (values.writer !== undefined && !writer) throw wrong(`--writer must be one of ${WRITERS.join(', ')}`);
  const standard = writer ? CHOICES.questions : SETS;
  const only = values.only === undefined ? standard : CHOICES[values.only];
  if (!only) throw wrong(`--only must be one of ${Object.keys(CHOICES).join(', ')}, not "${values.only}"`);
  const showWorst = Number(values['show-worst'] ?? 3);
  if (!Number.isInteger(showWorst) || showWorst < 0)
    throw wrong('--show-worst must be a whole number, 0 or more');
  if (values['allow-lower'] && !values['update-floor']) throw wrong('--allow-lower goes with --update-floor');
  return {
    sets: only,
    showWorst,
    json: values.json,
    writer,
    updateFloor: values['update-floor'] ?? false,
    allowLower: values['allow-lower'] ?? false,
    help: values.help ?? false,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        only: { type: 'string' },
        'show-worst': { type: 'string' },
        json: { type: 'string' },
        writer: { type: 'string' },
        'update-floor': { type: 'boolean' },
        'allow-lower': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw wrong((error as Error).message);
  }
}

function wrong(message: string): AppError {
  return new AppError('configuration_invalid', message, { hint: 'npm run eval -- --help' });
}
