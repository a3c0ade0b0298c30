import { describeError } from '../src/errors.ts';
import { DEFAULT_WEIGHTS, type RetrievalWeights } from '../src/retrieve/weights.ts';
import type { Prompt } from '../src/types.ts';
import { collectQuestions } from './collect.ts';
import { type EvalApp, prepareApps, type Switches } from './open-app.ts';
import { readQuestions } from './read-items.ts';
import { type QuestionSummary, scoreQuestions, summarizeQuestions } from './summarize-questions.ts';
import { formatNumber } from './table.ts';
import { writeReadmePart } from './write-readme.ts';

/** Every part that can be left out, by the name that the table shows. */
const ABLATIONS: [string, Switches][] = [
  ['everything', {}],
  ['without enrichment', { weights: without('enrichment') }],
  ['without gaps', { dropPrompts: (prompt) => prompt.kind === 'gap' && !isElsewhere(prompt) }],
  ['without elsewhere', { dropPrompts: isElsewhere }],
  ['without lexicon', { weights: without('lexicon') }],
  ['without compounds', { weights: without('compounds') }],
  ['without 4-grams', { weights: { ...without('grams'), promptGrams: 0 } }],
  ['without vectors', { weights: without('vectors') }],
  ['without slot checks', { slotChecks: false }],
];

const SETS = ['questions', 'own'] as const;
const COLUMNS = [
  'success5',
  'mrr',
  'evidence',
  'precision',
  'correct',
  'abstention',
  'falseRefusal',
] as const;
const HEADS = ['success@5', 'MRR', 'evidence', 'precision', 'correct', 'abstention', 'false refusal'];

/** A question about something else altogether, not about a subject of the sources. */
function isElsewhere({ wants }: Prompt): boolean {
  return wants === 'elsewhere';
}

function without(part: 'enrichment' | 'lexicon' | 'compounds' | 'grams' | 'vectors'): RetrievalWeights {
  return { ...DEFAULT_WEIGHTS, [part]: false };
}

async function summarizeSet(set: string, { app, checkCitation }: EvalApp): Promise<QuestionSummary> {
  const served = await collectQuestions(app, await readQuestions(`${set}.jsonl`));
  return summarizeQuestions(scoreQuestions(served, checkCitation));
}

function formatRow(name: string, summary: QuestionSummary): string {
  const cells = COLUMNS.map((column) => {
    const { value } = summary[column];
    return value === null ? '–' : formatNumber(value);
  });
  return `| ${[name, ...cells].join(' | ')} |`;
}

/** One table of a set, in Markdown: a row an ablation. */
async function tabulate(set: string, makeApp: (switches: Switches) => Promise<EvalApp>): Promise<string[]> {
  const rows: string[] = [];
  let head: QuestionSummary | undefined;
  for (const [name, switches] of ABLATIONS) {
    const summary = await summarizeSet(set, await makeApp(switches));
    head ??= summary;
    rows.push(formatRow(name, summary));
    process.stdout.write(`${set}: ${rows.at(-1)}\n`);
  }
  const counts = `${head!.correct.total} answerable, ${head!.abstention.total} unanswerable, ${head!.evidence.total} groups of evidence`;
  return [
    `\`${set}.jsonl\` (${counts}):`,
    '',
    `| | ${HEADS.join(' | ')} |`,
    `|---|${HEADS.map(() => '---|').join('')}`,
    ...rows,
  ];
}

async function main(): Promise<void> {
  const makeApp = await prepareApps();
  const tables: string[] = [];
  for (const set of SETS) tables.push(...(await tabulate(set, makeApp)), '');
  await writeReadmePart('ablations', tables.slice(0, -1));
  process.stdout.write('The tables stand in evals/README.md\n');
}

main().catch((error: unknown) => {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
});
