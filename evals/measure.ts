import { collectClaims, collectQuestions } from './collect.ts';
import { type NamedMetric, nameClaimMetrics, nameQuestionMetrics } from './metrics.ts';
import type { EvalApp } from './open-app.ts';
import type { SetName } from './options.ts';
import { readClaims, readQuestions } from './read-items.ts';
import { reportClaims, reportWorstClaims } from './report-claims.ts';
import { reportQuestions } from './report-questions.ts';
import { scoreClaims, summarizeClaims, summarizeClaimsByKind } from './summarize-claims.ts';
import { scoreQuestions, summarizeByKind, summarizeQuestions } from './summarize-questions.ts';
import { reportWorst } from './worst-questions.ts';

/** What measuring one set of items gave. */
export interface Measurement {
  set: SetName;
  /** The report, without the worst items. */
  lines: string[];
  worst: (count: number) => string[];
  metrics: NamedMetric[];
  /** Every item with its response and score, for `--json`. */
  results: unknown[];
}

const TITLES: Record<SetName, string> = {
  questions: 'Questions, fixed set (questions.jsonl)',
  own: 'Questions, own set (own.jsonl)',
  claims: 'Claims, fixed set (claims.jsonl)',
  'own-claims': 'Claims, own set (own-claims.jsonl)',
  mutations: 'Mutations of the letter (mutations.jsonl)',
};

/** Measures one set of items over the app. Errors: `corpus_invalid` when its file cannot be read. */
export function measureSet(set: SetName, app: EvalApp): Promise<Measurement> {
  return set === 'questions' || set === 'own' ? measureQuestions(set, app) : measureClaims(set, app);
}

async function measureQuestions(set: SetName, { app, checkCitation }: EvalApp): Promise<Measurement> {
  const served = await collectQuestions(app, await readQuestions(`${set}.jsonl`));
  const results = scoreQuestions(served, checkCitation);
  const [overall, kinds] = [summarizeQuestions(results), summarizeByKind(results)];
  return {
    set,
    lines: reportQuestions(TITLES[set], overall, kinds),
    worst: (count) => reportWorst(results, count),
    metrics: nameQuestionMetrics(set, overall, kinds),
    results,
  };
}

async function measureClaims(set: SetName, { app, checkCitation }: EvalApp): Promise<Measurement> {
  const served = await collectClaims(app, await readClaims(`${set}.jsonl`));
  const results = scoreClaims(served, checkCitation);
  const [overall, kinds] = [summarizeClaims(results), summarizeClaimsByKind(results)];
  return {
    set,
    lines: reportClaims(TITLES[set], overall, kinds),
    worst: (count) => reportWorstClaims(results, count),
    metrics: nameClaimMetrics(set, overall, kinds),
    results,
  };
}
