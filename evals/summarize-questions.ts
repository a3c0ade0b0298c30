import type { Answer, Citation } from '../src/types.ts';
import type { ServedQuestion } from './collect.ts';
import type { QuestionItem } from './read-items.ts';
import { type QuestionScore, scoreQuestion } from './score-questions.ts';
import { DEPTHS, firstRank, rankGroups, reciprocalRank } from './score-retrieval.ts';
import { type Estimate, estimate, mean, median, type Rate, rate, rateOf } from './statistics.ts';

/** Kinds whose answers are long by nature. */
const LONG_KINDS = new Set(['list', 'summary']);

export interface ScoredQuestion {
  item: QuestionItem;
  answer: Answer;
  score: QuestionScore;
  /** Per group of evidence, the rank of the passage that holds it. */
  ranks: (number | null)[];
  checks: ReturnType<CheckCitation>[];
  fault?: never;
}

/** An item that could not be scored, and why. */
export interface UnscoredQuestion {
  item: QuestionItem;
  fault: string;
}

export type QuestionResult = ScoredQuestion | UnscoredQuestion;

/** Tells of a citation whether it is verbatim and traceable; `traceable` is null where a source has no raw text. */
export type CheckCitation = (citation: Citation) => { verbatim: boolean; traceable: boolean | null };

/** What a set of questions, or those of one kind, came to. Groups and citations are counted over all items. */
export interface QuestionSummary {
  items: number;
  unscored: number;
  correct: Rate;
  evidence: Rate;
  /** The mean over items of the share of groups found. */
  evidencePerItem: Estimate;
  must: Rate;
  precision: Rate;
  abstention: Rate;
  falseRefusal: Rate;
  verbatim: Rate;
  traceable: Rate;
  words: Estimate;
  wordsShort: Estimate;
  success1: Rate;
  success5: Rate;
  success10: Rate;
  /** By the first passage that holds anything of the item, and by every group: parts of a list share the top. */
  mrr: Estimate;
  mrrGroups: Estimate;
}

/** Scores what was served, item by item; an item with a fault keeps it. */
export function scoreQuestions(served: ServedQuestion[], check: CheckCitation): QuestionResult[] {
  return served.map((one) => {
    if (!one.body) return { item: one.item, fault: one.fault };
    const { answer, passages } = one.body;
    return {
      item: one.item,
      answer,
      score: scoreQuestion(one.item, answer),
      ranks: rankGroups(one.item.evidence, passages),
      checks: answer.citations.map(check),
    };
  });
}

/** Sums up scored items. Items with a fault are counted apart, never as right or wrong. */
export function summarizeQuestions(all: QuestionResult[]): QuestionSummary {
  const scored = all.filter((one): one is ScoredQuestion => one.fault === undefined);
  const scores = scored.map((one) => one.score);
  const answerable = scores.filter((score) => score.answerable);
  const checks = scored.flatMap((one) => one.checks);
  return {
    items: all.length,
    unscored: all.length - scored.length,
    correct: rateOf(answerable.map((score) => score.correct)),
    evidence: rateOf(answerable.flatMap((score) => score.evidence)),
    evidencePerItem: estimate(
      answerable.map((score) => rateOf(score.evidence).value!),
      mean,
    ),
    must: rateOf(answerable.flatMap((score) => score.must)),
    precision: rate(sum(answerable, 'relevant'), sum(answerable, 'served')),
    abstention: rateOf(scores.filter((score) => !score.answerable).map((score) => !score.answered)),
    falseRefusal: rateOf(answerable.map((score) => !score.answered)),
    verbatim: rateOf(checks.map((one) => one.verbatim)),
    traceable: rateOf(checks.flatMap((one) => one.traceable ?? [])),
    words: estimate(
      lengths(scored, () => true),
      median,
    ),
    wordsShort: estimate(
      lengths(scored, (kind) => !LONG_KINDS.has(kind)),
      median,
    ),
    ...summarizeRanks(scored.filter(({ score }) => score.answerable).map(({ ranks }) => ranks)),
  };
}

/** Summaries by kind, in the order in which kinds come. */
export function summarizeByKind(all: QuestionResult[]): Map<string, QuestionSummary> {
  const kinds = [...new Set(all.map((one) => one.item.kind))];
  return new Map(
    kinds.map((kind) => [kind, summarizeQuestions(all.filter(({ item }) => item.kind === kind))]),
  );
}

function sum(scores: QuestionScore[], field: 'served' | 'relevant'): number {
  return scores.reduce((total, score) => total + score.citations[field], 0);
}

/** Words of the answers that were given to answerable items. */
function lengths(scored: ScoredQuestion[], counts: (kind: string) => boolean): number[] {
  return scored
    .filter(({ item, score }) => score.answerable && score.answered && counts(item.kind))
    .map(({ score }) => score.words);
}

function summarizeRanks(items: (number | null)[][]) {
  const ranks = items.flat();
  const [success1, success5, success10] = DEPTHS.map((depth) =>
    rateOf(ranks.map((rank) => rank !== null && rank <= depth)),
  ) as [Rate, Rate, Rate];
  const mrr = estimate(
    items.map((item) => reciprocalRank(firstRank(item))),
    mean,
  );
  return { success1, success5, success10, mrr, mrrGroups: estimate(ranks.map(reciprocalRank), mean) };
}
