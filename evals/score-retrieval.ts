import type { PassageView } from '../src/types.ts';
import { holdsRun } from './normalize.ts';

/** Depths at which success is reported. */
export const DEPTHS = [1, 5, 10] as const;

/**
 * Per group of an item's evidence, the rank (1 and up) of the first passage that holds one of its quotes whole, heading
 * path and text together; null when none of the passages does. `passages` come best first.
 */
export function rankGroups(
  groups: string[][],
  passages: Pick<PassageView, 'section' | 'text'>[],
): (number | null)[] {
  const texts = passages.map(({ section, text }) => [...section, text].join(' '));
  return groups.map((group) => {
    const at = texts.findIndex((text) => group.some((quote) => holdsRun(text, quote, 1)));
    return at < 0 ? null : at + 1;
  });
}

/** The rank of the first passage that holds anything of an item; null when none does, or when nothing is asked. */
export function firstRank(ranks: (number | null)[]): number | null {
  const found = ranks.filter((rank) => rank !== null);
  return found.length > 0 ? Math.min(...found) : null;
}

/** 1 / rank, 0 for what was not found. The mean over questions of the first rank is the MRR (Voorhees 1999). */
export function reciprocalRank(rank: number | null): number {
  return rank === null ? 0 : 1 / rank;
}
