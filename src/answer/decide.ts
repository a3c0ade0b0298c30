import type { Retrieval } from '../ports.ts';
import { fold } from '../text/normalize.ts';
import { stem } from '../text/stem.ts';
import { pieces, words } from '../text/tokens.ts';
import type { SlotKind } from '../types.ts';
import { DECISION_WEIGHTS, type DecisionFeatures } from './decision-weights.ts';
import type { Question } from './question.ts';
import type { Candidate } from './rank.ts';

/** Likeness above which a blind-written question vouches for its unit, and below which nothing is near. */
const SURE = 0.55;
const LOW = 0.4;
/** Below both, a sentence shares a word or two with the question by chance. */
const NOTHING_NEAR = 0.3;
const HALF = 0.5;

const GAP_SLOTS: Record<string, SlotKind[]> = {
  amount: ['amount'],
  number: ['number', 'amount', 'percentage'],
  date: ['period'],
  person: ['person', 'actor'],
  organisation: ['actor'],
  place: ['place'],
};

export interface DecisionInput {
  question: Question;
  retrieval: Retrieval;
  chosen: Candidate | undefined;
  isFollowUp: boolean;
  /** The words that would be quoted. */
  quoted: string;
  /** The chosen passage with its headings. */
  passageText: string;
  /** Folded words of the sources. */
  sources: Pick<ReadonlySet<string>, 'has'>;
}

/** Reads the signals off a retrieval. */
export function readFeatures({
  question,
  retrieval,
  chosen,
  isFollowUp,
  quoted,
  passageText,
  sources,
}: DecisionInput): DecisionFeatures {
  const bestPrompt = retrieval.bestPrompt?.score ?? 0;
  const gap = retrieval.bestGap?.score ?? 0;
  const total = retrieval.words.reduce((sum, word) => sum + word.idf, 0) || 1;
  const share = (accept: (word: Retrieval['words'][number]) => boolean) =>
    retrieval.words.reduce((sum, word) => sum + (accept(word) ? word.idf : 0), 0) / total;
  const isUnbound = chosen !== undefined && !chosen.isBound;
  const missing = GAP_SLOTS[retrieval.bestGap?.prompt.wants ?? ''] ?? [];
  return {
    bias: 1,
    unitPrompt: chosen?.hit.promptScore ?? 0,
    bestPrompt,
    gap,
    gapMargin: Math.max(-0.3, Math.min(0.3, gap - bestPrompt)),
    gapShare: retrieval.gapShare,
    coverage: chosen?.hit.coverage ?? 0,
    unitCoverage: chosen?.hit.unitCoverage ?? 0,
    literalUnitCoverage: chosen?.hit.literalUnitCoverage ?? 0,
    literalCoverage: chosen?.hit.literalCoverage ?? 0,
    missed: chosen?.hit.missed ?? 1,
    nameUnknown: namesUnknown(question.text, sources) ? 1 : 0,
    unknown: share((word) => !word.known),
    notInSources: share((word) => !word.inSources),
    slotMissing: question.wants.length > 0 && !chosen?.hasSlot ? 1 : 0,
    slotAsked: question.wants.length > 0 ? 1 : 0,
    slotGap: question.wants.some((slot) => missing.includes(slot)) ? gap : 0,
    gapHere: chosen && retrieval.bestGap?.prompt.passage === chosen.hit.passage ? gap : 0,
    unboundAmount: isUnbound && question.wants[0] === 'amount' ? 1 : 0,
    unboundCount:
      isUnbound && question.wants[0] !== 'amount' && (chosen?.hit.promptScore ?? 0) < SURE ? 1 : 0,
    lowPrompt: Math.max(0, LOW - bestPrompt),
    gapOver: Math.max(0, gap - (chosen?.hit.promptScore ?? 0)),
    headMissing: question.head !== null && !holdsHead(question.head, passageText) ? 1 : 0,
    nameMissing: question.asksName && !namesSomething(quoted, question.text) ? 1 : 0,
    literal: question.kind === 'quote' || question.kind === 'summary' ? 1 : 0,
    followUp: isFollowUp ? 1 : 0,
  };
}

/**
 * How likely it is that the sources answer the question, 0 to 1: a logistic model over the signals.
 * No lexical score tells "on topic, but the fact is not in it" alone; together they do better.
 */
export function answerability(features: DecisionFeatures): number {
  let sum = 0;
  for (const [name, value] of Object.entries(features))
    sum += value * DECISION_WEIGHTS.weights[name as keyof DecisionFeatures];
  return 1 / (1 + Math.exp(-sum));
}

/** True when the question can be answered: likely enough and, with slot checks, by a sentence that holds the fact. */
export function isAnswerable(features: DecisionFeatures, { slotChecks }: { slotChecks: boolean }): boolean {
  const seen = slotChecks
    ? features
    : { ...features, slotMissing: 0, slotGap: 0, unboundAmount: 0, unboundCount: 0 };
  if (slotChecks && (features.unboundAmount === 1 || features.slotMissing === 1)) return false;
  if (features.bestPrompt < NOTHING_NEAR && features.literalUnitCoverage < HALF) return false;
  return answerability(seen) >= DECISION_WEIGHTS.threshold;
}

/** True when the words hold a name (a capital inside a sentence, an abbreviation) that the question does not hold. */
function namesSomething(quoted: string, question: string): boolean {
  const asked = question.toLowerCase();
  const names = quoted.match(/(?<=[\p{Ll}\d,:(/\n'"-] ?)\p{Lu}[\p{L}\d-]+|\b\p{Lu}{2,}\b/gu) ?? [];
  return names.some((name) => !asked.includes(name.toLowerCase()));
}

/** A capital inside a sentence, or an abbreviation, that the sources hold in no form: DigiD, Bonaire. */
function namesUnknown(question: string, sources: Pick<ReadonlySet<string>, 'has'>): boolean {
  if (question === question.toUpperCase()) return false;
  const names =
    question.match(/(?<=[\p{Ll}\d,:;'")] )\p{Lu}[\p{L}\d'-]*|\b\p{Lu}\p{Ll}*\p{Lu}[\p{L}\d]*\b/gu) ?? [];
  return names.some((name) => !pieces(fold(name)).some((piece) => sources.has(piece)));
}

function holdsHead(head: string, text: string): boolean {
  const wanted = stem(head);
  return words(text).some((word) => stem(word).includes(wanted));
}
