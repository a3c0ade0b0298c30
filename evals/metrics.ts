import type { Metric } from './statistics.ts';
import type { ClaimSummary } from './summarize-claims.ts';
import type { QuestionSummary } from './summarize-questions.ts';

/** A metric under the name that `floor.json` and `--json` use, such as `questions.when.correct`. */
export interface NamedMetric {
  name: string;
  metric: Metric;
  /** What the floor asks: at least what was reached, at most that, or nothing (the metric is only shown). */
  bound: 'minimum' | 'maximum' | null;
  /** How far the floor may stand from what was reached: 0 for what must hold without exception. */
  slack: number;
}

/** How far a floor stands under a share, or over a number of words. */
const SHARE_SLACK = 0.01;
const WORDS_SLACK = 3;

type Field = Exclude<keyof QuestionSummary, 'items' | 'unscored'>;
type Rule = Pick<NamedMetric, 'bound' | 'slack'>;

const higher: Rule = { bound: 'minimum', slack: SHARE_SLACK };
const shown: Rule = { bound: null, slack: 0 };
const always: Rule = { bound: 'minimum', slack: 0 };

const RULES: Record<Field, Rule> = {
  correct: higher,
  evidence: higher,
  evidencePerItem: higher,
  must: higher,
  precision: higher,
  abstention: higher,
  falseRefusal: { bound: 'maximum', slack: SHARE_SLACK },
  verbatim: always,
  traceable: always,
  words: { bound: 'maximum', slack: WORDS_SLACK },
  wordsShort: { bound: 'maximum', slack: WORDS_SLACK },
  success1: { bound: null, slack: 0 },
  success5: higher,
  success10: { bound: null, slack: 0 },
  mrr: higher,
  mrrGroups: { bound: null, slack: 0 },
};

/** What of a kind has a floor of its own; the rest is only shown. */
const KIND_FIELDS: Field[] = ['correct', 'evidence', 'abstention'];

/** The metrics of a set of questions, `set.metric` and `set.kind.metric`. */
export function nameQuestionMetrics(
  set: string,
  overall: QuestionSummary,
  kinds: Map<string, QuestionSummary>,
): NamedMetric[] {
  const fields = Object.keys(RULES) as Field[];
  return [
    unscoredOf(set, overall),
    ...fields.map((field) => ({ name: `${set}.${field}`, metric: overall[field], ...RULES[field] })),
    ...[...kinds].flatMap(([kind, summary]) =>
      KIND_FIELDS.filter((field) => summary[field].total > 0).map((field) => ({
        name: `${set}.${kind}.${field}`,
        metric: summary[field],
        ...RULES[field],
      })),
    ),
  ];
}

/** Kinds with fewer claims have no floor of their own. */
const BOUND_KIND_ITEMS = 10;

/** The metrics of a set of claims, `set.metric`, `set.metric.verdict` and `set.kind.metric`. */
export function nameClaimMetrics(
  set: string,
  overall: ClaimSummary,
  kinds: Map<string, ClaimSummary>,
): NamedMetric[] {
  const verdicts = Object.keys(overall.recall) as (keyof ClaimSummary['recall'])[];
  return [
    unscoredOf(set, overall),
    { name: `${set}.accuracy`, metric: overall.accuracy, ...higher },
    ...verdicts.flatMap((verdict) => [
      { name: `${set}.precision.${verdict}`, metric: overall.precision[verdict], ...higher },
      { name: `${set}.recall.${verdict}`, metric: overall.recall[verdict], ...higher },
    ]),
    { name: `${set}.evidence`, metric: overall.evidence, ...higher },
    { name: `${set}.differences`, metric: overall.differences, ...higher },
    { name: `${set}.cited`, metric: overall.cited, ...always },
    { name: `${set}.verbatim`, metric: overall.verbatim, ...always },
    { name: `${set}.traceable`, metric: overall.traceable, ...always },
    ...[...kinds].map(([kind, { accuracy }]) => ({
      name: `${set}.${kind}.accuracy`,
      metric: accuracy,
      ...(accuracy.total >= BOUND_KIND_ITEMS ? higher : shown),
    })),
  ];
}

/** Items that could not be scored: none may be, and their number is no rate. */
export function unscoredOf(
  set: string,
  { unscored, items }: { unscored: number; items: number },
): NamedMetric {
  const metric: Metric = { kind: 'estimate', total: items, value: unscored, low: unscored, high: unscored };
  return { name: `${set}.unscored`, metric, bound: 'maximum', slack: 0 };
}
