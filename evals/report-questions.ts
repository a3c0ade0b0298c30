import type { QuestionSummary } from './summarize-questions.ts';
import { formatMetric, formatTable } from './table.ts';

type Field = Exclude<keyof QuestionSummary, 'items' | 'unscored'>;

const LABELS: Record<Field, string> = {
  correct: 'correct (answerable)',
  evidence: 'evidence (groups)',
  evidencePerItem: 'evidence (mean per item)',
  must: 'must (groups)',
  precision: 'citation precision',
  abstention: 'abstention (unanswerable)',
  falseRefusal: 'false refusal',
  verbatim: 'verbatim citations',
  traceable: 'traceable to the raw file',
  words: 'median words',
  wordsShort: 'median words, no lists/summaries',
  success1: 'passages: success@1',
  success5: 'passages: success@5',
  success10: 'passages: success@10',
  mrr: 'passages: MRR',
  mrrGroups: 'passages: MRR over groups',
};

/** Columns of the tables by kind: what fits on a terminal. */
const KIND_TABLES: Field[][] = [
  ['correct', 'evidence', 'must'],
  ['precision', 'falseRefusal', 'words'],
  ['success1', 'success5', 'mrr'],
];

/** The report of one set of questions: every metric over the whole set, then by kind. */
export function reportQuestions(
  title: string,
  overall: QuestionSummary,
  kinds: Map<string, QuestionSummary>,
): string[] {
  const fields = Object.keys(LABELS) as Field[];
  const rows = fields.map((field) => [LABELS[field], formatMetric(overall[field])]);
  return [
    `== ${title}: ${overall.items} items, ${overall.unscored} could not be scored ==`,
    '',
    ...formatTable([['metric', 'value [95 % interval] of'], ...rows]),
    ...KIND_TABLES.flatMap((columns) => ['', ...reportKinds(columns, kinds)]),
    '',
    ...reportKinds(['abstention'], kinds),
  ];
}

function reportKinds(columns: Field[], kinds: Map<string, QuestionSummary>): string[] {
  const rows = [...kinds]
    .filter(([, summary]) => columns.some((field) => summary[field].total > 0))
    .map(([kind, summary]) => [kind, ...columns.map((field) => formatMetric(summary[field]))]);
  return formatTable([['kind', ...columns.map((field) => LABELS[field])], ...rows]);
}
