import { readFile, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { AppError } from '../src/errors.ts';
import type { NamedMetric } from './metrics.ts';

const bound = z.union(
  [z.strictObject({ minimum: z.number().min(0) }), z.strictObject({ maximum: z.number().min(0) })],
  'must be {"minimum": number} or {"maximum": number}',
);

const floorSchema = z.strictObject({
  /** By name of a metric; the part before the first point names the set that it belongs to. */
  metrics: z
    .record(z.string().regex(/^[\w-]+(\.[\w-]+)+$/u), bound)
    .refine((metrics) => Object.keys(metrics).length > 0, 'must name at least one metric'),
});

type Bound = z.infer<typeof bound>;
export type Floor = z.infer<typeof floorSchema>;

const FLOOR_FILE = new URL('floor.json', import.meta.url);

/** Checks the text of floor.json. Errors: `configuration_invalid` naming the field. */
export function parseFloor(text: string): Floor {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw unreadable(`is no JSON: ${(cause as Error).message}`);
  }
  const parsed = floorSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const fault = parsed.error.issues[0]!;
  throw unreadable(`is not valid: ${fault.path.join('.')}: ${fault.message}`);
}

/** Reads evals/floor.json. Errors: `configuration_invalid`, also when it is missing: without a floor nothing is held. */
export async function readFloor(): Promise<Floor> {
  return parseFloor(
    await readFile(FLOOR_FILE, 'utf8').catch(() => Promise.reject(unreadable('cannot be read'))),
  );
}

/** As `readFloor`, but undefined when there is no file yet. */
export async function readFloorIfAny(): Promise<Floor | undefined> {
  const text = await readFile(FLOOR_FILE, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw unreadable(`cannot be read: ${error.code}`);
  });
  return text === undefined ? undefined : parseFloor(text);
}

/** Writes evals/floor.json. */
export async function writeFloor(floor: Floor): Promise<void> {
  await writeFile(FLOOR_FILE, `${JSON.stringify(floor, null, 2)}\n`);
}

/**
 * Everything that is below the floor, in words; empty when it holds. `sets` names what was to be measured: bounds of
 * other sets are passed over; one of these that was not measured, or that nothing was counted for, is a fault.
 */
export function checkFloor(floor: Floor, metrics: NamedMetric[], sets: readonly string[]): string[] {
  const found = new Map(metrics.map((one) => [one.name, one.metric.value]));
  return Object.entries(floor.metrics).flatMap(([name, limit]) => {
    if (!sets.includes(setOf(name))) return [];
    const value = found.get(name) ?? null;
    if (value === null) return [`${name}: the floor names it, but it was not measured`];
    if ('minimum' in limit && value < limit.minimum)
      return [`${name}: ${value.toFixed(4)} is below ${limit.minimum}`];
    if ('maximum' in limit && value > limit.maximum)
      return [`${name}: ${value.toFixed(4)} is above ${limit.maximum}`];
    return [];
  });
}

/**
 * A floor a little under what was reached. Names that were not measured stay. Unless `allowLower`, a bound that is
 * stricter than what was reached stays too.
 */
export function raiseFloor(old: Floor | undefined, metrics: NamedMetric[], allowLower = false): Floor {
  const bounds: Record<string, Bound> = { ...old?.metrics };
  for (const one of metrics) {
    const reached = boundOf(one);
    if (!reached) continue;
    const before = bounds[one.name];
    bounds[one.name] = before && !allowLower ? stricter(before, reached) : reached;
  }
  const sorted = Object.entries(bounds).sort(([a], [b]) => (a < b ? -1 : 1));
  return { metrics: Object.fromEntries(sorted) };
}

function boundOf({ metric, bound: side, slack }: NamedMetric): Bound | undefined {
  if (side === null || metric.value === null) return undefined;
  if (side === 'maximum') return { maximum: round(metric.value + slack, Math.ceil) };
  return { minimum: Math.max(0, round(metric.value - slack, Math.floor)) };
}

function stricter(left: Bound, right: Bound): Bound {
  if ('minimum' in left) return 'minimum' in right && right.minimum > left.minimum ? right : left;
  return 'maximum' in right && right.maximum < left.maximum ? right : left;
}

/** Three decimals, rounded to the lenient side; the inner rounding takes off what binary fractions add. */
function round(value: number, to: (value: number) => number): number {
  return to(Number((value * 1000).toFixed(6))) / 1000;
}

function setOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

function unreadable(what: string): AppError {
  const hint = 'Restore evals/floor.json, or write it anew with: npm run eval -- --update-floor';
  return new AppError('configuration_invalid', `evals/floor.json ${what}`, { hint });
}
