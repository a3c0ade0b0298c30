import { readFile } from 'node:fs/promises';
import * as z from 'zod';

/** The part of a CPU profile that is read (Chrome DevTools Protocol, `Profiler.Profile`); times in microseconds. */
const profileSchema = z.object({
  nodes: z.array(z.object({ id: z.int(), callFrame: z.object({ functionName: z.string() }) })),
  samples: z.array(z.int()),
  timeDeltas: z.array(z.number()),
});

/** Milliseconds in which a profiled start was not idle: reading, compiling and evaluating the script. */
export function countBusyMs(profile: unknown): number {
  const { nodes, samples, timeDeltas } = profileSchema.parse(profile);
  const idle = new Set(
    nodes.filter(({ callFrame }) => callFrame.functionName === '(idle)').map(({ id }) => id),
  );
  const busy = timeDeltas.filter((_, at) => !idle.has(samples[at]!));
  return busy.reduce((sum, delta) => sum + delta, 0) / 1000;
}

/** As `countBusyMs`, of the file that `wrangler check startup` writes. */
export async function readBusyMs(file: string): Promise<number> {
  return countBusyMs(JSON.parse(await readFile(file, 'utf8')));
}
