import { words } from '../text/tokens.ts';
import type { Library, Section } from '../types.ts';
import type { Evidence } from './evidence-pieces.ts';
import type { Question } from './question.ts';
import type { Candidate } from './rank.ts';

/**
 * The gist of each passage of the section that is named or, where none is, of the passages on the subject in the
 * section where most of it stands.
 */
export function summarize(
  question: Question,
  { candidates, library }: { candidates: Candidate[]; library: Library },
): Evidence[] {
  const named = namedSection(question, library);
  const path = named?.path ?? library.passages[candidates[0]!.hit.passage]!.section;
  const near = new Set(candidates.slice(0, SUMMARY_CANDIDATES).map(({ hit }) => hit.passage));
  const passages = library.passages.flatMap((passage, row) =>
    passage.kind === 'paragraph' &&
    path.every((head, level) => passage.section[level] === head) &&
    (named !== undefined || near.has(row))
      ? [row]
      : [],
  );
  return passages.slice(0, SUMMARY_PASSAGES).flatMap((row) => gist(row, library));
}

const SUMMARY_CANDIDATES = 12;
const SUMMARY_PASSAGES = 8;

/** The section whose heading the question quotes, or all of whose telling words it has. */
function namedSection(question: Question, library: Library): Section | undefined {
  const asked = new Set(words(question.text));
  const wanted = question.section?.toLowerCase().trim();
  const sections = library.documents.flatMap((document) => document.sections);
  const bare = (heading: string) => heading.toLowerCase().replace(/^[\divx]+\. /u, '');
  return (
    sections.findLast(({ heading }) => bare(heading) === wanted) ??
    sections.findLast(({ heading }) =>
      words(bare(heading))
        .filter((word) => word.length > 3)
        .every((word) => asked.has(word)),
    )
  );
}

/** The sentence of a passage that says most, two of a long one; quoted as one when they stand together. */
function gist(passage: number, library: Library): Evidence[] {
  const rows = library.units.flatMap((unit, row) => (unit.passage === passage ? [row] : []));
  const ranked = [...rows].sort((a, b) => weightOf(b, library) - weightOf(a, library) || a - b);
  const chosen = ranked.slice(0, rows.length >= 6 ? 2 : 1).sort((a, b) => a - b);
  if (chosen.length === 2 && chosen[1]! - chosen[0]! === 1) return [{ role: 'item', units: chosen }];
  return chosen.map((row) => ({ role: 'item', units: [row] }));
}

/** Amounts, laws and what is decided say more than intentions, and those more than descriptions. */
function weightOf(row: number, library: Library): number {
  const { slots, commitment, pointsBack } = library.units[row]!.facts;
  const firmness = { decided: 2, will: 1.5, intends: 1.5, aims: 1, explores: 1, none: 0 }[commitment];
  const concrete =
    (slots.includes('amount') ? 3 : 0) +
    (slots.includes('law') ? 2 : 0) +
    (slots.includes('actor') ? 0.5 : 0);
  return firmness + concrete - (pointsBack ? 1 : 0);
}
