import type { Span } from '../types.ts';

/** Neighbouring groups of digits that one separator each keeps apart: a number as people write it in pieces. */
export interface DigitRun extends Span {
  /** The groups, such as `06` and `12345678`, and the separators between them. */
  groups: string[];
  separators: string[];
}

interface Group extends Span {
  text: string;
}

const GROUP = /\d+/gu;
/** What may stand between two pieces of one number: at most three of these, such as ` ` or ` - ` or `) `. */
const BETWEEN = /^[ .()\u00a0/-]{1,3}$/u;
/** Most pieces that a number is written in. */
const MOST = 12;

/**
 * Every run of groups with `least` to `most` digits in all, at most twelve groups. A run may be part of a longer one:
 * the caller says which shape it is looking for.
 */
export function findDigitRuns(text: string, { least, most }: { least: number; most: number }): DigitRun[] {
  const groups: Group[] = [...text.matchAll(GROUP)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  return groups.flatMap((_, first) => runsFrom(groups, { text, first, least, most }));
}

function runsFrom(
  groups: Group[],
  at: { text: string; first: number; least: number; most: number },
): DigitRun[] {
  const { start } = groups[at.first]!;
  const runs: DigitRun[] = [];
  const separators: string[] = [];
  let digits = 0;
  for (let last = at.first; last < Math.min(groups.length, at.first + MOST); last++) {
    const between = last === at.first ? ' ' : at.text.slice(groups[last - 1]!.end, groups[last]!.start);
    digits += groups[last]!.text.length;
    if (!BETWEEN.test(between) || digits > at.most) break;
    if (last > at.first) separators.push(between);
    if (digits < at.least) continue;
    const pieces = groups.slice(at.first, last + 1).map(({ text }) => text);
    runs.push({ start, end: groups[last]!.end, groups: pieces, separators: [...separators] });
  }
  return runs;
}
