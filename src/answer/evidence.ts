import { words } from '../text/tokens.ts';
import type { Library, Section, Span, Unit } from '../types.ts';
import { WIDEN } from './evidence-weights.ts';
import type { Question } from './question.ts';
import { inSameDocument, textOf } from './quoting.ts';
import type { Candidate } from './rank.ts';

/** Why a piece of evidence is there: it decides how it is worded. */
export type EvidenceRole = 'main' | 'row' | 'period' | 'item' | 'note' | 'signature';

/** Whole units that stand next to each other in one passage, to be quoted as one. */
export interface Evidence {
  role: EvidenceRole;
  /** Rows of the units, ascending. */
  units: number[];
}

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

/** True when a sentence points to the one before by "hierover", "deze", "het voorstel". */
export function refersBack(text: string): boolean {
  return /\b(?:hierover|daarover|hiervan|daarvan|deze|dit|beide voorstellen|de wijziging|het voorstel|het traject|het beleidskader)\b/iu.test(
    text,
  );
}

function expand(
  question: Question,
  { best, candidates, library }: { best: Candidate; candidates: Candidate[]; library: Library },
): Evidence[] {
  const kind = library.passages[best.hit.passage]!.kind;
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

/**
 * "Welke drie …" of a passage that has no list: the sentence that enumerates them or, where each has a sentence of its
 * own, the run of sentences that add up ("Zo …", "Daarnaast …", "Ook …"), in reading order.
 */
function countedParts(
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

/**
 * The gist of each passage of the section that is named or, where none is, of the passages on the subject in the
 * section where most of it stands.
 */
function summarize(
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

function notesOf(unit: Unit, library: Library): Evidence[] {
  const passage = library.passages[unit.passage]!;
  const document = library.documents.find(({ id }) => id === passage.documentId)!;
  const within = (span: Span) =>
    document.notes.filter(({ anchor }) => anchor > span.start && anchor <= span.end + 1);
  const notes = within(unit).length > 0 ? within(unit) : within(passage);
  return notes.flatMap((note) => {
    const row = library.units.findIndex(
      (candidate) => candidate.start === note.start && inSameDocument(candidate, unit, library),
    );
    return row >= 0 ? [{ role: 'note' as const, units: [row] }] : [];
  });
}

/** The sentence that a note hangs on. */
function anchorOf(note: Unit, library: Library): Evidence[] {
  const passage = library.passages[note.passage]!;
  if (passage.kind !== 'note') return [];
  const document = library.documents.find(({ id }) => id === passage.documentId)!;
  const anchor = document.notes.find(({ start }) => start === note.start)?.anchor ?? -1;
  const row = library.units.findIndex(
    (unit) => unit.start < anchor && anchor <= unit.end + 1 && inSameDocument(unit, note, library),
  );
  return row >= 0 ? [{ role: 'main', units: [row] }] : [];
}

/** Who holds the office that the quoted sentence names: the signature under the letter with the same title. */
function signatoriesOf(question: Question, { unit, library }: { unit: Unit; library: Library }): Evidence[] {
  if (library.passages[unit.passage]!.kind === 'signature')
    return allSignatories(question, { unit, library });
  if (unit.facts.slots.includes('person') || !/\b(?:wie|heet|naam|who|name)\b/iu.test(question.text))
    return [];
  const quote = textOf(unit, library).toLowerCase();
  return library.passages.flatMap((passage, row) => {
    if (passage.kind !== 'signature' || passage.documentId !== library.passages[unit.passage]!.documentId)
      return [];
    const title = passage.text
      .split('\n')[0]!
      .toLowerCase()
      .replace(/^(?:de|het) |,$/gu, '');
    const at = library.units.findIndex((candidate) => candidate.passage === row);
    return quote.includes(title) ? [{ role: 'signature' as const, units: [at] }] : [];
  });
}

/** Whoever asks who signed, and names no office, gets everybody who did. */
function allSignatories(question: Question, { unit, library }: { unit: Unit; library: Library }): Evidence[] {
  if (/\b(?:minister|staatssecretaris|state secretary)\b/iu.test(question.text)) return [];
  return library.units.flatMap((other, row) =>
    library.passages[other.passage]!.kind === 'signature' && inSameDocument(other, unit, library)
      ? [{ role: 'signature' as const, units: [row] }]
      : [],
  );
}

/** Each unit once, in the order of roles given. */
export function dedupe(evidence: Evidence[]): Evidence[] {
  const seen = new Set<number>();
  return evidence.flatMap((piece) => {
    const units = piece.units.filter((row) => !seen.has(row));
    for (const row of units) seen.add(row);
    return units.length > 0 ? [{ ...piece, units }] : [];
  });
}
