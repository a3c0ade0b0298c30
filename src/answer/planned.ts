import { findPeriods, type PeriodMention } from '../text/dates.ts';
import { fold } from '../text/normalize.ts';
import { QUESTION_WORDS, STOP_WORDS } from '../text/stop-words.ts';
import { tokenize } from '../text/tokens.ts';
import type { Library, Unit } from '../types.ts';
import { dedupe, type Evidence } from './evidence-pieces.ts';
import type { Question } from './question.ts';
import { refersBack, textOf } from './quoting.ts';

/** Words that ask for a planning and name no subject of their own. */
const PLANNING_WORDS = new Set(
  (
    'gepland gepland ingepland planning planningsoverzicht overzicht voorstel voorstellen wetsvoorstel wetsvoorstellen ' +
    'wet wetten stuk stukken plan plannen onderwerp onderwerpen brief brieven punten zaken dingen maatregel maatregelen ' +
    'verwacht verwachten verwachting gebeurt gebeuren indienen ingediend indiening stuurt sturen gestuurd kabinet regering ' +
    'minister tweede eerste kamer parlement bzk binnenlandse allemaal nog rooster agenda zet aan bod volgt volgen ' +
    'planned scheduled bills proposals bill letter parliament submitted coming happens cabinet government expected list'
  ).split(' '),
);

const ROWS_ONLY =
  /\b(?:wetsvoorstel(?:len)?|wetten|voorstellen|planning(?:soverzicht)?|bills?|proposals?|schedule)\b/u;
const MOST = 14;

/**
 * Evidence for a question that names a time and no subject ("Wat komt er in het vierde kwartaal?"): the planning rows
 * of that time under their periods and, unless only bills are asked for, the sentences of the prose that name it.
 * Null for every other question.
 */
export function planEvidence(question: Question, library: Library): Evidence[] | null {
  const { documents } = library;
  const reference = documents.find(({ kind }) => kind === 'policy-letter')?.date ?? documents[0]?.date;
  if (!reference) return null;
  const asked = findPeriods(question.text, reference).find(({ from, until }) => from ?? until);
  if (!asked || !namesNoSubject(question.text, asked)) return null;
  const rowsOnly = ROWS_ONLY.test(fold(question.text));
  const read = library.units.slice(0, library.unitsRead);
  const found = read.flatMap((unit, row) => (isIn(unit, asked) ? [row] : []));
  const kindOf = (row: number) => library.passages[library.units[row]!.passage]!.kind;
  const table = found.filter((row) => kindOf(row) === 'table-row');
  const prose = rowsOnly && table.length > 0 ? [] : found.filter((row) => kindOf(row) === 'paragraph');
  const evidence = [
    ...table.flatMap((row): Evidence[] => [...periodOf(row, library), { role: 'row', units: [row] }]),
    ...prose.map((row): Evidence => ({ role: 'item', units: readable(row, library) })),
  ];
  return evidence.length > 0 ? dedupe(evidence).slice(0, MOST) : null;
}

/** With the sentence before where it points back ("hierover", "deze"). */
function readable(row: number, library: Library): number[] {
  const [before, unit] = [library.units[row - 1], library.units[row]!];
  const pointsBack = unit.facts.pointsBack || refersBack(textOf(unit, library));
  return pointsBack && before?.passage === unit.passage ? [row - 1, row] : [row];
}

function namesNoSubject(text: string, asked: PeriodMention): boolean {
  const rest = `${text.slice(0, asked.start)} ${text.slice(asked.end)}`;
  return tokenize(fold(rest)).every(
    ({ norm }) =>
      STOP_WORDS.has(norm) || QUESTION_WORDS.has(norm) || PLANNING_WORDS.has(norm) || /^\d+$/u.test(norm),
  );
}

/** True when a time of the unit lies within the time that is asked for, or is left open at the same end. */
function isIn(unit: Unit, asked: PeriodMention): boolean {
  return unit.facts.times.some(({ from, until }) => {
    if (asked.from === null)
      return until !== null && until <= asked.until! && (from === null || from <= asked.until!);
    if (asked.until === null) return (until ?? '9999') >= asked.from && (from ?? '') >= asked.from;
    return (
      (from ?? asked.from) >= asked.from &&
      (until ?? from ?? '') <= asked.until &&
      (until ?? from ?? '') >= asked.from
    );
  });
}

function periodOf(row: number, library: Library): Evidence[] {
  const at = library.units.findIndex((unit) => unit.introduces.includes(row));
  return at >= 0 ? [{ role: 'period', units: [at] }] : [];
}
