import type { Library } from '../types.ts';
import type { Evidence } from './evidence-pieces.ts';
import type { Question } from './question.ts';
import { textOf } from './quoting.ts';
import type { Candidate } from './rank.ts';

/**
 * "Welke drie …" of a passage that has no list: the sentence that enumerates them or, where each has a sentence of its
 * own, the run of sentences that add up ("Zo …", "Daarnaast …", "Ook …"), in reading order.
 */
export function countedParts(
  question: Question,
  { best, library }: { best: Candidate; library: Library },
): Evidence[] {
  const { count } = question;
  if (question.kind !== 'list' || count === null || enumerates(textOf(best.unit, library), count)) return [];
  const rows = library.units.flatMap((unit, row) => (unit.passage === best.hit.passage ? [row] : []));
  const listing = rows.find(
    (row) => row > best.hit.unit && enumerates(textOf(library.units[row]!, library), count),
  );
  if (listing === best.hit.unit + 1) return [{ role: 'main', units: [best.hit.unit, listing] }];
  const adding = rows.filter((row) => ADDS_UP.test(textOf(library.units[row]!, library)));
  return adding.length === count ? adding.map((row) => ({ role: 'item', units: [row] })) : [];
}

/** Openings by which Dutch prose adds one thing to another. */
const ADDS_UP =
  /^(?:zo|ook|daarnaast|verder|tevens|bovendien|tot slot|ten slotte|ten (?:eerste|tweede|derde|vierde)|enerzijds|anderzijds|allereerst)\b/iu;

/** True when a sentence itself lists that many things, with commas, "en" or "i) ii)". */
function enumerates(text: string, count: number): boolean {
  const marks = text.match(/,| en | of |;|\biv?\)|\bi+\)/gu) ?? [];
  return marks.length >= count - 1;
}
