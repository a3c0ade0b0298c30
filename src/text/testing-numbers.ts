/** Numbers by a fixed seed (a linear congruential generator, Numerical Recipes): the same table on every run. */
export function createDice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** `count` digits. */
export function rollDigits(dice: (below: number) => number, count: number): string {
  return Array.from({ length: count }, () => dice(10)).join('');
}

/** Cuts digits into pieces of the given lengths. */
export function cut(digits: string, lengths: number[], separator: string): string {
  let at = 0;
  const pieces = lengths.map((length) => {
    at += length;
    return digits.slice(at - length, at);
  });
  return pieces.join(separator);
}

/** The first `count` of what `make` gives, without doubles. */
export function collect(count: number, make: () => string): string[] {
  const found = new Set<string>();
  while (found.size < count) found.add(make());
  return [...found];
}
