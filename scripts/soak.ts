/** `npm run soak`: everything at once for a long time; every reply is held against the one given at rest. */
import { parseArgs } from 'node:util';
import { describeError } from '../src/errors.ts';
import { ensureWidget } from './build-widget.ts';
import { startServerProcess } from './chaos/server-process.ts';
import { createMix } from './soak/mix.ts';
import { askAtRest, type Phase, runPhase } from './soak/run.ts';
import { percentile, slope } from './soak/statistics.ts';

const USAGE = `Asks a server of its own everything at once and compares every reply with the one given at rest.
  npm run soak                         10 minutes, 64 connections, then 1 minute above what it can do
  npm run soak -- --quick              seconds instead of minutes, for every build
  npm run soak -- --minutes 3          shorter or longer
  npm run soak -- --connections 16 --seed 7`;

/** Bounds that make the soak fail. Memory may grow while caches fill: the slope counts from the first third on. */
const MOST_MB_A_MINUTE = 5;
const MOST_HEALTH_MS = 1000;
const FLOOD = 512;
const QUICK_MINUTES = '0.2';

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function show(title: string, phase: Phase, seconds: number): string[] {
  const settled = phase.samples.slice(Math.floor(phase.samples.length / 3));
  const growth = slope(settled);
  const [first, last] = [settled[0]?.megabytes ?? 0, settled.at(-1)?.megabytes ?? 0];
  const ms = (values: number[], share: number) => percentile(values, share).toFixed(0);
  print(`\n${title}`);
  print(`  replies compared      ${phase.replies} (${(phase.replies / seconds).toFixed(0)} a second)`);
  print(
    `  by status             ${Object.entries(phase.statuses)
      .map(([status, n]) => `${status}: ${n}`)
      .join(', ')}`,
  );
  print(`  clients that left     ${phase.left}`);
  print(`  wrong or failed       ${phase.wrong.length}`);
  print(
    `  latency p50/p95/p99   ${ms(phase.milliseconds, 0.5)} / ${ms(phase.milliseconds, 0.95)} / ${ms(phase.milliseconds, 0.99)} ms`,
  );
  print(
    `  health p50/p99/most   ${ms(phase.health, 0.5)} / ${ms(phase.health, 0.99)} / ${ms(phase.health, 1)} ms`,
  );
  print(
    `  event loop late, most ${ms(phase.loopDelays, 0.5)} ms typical, ${ms(phase.loopDelays, 1)} ms at worst`,
  );
  print(`  memory                ${first} to ${last} MB, slope ${growth.toFixed(2)} MB a minute`);
  for (const line of phase.wrong) print(`  WRONG ${line}`);
  const health = percentile(phase.health, 0.99);
  return [
    ...(phase.wrong.length > 0 ? [`${title}: ${phase.wrong.length} wrong or failed replies`] : []),
    ...(health > MOST_HEALTH_MS ? [`${title}: health checks took ${health.toFixed(0)} ms`] : []),
  ];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '10' },
      connections: { type: 'string', default: '64' },
      seed: { type: 'string', default: '1' },
      quick: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return print(USAGE);
  const [minutes, connections, seed] = [
    values.quick ? QUICK_MINUTES : values.minutes,
    values.connections,
    values.seed,
  ].map(Number);
  await ensureWidget();
  const mix = await createMix();
  const server = await startServerProcess({ corpus: 'corpus', artifact: '.artifact' });
  try {
    const rest = await askAtRest(server, mix);
    print(
      `${mix.length} kinds of request, each asked once at rest; ${connections} connections, seed ${seed}`,
    );
    const common = { server, mix, rest, seed: seed! };
    const soak = await runPhase({ ...common, connections: connections!, forMs: minutes! * 60_000 });
    const faults = show(`Soak, ${minutes} minutes`, soak, minutes! * 60);
    const settled = soak.samples.slice(Math.floor(soak.samples.length / 3));
    if (minutes! >= 5 && slope(settled) > MOST_MB_A_MINUTE)
      faults.push(`memory grows by ${slope(settled).toFixed(1)} MB a minute`);
    const floodSeconds = Math.min(60, minutes! * 20);
    const flood = await runPhase({
      ...common,
      connections: FLOOD,
      forMs: floodSeconds * 1000,
      mayShed: true,
    });
    faults.push(...show(`Flood, ${FLOOD} connections, ${floodSeconds} seconds`, flood, floodSeconds));
    const after = await runPhase({ ...common, connections: 4, forMs: 3000 });
    faults.push(...show('After the flood, 4 connections, 3 seconds', after, 3));
    print(faults.length > 0 ? `\nFAILED\n${faults.join('\n')}` : '\nAll replies were those given at rest.');
    if (faults.length > 0) process.exitCode = 1;
  } finally {
    server.signal('SIGTERM');
    await server.ended;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
});
