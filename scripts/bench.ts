import { describeError } from '../src/errors.ts';
import { benchAnswers } from './bench/answers.ts';

/** Subcommands by name; each prints its own report. */
const BENCHES: Record<string, (args: string[]) => Promise<void>> = {
  answers: benchAnswers,
};

const USAGE = `Measures how fast the program is, on this machine, in this run.
  npm run bench                 the same as: npm run bench -- answers
  npm run bench -- answers      a question and a claim in-process, beside an empty Hono route
Subcommands: ${Object.keys(BENCHES).join(', ')}`;

async function main([name = 'answers', ...args]: string[]): Promise<void> {
  const bench = BENCHES[name];
  if (bench) return bench(args);
  process.stdout.write(`${USAGE}\n`);
  if (name !== '--help') process.exitCode = 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
});
