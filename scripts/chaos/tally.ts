/** What a scenario found: how often each thing happened, and everything that must not have. */
export interface Tally {
  counts: Record<string, number | string>;
  failures: string[];
}

/** How a scenario is run. */
export interface Run {
  /** Small counts, for every build; else the full ones. */
  quick: boolean;
  /** The same seed makes the same choices. */
  random: Random;
  /** Takes a line for whoever watches. */
  note(line: string): void;
}

export type Scenario = (run: Run) => Promise<Tally>;

/** Numbers from 0 to 1, the same for the same seed. */
export interface Random {
  (): number;
  /** A whole number from 0 up to, and without, `end`. */
  below(end: number): number;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
}

/** Mulberry32 (Tommy Ettinger, public domain). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  return Object.assign(next, { below, pick: <T>(list: readonly T[]) => list[below(list.length)]! });
}

/** A tally to fill: `count` adds one, `expect` adds one or notes a failure. */
export interface Counting extends Tally {
  count(name: string, by?: number): void;
  expect(isRight: boolean, name: string, failure: string): void;
}

export function createTally(...names: string[]): Counting {
  const counts: Record<string, number> = Object.fromEntries(names.map((name) => [name, 0]));
  const failures: string[] = [];
  const count = (name: string, by = 1) => {
    counts[name] = (counts[name] ?? 0) + by;
  };
  return {
    counts,
    failures,
    count,
    expect: (isRight, name, failure) => {
      if (isRight) count(name);
      else failures.push(failure);
    },
  };
}

/** The shares of times that were measured, in milliseconds. */
export function describeTimes(times: number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  return `n ${times.length}, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms`;
}
