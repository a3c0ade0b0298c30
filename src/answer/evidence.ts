import type { Library } from '../types.ts';
import { anchorOf, notesOf, signatoriesOf } from './companions.ts';
import { countedParts } from './counted-parts.ts';
import { dedupe, type Evidence } from './evidence-pieces.ts';
import { WIDEN } from './evidence-weights.ts';
import type { Question } from './question.ts';
import { inSameDocument, refersBack, textOf } from './quoting.ts';
import type { Candidate } from './rank.ts';
import { summarize } from './summary.ts';

/**
 * Chooses the least that answers, in reading order: one quote for a fact, one a part for a list, a planning row with
 * its period, the sentence before where a sentence points back to it.
 */
export function selectEvidence(question: Question, candidates: Candidate[], library: Library): Evidence[] {
  const best = candidates[0];
  if (!best) return [];
  if (question.kind === 'summary') return summarize(question, { candidates, library });
  const chosen = bindSlot(question, { candidates, library });
  const evidence = [...expand(question, { best: chosen, candidates, library })];
  if (question.wants.includes('paper')) evidence.unshift(...anchorOf(chosen.unit, library));
  if (question.wants.includes('paper')) evidence.push(...notesOf(chosen.unit, library));
  if (question.kind === 'who') evidence.push(...signatoriesOf(question, { unit: chosen.unit, library }));
  return dedupe(evidence);
}

/**
 * The unit to quote: the best one or, where it lacks the fact that is asked for, a sentence of the same passage that
 * has it and goes on about the same thing ("hierover", "deze").
 */
function bindSlot(
  question: Question,
  { candidates, library }: { candidates: Candidate[]; library: Library },
): Candidate {
  const best = candidates[0]!;
  if (best.hasSlot || question.wants.length === 0) return best;
  const near = candidates.filter(
    ({ hit, hasSlot, unit }) =>
      hasSlot &&
      hit.passage === best.hit.passage &&
      hit.unit > best.hit.unit &&
      hit.unit - best.hit.unit <= 2 &&
      (unit.facts.pointsBack || refersBack(textOf(unit, library))),
  );
  return near[0] ?? best;
}

function expand(
  question: Question,
  { best, candidates, library }: { best: Candidate; candidates: Candidate[]; library: Library },
): Evidence[] {
  const kind = library.passages[best.hit.passage]!.kind;
  if (kind === 'note') return [{ role: 'note', units: [best.hit.unit] }];
  if (kind === 'table-row') return withPeriod(question, { row: best.hit.unit, library });
  if (best.unit.introduces.length > 0 && (question.kind !== 'when' || kind === 'table-period')) {
    return announced(best.hit.unit, library);
  }
  if ((kind === 'list-item' || kind === 'heading') && asksForParts(question)) {
    const announcer = library.units.findIndex((unit) => unit.introduces.includes(best.hit.unit));
    if (announcer >= 0) return announced(announcer, library);
  }
  if (kind === 'heading')
    return [{ role: 'main', units: underHeading(best.hit.unit, { candidates, library }) }];
  const parts = countedParts(question, { best, library });
  return parts.length > 0 ? parts : [{ role: 'main', units: widen(question, { best, candidates, library }) }];
}

function asksForParts(question: Question): boolean {
  return question.kind === 'list' || question.count !== null;
}

/** A planning row is quoted together with its period; a question for all rows of a period gets them all. */
function withPeriod(question: Question, { row, library }: { row: number; library: Library }): Evidence[] {
  const unit = library.units[row]!;
  const period = library.passages[unit.passage]!.period;
  const periodRow = library.units.findIndex(
    (candidate) => period && candidate.start === period.start && inSameDocument(candidate, unit, library),
  );
  if (question.kind === 'list' && periodRow >= 0) return announced(periodRow, library);
  return [
    ...(periodRow >= 0 ? [{ role: 'period' as const, units: [periodRow] }] : []),
    { role: 'row', units: [row] },
  ];
}

function announced(announcer: number, library: Library): Evidence[] {
  const unit = library.units[announcer]!;
  const isPeriod = library.passages[unit.passage]!.kind === 'table-period';
  const items = unit.introduces.map((row) => ({
    role: isPeriod ? ('row' as const) : ('item' as const),
    units: [row],
  }));
  return isPeriod ? [{ role: 'period', units: [announcer] }, ...items] : items;
}

/** A heading says little by itself: the best unit under it is quoted instead. */
function underHeading(
  heading: number,
  { candidates, library }: { candidates: Candidate[]; library: Library },
): number[] {
  const path = library.passages[library.units[heading]!.passage]!.section;
  const under = candidates.find(({ hit }) => {
    const passage = library.passages[hit.passage]!;
    return passage.kind !== 'heading' && path.every((head, level) => passage.section[level] === head);
  });
  return [under?.hit.unit ?? heading];
}

/** Neighbours of the best sentence that answer nearly as well, and the sentence before one that points back. */
function widen(
  question: Question,
  { best, candidates, library }: { best: Candidate; candidates: Candidate[]; library: Library },
): number[] {
  const scoreOf = new Map(candidates.map(({ hit, score }) => [hit.unit, score]));
  const units = [best.hit.unit];
  const limit = question.kind === 'list' || question.kind === 'explain' ? WIDEN.list : WIDEN.fact;
  for (const step of [-1, 1]) {
    const row = best.hit.unit + step;
    const neighbour = library.units[row];
    if (
      !neighbour ||
      neighbour.passage !== best.hit.passage ||
      library.passages[best.hit.passage]!.kind !== 'paragraph'
    )
      continue;
    const isClose = (scoreOf.get(row) ?? Number.NEGATIVE_INFINITY) >= best.score - limit;
    const isNeeded =
      step === -1 && best.unit.facts.pointsBack && opensWithPronoun(textOf(best.unit, library));
    const goesOn =
      step === 1 &&
      question.kind === 'list' &&
      /^(?:dit zijn|het gaat|dat zijn)\b/iu.test(textOf(neighbour, library));
    if (isClose || isNeeded || goesOn) units.push(row);
  }
  return units.sort((a, b) => a - b);
}

/** "Deze visie", "Dit", "Voor beide voorstellen": unreadable alone. "Daarnaast", "Daarom" can be left out in reading. */
function opensWithPronoun(text: string): boolean {
  return /^(?:deze|dit|dat|die|voor beide|beide|hij|zij|daarmee|daarin|hierbij|hiervoor|daarvoor|voornemen is deze|het streven is om (?:beide|deze))\b/iu.test(
    text,
  );
}
