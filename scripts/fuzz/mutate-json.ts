import * as fc from 'fast-check';

/** One change to a JSON value: `at` picks the place, `kind` what happens there. */
export interface JsonMutation {
  kind: 'replace' | 'drop' | 'add' | 'rename' | 'nest' | 'repeat' | 'widen';
  at: number;
  value: unknown;
  key: string;
  size: number;
}

type Parent = Record<string, unknown> | unknown[];

const KEYS = [
  '__proto__',
  'constructor',
  'toString',
  '',
  'role',
  'messages',
  'a/b~c',
  'x'.repeat(500),
  '\ud800',
  'é',
];

/** Sizes of what is nested, repeated or widened: at, beside and far beyond every limit. */
const SIZES = [1, 2, 15, 16, 17, 19, 20, 21, 50, 51, 65, 500, 5000, 30_000];

/** What is nested deeper than this is written as text: our own tools are recursive. */
const MAX_DEPTH = 500;
const SMALL = 20;

/** Changes that keep JSON valid but hardly ever the contract. */
export function jsonMutation(hostile: fc.Arbitrary<string>): fc.Arbitrary<JsonMutation> {
  const numbers = fc.constantFrom(0, -1, 1.5, 1e308, -1e308, 2 ** 53, -(2 ** 53), 5e-324);
  return fc.record({
    kind: fc.constantFrom(
      'replace',
      'replace',
      'replace',
      'drop',
      'add',
      'rename',
      'nest',
      'repeat',
      'widen',
    ),
    at: fc.nat({ max: 100 }),
    value: fc.oneof(
      hostile,
      hostile,
      numbers,
      fc.boolean(),
      fc.constant(null),
      fc.jsonValue({ maxDepth: 2 }),
    ),
    key: fc.oneof(fc.constantFrom(...KEYS), hostile),
    size: fc.constantFrom(...SIZES),
  });
}

function listPlaces(value: unknown, found: [Parent, string | number][] = []): [Parent, string | number][] {
  if (typeof value !== 'object' || value === null) return found;
  for (const key of Object.keys(value)) {
    found.push([value as Parent, key]);
    listPlaces((value as Record<string, unknown>)[key], found);
  }
  return found;
}

function set(target: object, key: string, value: unknown): void {
  // An own `__proto__`, as JSON.parse makes it.
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

function nest(value: unknown, depth: number): unknown {
  let nested = value;
  for (let i = 0; i < depth; i++) nested = i % 2 === 0 ? [nested] : { a: nested };
  return nested;
}

function widen(count: number): object {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i]));
}

function change(old: unknown, { kind, value, size }: JsonMutation): unknown {
  if (kind === 'nest') return nest(value, Math.min(size, MAX_DEPTH));
  if (kind === 'repeat') return Array<unknown>(size).fill(old);
  return kind === 'widen' ? widen(size) : value;
}

/** A copy of a JSON value with the changes made, one after another. */
export function mutateJson(value: unknown, mutations: JsonMutation[]): unknown {
  const root = { root: structuredClone(value) };
  for (const [turn, given] of mutations.entries()) {
    // One large change is enough: the second would multiply the first.
    const mutation = turn === 0 ? given : { ...given, size: Math.min(given.size, SMALL) };
    const places = listPlaces(root).slice(0, 200);
    const [parent, key] = places[mutation.at % places.length]!;
    const target = parent as Record<string, unknown>;
    const old = target[key];
    if (mutation.kind === 'drop' && parent !== root) Reflect.deleteProperty(target, key);
    else if (mutation.kind === 'add' && typeof old === 'object' && old)
      set(old, mutation.key, mutation.value);
    else if (mutation.kind === 'rename' && !Array.isArray(parent) && parent !== root) {
      Reflect.deleteProperty(target, key);
      set(target, mutation.key, old);
    } else set(target, String(key), change(old, mutation));
  }
  return root.root;
}
