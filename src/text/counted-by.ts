import type { Span } from '../types.ts';

const YEARLY =
  /\b(?:jaarlijkse?|per jaar|elk jaar|ieder jaar|annual(?:ly)?|yearly|a year|per year|each year|every year|per annum)\b/iu;
const MONTHLY = /\b(?:maandelijkse?|per maand|elke maand|a month|per month|monthly)\b/iu;
const ONCE =
  /\b(?:in totaal|totaal van|eenmalige?|ineens|bij elkaar|opgeteld|in total|in all|a total of|one-off)\b/iu;

/** A year, a month, once (`in totaal`, `eenmalig`); null when the clause does not say. */
export type Per = 'year' | 'month' | 'once' | null;

/**
 * Reads what an amount is counted by, as its clause says it (between full stops and semicolons). Each clause is read once,
 * however many amounts stand in it.
 */
export function createPerReader(text: string): (at: Span) => Per {
  const opens = [...text.matchAll(/[.;:!?]\s/gu)].map((match) => match.index);
  const stops = [...text.matchAll(/[.;!?](?:\s|$)/gu)].map((match) => match.index);
  const known = new Map<string, Per>();
  return (at) => {
    const from = Math.max(0, opens[countBelow(opens, at.start - 1) - 1] ?? 0);
    const until = stops[countBelow(stops, at.end)] ?? text.length;
    const key = `${from}:${until}`;
    const per = known.has(key) ? known.get(key)! : readPer(text.slice(from, until));
    known.set(key, per);
    return per;
  };
}

/** How many of the ascending numbers are less than `limit`. */
function countBelow(sorted: number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function readPer(clause: string): Per {
  if (ONCE.test(clause)) return 'once';
  if (YEARLY.test(clause)) return 'year';
  return MONTHLY.test(clause) ? 'month' : null;
}
