import type { IndexContent } from '../index/content.ts';
import type { Span } from '../types.ts';

/** A passage that announces others, and the passages announced. */
export interface Introduction {
  from: number;
  items: number[];
}

/** Passages that announce others, with the passages announced; a heading brings the passage under it. */
export function listIntroductions({ units, passages }: IndexContent): Introduction[] {
  return units
    .filter((unit) => unit.introduces.length > 0)
    .map((unit) => {
      const items = unit.introduces.map((row) => units[row]!.passage);
      return {
        from: unit.passage,
        items: items.map((row) => (passages[row]!.kind === 'heading' ? row + 1 : row)),
      };
    });
}

/** For each passage the row of its first unit; one more at the end. Units stand in the order of their passages. */
export function listFirstUnits({ units, passages }: IndexContent): Uint32Array {
  const first = new Uint32Array(passages.length + 1);
  for (const unit of units) first[unit.passage + 1]! += 1;
  for (let row = 0; row < passages.length; row += 1) first[row + 1]! += first[row]!;
  return first;
}

/** Half-open ranges of rows that share a key; rows of one key stand together. */
export function rangesBy<T>(rows: T[], keyOf: (row: T) => string): Map<string, Span> {
  const ranges = new Map<string, Span>();
  rows.forEach((row, at) => {
    const range = ranges.get(keyOf(row));
    if (range) range.end = at + 1;
    else ranges.set(keyOf(row), { start: at, end: at + 1 });
  });
  return ranges;
}

/** True when a row lies in one of the ranges; without ranges every row does. */
export function inScope(scope: Span[] | null, row: number): boolean {
  return !scope || scope.some((span) => row >= span.start && row < span.end);
}

/** Adds scores divided by their maximum: a normalised score sum, which did better here than rank fusion. */
export function addNormalized(
  into: Float32Array,
  from: { scores: Float32Array; weight: number; scope: Span[] | null },
): void {
  let top = 0;
  for (let row = 0; row < into.length; row += 1) {
    if (from.scores[row]! > top && inScope(from.scope, row)) top = from.scores[row]!;
  }
  if (top === 0) return;
  for (let row = 0; row < into.length; row += 1) {
    if (from.scores[row]! > 0 && inScope(from.scope, row))
      into[row]! += (from.weight * from.scores[row]!) / top;
  }
}

/** The rows with a score above 0, best first; ties in reading order. */
export function rank(scores: Float32Array, size: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < size; row += 1) if (scores[row]! > 0) rows.push(row);
  return rows.sort((a, b) => scores[b]! - scores[a]! || a - b);
}
