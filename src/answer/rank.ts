import type { Retrieval, UnitHit } from '../ports.ts';
import { findNumbers } from '../text/numbers.ts';
import type { BlockKind, Library, Passage, SlotKind, Unit } from '../types.ts';
import { binds } from './bind.ts';
import { EVIDENCE_WEIGHTS, type EvidenceSignals } from './evidence-weights.ts';
import type { Question } from './question.ts';
import { textOf } from './quoting.ts';

/** A unit with its score for this question. */
export interface Candidate {
  hit: UnitHit;
  unit: Unit;
  score: number;
  signals: EvidenceSignals;
  hasSlot: boolean;
  /** False when its number or amount belongs to something else than what is asked about. */
  isBound: boolean;
}

/** What a conversation was about: its passage and the row of its sentence. */
export interface Focus {
  passage: number | null;
  unit: number | null;
}

export interface RankOptions {
  library: Library;
  /** Without slot checks (for ablations) a unit need not hold the kind of fact that is asked for. */
  slotChecks: boolean;
  focus?: Focus;
}

/** Orders the units for a question. A question for a date prefers sentences that name one, and so on. */
export function rankCandidates(question: Question, retrieval: Retrieval, options: RankOptions): Candidate[] {
  const candidates = retrieval.units.map((hit): Candidate => {
    const unit = options.library.units[hit.unit]!;
    const wantsSlot = options.slotChecks && question.wants.length > 0;
    const hasSlot = !wantsSlot || holdsSlot(unit, question.wants);
    const isBound = !wantsSlot || !hasSlot || binds(question, textOf(unit, options.library));
    const signals = readSignals(question, { hit, unit, options, slot: { wantsSlot, hasSlot, isBound } });
    return { hit, unit, score: weigh(signals), signals, hasSlot, isBound };
  });
  return candidates.sort((a, b) => b.score - a.score || a.hit.unit - b.hit.unit);
}

function weigh(signals: EvidenceSignals): number {
  let sum = 0;
  for (const name of Object.keys(signals) as (keyof EvidenceSignals)[])
    sum += signals[name] * EVIDENCE_WEIGHTS[name];
  return sum;
}

interface Reading {
  hit: UnitHit;
  unit: Unit;
  options: RankOptions;
  slot: { wantsSlot: boolean; hasSlot: boolean; isBound: boolean };
}

function readSignals(question: Question, { hit, unit, options, slot }: Reading): EvidenceSignals {
  const { library, focus } = options;
  const passage = library.passages[hit.passage]!;
  const isRow = passage.kind === 'table-row';
  const asksDate = question.kind === 'when' || question.planning;
  return {
    passageScore: hit.passageScore,
    wordScore: hit.wordScore,
    expandedWordScore: hit.expandedWordScore,
    expandedGramScore: hit.expandedGramScore,
    promptScore: hit.promptScore,
    unitCoverage: hit.unitCoverage,
    coverage: hit.coverage,
    literalUnitCoverage: hit.literalUnitCoverage,
    length: Math.log(unit.end - unit.start) / 4,
    slot: slot.wantsSlot && slot.hasSlot ? 1 : 0,
    noSlot: slot.hasSlot ? 0 : 1,
    unbound: slot.isBound ? 0 : 1,
    plannedRow: isRow && question.planning ? 1 : 0,
    datedRow: isRow && asksDate && !question.planning ? 1 : 0,
    otherRow: isRow && !asksDate ? 1 : 0,
    period: passage.kind === 'table-period' ? (question.kind === 'list' ? -1 : 1) : 0,
    heading: passage.kind === 'heading' ? 1 : 0,
    note: passage.kind === 'note' && !question.wants.includes('paper') ? 1 : 0,
    letterhead: passage.kind === 'letterhead' ? 1 : 0,
    announcer: unit.introduces.length > 0 && question.kind !== 'list' && question.count === null ? 1 : 0,
    reason: question.kind === 'explain' && GIVES_REASON.test(textOf(unit, library)) ? 1 : 0,
    focus: focus?.passage === hit.passage ? 1 : 0,
    next: focus?.unit !== null && focus?.unit !== undefined && hit.unit === focus.unit + 1 ? 1 : 0,
    misplaced: isMisplaced(question, passage.kind) ? 1 : 0,
    scope: scopeSignal(question, { passage, library }),
    count: question.count !== null && countsParts(question.count, { unit, library }) ? 1 : 0,
  };
}

/** Words by which prose gives a reason, a means or an effect. */
const GIVES_REASON =
  /\b(?:daarom|zodat|waardoor|namelijk|want|omdat|draagt bij|leidt|door|om .{1,60} te)\b/iu;

function holdsSlot(unit: Unit, wants: SlotKind[]): boolean {
  return wants.some((slot) => unit.facts.slots.includes(slot));
}

/** A question that names the planning table wants a row, one that names the running text wants none. */
function isMisplaced(question: Question, kind: BlockKind): boolean {
  const isTable = kind === 'table-row' || kind === 'table-period';
  return (question.place === 'table' && !isTable) || (question.place === 'prose' && isTable);
}

/** "de nota" means the nota; "de brief" asks for the letter's own letterhead, not for the nota's. */
function scopeSignal(question: Question, at: { passage: Passage; library: Library }): number {
  const document = at.library.documents.find(({ id }) => id === at.passage.documentId)!;
  const saysNota = /\bnota\b/iu.test(question.text);
  const saysLetter = /\b(?:brief|letter)\b/iu.test(question.text);
  if (saysNota === saysLetter) return 0;
  if (document.kind === 'nota' && saysNota) return 1;
  const isOther = (document.kind === 'nota') !== saysNota;
  return isOther && at.passage.kind === 'letterhead' ? -1 : 0;
}

/** True when a unit announces or counts as many parts as the question asks for. */
function countsParts(count: number, { unit, library }: { unit: Unit; library: Library }): boolean {
  if (unit.introduces.length === count) return true;
  return findNumbers(textOf(unit, library)).some(({ kind, value }) => kind === 'number' && value === count);
}
