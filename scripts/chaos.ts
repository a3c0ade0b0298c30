/** Breaks things on purpose and looks at what is left: `npm run chaos`. */
import { parseArgs } from 'node:util';
import { describeError } from '../src/errors.ts';
import { abuseSockets } from './chaos/abuse-sockets.ts';
import { breakSources } from './chaos/break-sources.ts';
import { contendLocks } from './chaos/contend-locks.ts';
import { corruptArtifact } from './chaos/corrupt-artifact.ts';
import { drainUnderLoad } from './chaos/drain-under-load.ts';
import { fillDisk } from './chaos/fill-disk.ts';
import { jumpClock } from './chaos/jump-clock.ts';
import { killIngest } from './chaos/kill-ingest.ts';
import { postgresGone } from './chaos/postgres-gone.ts';
import { reloadUnderLoad } from './chaos/reload-under-load.ts';
import { createRandom, type Scenario, type Tally } from './chaos/tally.ts';

const SCENARIOS: Record<string, Scenario> = {
  kill: killIngest,
  corrupt: corruptArtifact,
  disk: fillDisk,
  clock: jumpClock,
  locks: contendLocks,
  reload: reloadUnderLoad,
  drain: drainUnderLoad,
  sockets: abuseSockets,
  sources: breakSources,
  postgres: postgresGone,
};

const USAGE = `Breaks things on purpose and looks at what is left; exits with 1 when anything is not as it should be.
  npm run chaos                      all of it
  npm run chaos -- kill disk         some of it: ${Object.keys(SCENARIOS).join(', ')}
  npm run chaos -- --quick           small counts, about a minute
  npm run chaos -- kill --seed 7     the same choices as in another run with that seed`;

const print = (line: string) => process.stdout.write(`${line}\n`);

async function runScenario(name: string, options: { quick: boolean; seed: number }): Promise<Tally> {
  const began = performance.now();
  print(`\n== ${name}`);
  const random = createRandom(options.seed);
  const run = { quick: options.quick, random, note: (line: string) => print(`   ${line}`) };
  const tally = await SCENARIOS[name]!(run).catch((error: unknown): Tally => {
    return { counts: {}, failures: [`the scenario itself broke off: ${describeError(error)}`] };
  });
  for (const [what, count] of Object.entries(tally.counts)) print(`   ${what}: ${count}`);
  for (const failure of tally.failures) print(`   FAILED ${failure}`);
  print(`   ${tally.failures.length} failures in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  return tally;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean' }, help: { type: 'boolean' }, seed: { type: 'string' } },
  });
  const unknown = positionals.filter((name) => !(name in SCENARIOS));
  if (values.help || unknown.length > 0) {
    print(USAGE);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  const options = { quick: values.quick ?? false, seed: Number(values.seed ?? 1) };
  const names = positionals.length > 0 ? positionals : Object.keys(SCENARIOS);
  let failed = 0;
  for (const name of names) if ((await runScenario(name, options)).failures.length > 0) failed += 1;
  print(`\n${names.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
});
