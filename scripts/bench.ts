import { describeError } from '../src/errors.ts';
import { benchAnswers } from './bench/answers.ts';
import { benchHttp } from './bench/http.ts';
import { benchPeers } from './bench/peers.ts';
import { benchScale } from './bench/scale.ts';

/** Subcommands by name; each prints its own report. */
const BENCHES: Record<string, (args: string[]) => Promise<void>> = {
  answers: benchAnswers,
  scale: benchScale,
  http: benchHttp,
  peers: benchPeers,
};

const USAGE = `Measures how fast the program is, on this machine, in this run.
  npm run bench                 the same as: npm run bench -- answers
  npm run bench -- answers      a question and a claim in-process, beside an empty Hono route
  npm run bench -- scale        the letter among 1 000, 10 000 and 100 000 other passages: time, memory, what is found
  npm run bench -- http         the real server under load, beside an empty Hono route on it
  npm run bench -- peers        our search beside other ways to search the same texts
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
