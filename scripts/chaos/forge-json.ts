import type { Random } from './tally.ts';

/** Values that a bad tool may write where another stood. */
const ODD = [
  -1,
  0,
  0.5,
  1e15,
  2 ** 31,
  -(2 ** 31),
  null,
  '',
  'x',
  true,
  [],
  {},
  ['x'],
  '\u0000',
  '__proto__',
];

type Holder = Record<string, unknown> | unknown[];

/** Changes one value of a JSON text in a way that stays JSON, or null when it is none. */
export function forgeJson(bytes: Buffer, random: Random): Buffer | null {
  const root = parse(bytes);
  if (root === undefined || typeof root !== 'object' || root === null) return null;
  const holder = findHolder(root as Holder, random);
  const keys = Object.keys(holder);
  if (keys.length === 0) return null;
  change(holder, random.pick(keys), random);
  return Buffer.from(JSON.stringify(root));
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Walks down at random, so that every depth gets its share. */
function findHolder(root: Holder, random: Random): Holder {
  let holder = root;
  for (;;) {
    const inner = Object.values(holder).filter((value): value is Holder => isFilled(value));
    if (inner.length === 0 || (holder !== root && random() < 0.3)) return holder;
    holder = random.pick(inner);
  }
}

function isFilled(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function change(holder: Holder, key: string, random: Random): void {
  const record = holder as Record<string, unknown>;
  const value = record[key];
  const way = random.below(4);
  if (way === 0 && Array.isArray(holder)) holder.splice(Number(key), 1, value, value);
  else if (way === 1 && Array.isArray(holder)) holder.splice(Number(key), 1);
  else if (way === 1) delete record[key];
  else if (way === 2 && typeof value === 'number') record[key] = value + random.pick([-1, 1, 1000, -1000]);
  else record[key] = random.pick(ODD);
}
