/** Terms by length, to look for the one that a mistyped word stands for. */
export class Spelling {
  private readonly byLength = new Map<number, string[]>();
  private readonly cache = new Map<string, string | null>();

  constructor(terms: Iterable<string>) {
    for (const term of terms) {
      if (!/^\p{L}{4,}$/u.test(term)) continue;
      const list = this.byLength.get(term.length);
      if (list) list.push(term);
      else this.byLength.set(term.length, [term]);
    }
  }

  /**
   * The known term nearest to an unknown one: one edit away, or two when it is 9 letters or longer, with the same
   * first letter; null when there is none. The same unknown term always gives the same answer.
   */
  correct(term: string): string | null {
    const known = this.cache.get(term);
    if (known !== undefined) return known;
    const found = this.search(term);
    if (this.cache.size > 5_000) this.cache.clear();
    this.cache.set(term, found);
    return found;
  }

  private search(term: string): string | null {
    if (term.length < 5 || term.length > 40) return null;
    const limit = term.length >= 9 ? 2 : 1;
    let best: string | null = null;
    let least = limit + 1;
    for (let length = term.length - limit; length <= term.length + limit; length += 1) {
      for (const candidate of this.byLength.get(length) ?? []) {
        if (candidate[0] !== term[0]) continue;
        const distance = editDistance(term, candidate, least);
        if (distance < least) [best, least] = [candidate, distance];
      }
    }
    return best;
  }
}

/** Damerau's distance (insert, delete, replace, swap neighbours), or `limit` as soon as it cannot be less. */
function editDistance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let value = Math.min(last[column]! + 1, line[column - 1]! + 1, last[column - 1]! + cost);
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) value = Math.min(value, before[column - 2]! + 1);
      line.push(value);
    }
    if (Math.min(...line) >= limit) return limit;
    [before, last] = [last, line];
  }
  return last[b.length]!;
}
