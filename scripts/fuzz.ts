import { parseArgs } from 'node:util';
import { describeError } from '../src/errors.ts';
import { fuzz } from './fuzz/run.ts';
import { openSite, type Site } from './fuzz/site.ts';

const USAGE = `Sends generated requests to every route, over the real index, and holds every reply against the contract.
  npm run fuzz                       100,000 requests, a new seed
  npm run fuzz -- --quick            2,000 requests
  npm run fuzz -- --runs 500 --seed 7
Exit code 1 when a rule is broken; the seed and the smallest request that breaks it are printed.`;

const OPTIONS = {
  runs: { type: 'string', default: '100000' },
  seed: { type: 'string' },
  quick: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const print = (...lines: string[]) => void process.stdout.write(`${lines.join('\n')}\n`);

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: OPTIONS });
  if (values.help) {
    print(USAGE);
    return;
  }
  const runs = values.quick ? 2000 : Number(values.runs);
  const seed = values.seed ? Number(values.seed) : Math.floor(Date.now() % 1e9);
  const site = await openSite();
  print(`Fuzz: ${runs} requests, seed ${seed}, ${site.label}`);
  try {
    await report(site, { runs, seed });
  } finally {
    site.close();
  }
}

async function report(site: Site, { runs, seed }: { runs: number; seed: number }): Promise<void> {
  const start = performance.now();
  const { failures, tally } = await fuzz(site, { runs, seed, log: (line) => print(`  ${line}`) });
  const seconds = Math.round((performance.now() - start) / 1000);
  print('', tally.show(), '', `${tally.total()} requests in ${seconds} s, ${failures.length} failures`);
  for (const { seed: at, rule, request } of failures)
    print('', `seed ${at}: ${rule}`, JSON.stringify(request));
  process.exitCode = failures.length > 0 ? 1 : 0;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
});
