import { buildPassages } from '../ingest/passages.ts';
import { parseBody } from '../ingest/testing-letter.ts';
import { buildUnits } from '../ingest/units.ts';
import type { UnitHit } from '../ports.ts';
import type { Library } from '../types.ts';
import type { Evidence } from './evidence-pieces.ts';
import { understandQuestion } from './question.ts';
import { textOf } from './quoting.ts';
import { type Candidate, rankCandidates } from './rank.ts';

/** A library of one MADE UP letter with this body. */
export function libraryOf(body: string): Library {
  const document = parseBody(body);
  const passages = buildPassages(document);
  return { documents: [document], passages, units: buildUnits([document], passages) };
}

/** The row of the unit that begins so. */
export function rowOf(library: Library, start: string): number {
  const row = library.units.findIndex((unit) => textOf(unit, library).startsWith(start));
  if (row < 0) throw new Error(`no unit begins with "${start}"`);
  return row;
}

/** The words of each piece of evidence. */
export function quotesOf(evidence: Evidence[], library: Library): string[] {
  return evidence.map(({ units }) => units.map((row) => textOf(library.units[row]!, library)).join(' '));
}

/** What a retrieval would give when it finds the units that begin so, best first; the rest of the letter far behind. */
export function hitsOn(library: Library, ...starts: string[]): UnitHit[] {
  const rows = starts.map((start) => rowOf(library, start));
  return library.units.map((unit, row) => {
    const place = rows.indexOf(row);
    const share = place < 0 ? 0 : 1 - place / 10;
    return {
      ...{
        unit: row,
        passage: unit.passage,
        score: share,
        passageScore: share,
        textScore: share,
        wordScore: 0,
      },
      ...{ expandedWordScore: share, expandedGramScore: share, promptScore: share, unitCoverage: share },
      ...{ coverage: share, literalUnitCoverage: share, literalCoverage: share, missed: 1 - share },
    };
  });
}

/** The candidates for a question when retrieval finds the units that begin so. */
export function candidatesFor(
  question: string,
  { library, found, slotChecks = true }: { library: Library; found: string[]; slotChecks?: boolean },
): Candidate[] {
  const units = hitsOn(library, ...found);
  const retrieval = {
    ...{ passages: [], units, bestPrompt: null, bestGap: null, gapShare: 0, words: [] },
  };
  return rankCandidates(understandQuestion(question), retrieval, { library, slotChecks });
}
