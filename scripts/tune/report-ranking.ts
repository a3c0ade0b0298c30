import { formatTable } from '../../evals/table.ts';
import { EVIDENCE_WEIGHTS, type EvidenceSignals } from '../../src/answer/evidence-weights.ts';
import { dealFolds, formatSpread } from './folds.ts';
import { BY_HAND, fitRanking, validateRanking, withHand } from './rank-model.ts';
import type { RankSample, TunedSet } from './samples.ts';

const FOLDS = 5;

interface Tuned {
  /** Tables for a terminal: figures on held-out folds, and the weights beside those in use. */
  figures: string[];
  comparison: string[];
  weights: EvidenceSignals;
}

/** Fits the evidence weights on all samples and tells how weights fitted the same way did on held-out folds. */
export function tuneRanking(
  samples: RankSample[],
  { sets, seed }: { sets: TunedSet[]; seed: number },
): Tuned {
  const foldOf = dealByQuestion(samples, seed);
  const table = [['', 'set', 'parts', 'first holds evidence', 'one of the first two does']];
  const choices: [string, (training: RankSample[]) => EvidenceSignals][] = [
    ['fitted', fitRanking],
    ['fitted, rare ones by hand', (training) => withHand(fitRanking(training))],
    ['in use (not held out)', () => EVIDENCE_WEIGHTS],
  ];
  for (const [name, choose] of choices) {
    for (const row of validateRanking({ samples, sets, foldOf, folds: FOLDS, choose })) {
      const spreads = [row.top1, row.top2].map(formatSpread);
      table.push([name, row.set, String(row.questions), ...spreads]);
    }
  }
  const weights = withHand(fitRanking(samples));
  return { figures: formatTable(table), comparison: formatTable(compareWeights(weights)), weights };
}

function dealByQuestion(samples: RankSample[], seed: number): number[] {
  const keys = samples.map(({ set, id }) => `${set} ${id}`);
  const questions = [...new Set(keys)];
  const folds = dealFolds(
    questions.map((key) => key.split(' ')[0]!),
    { folds: FOLDS, seed },
  );
  const foldOf = new Map(questions.map((key, at) => [key, folds[at]!]));
  return keys.map((key) => foldOf.get(key)!);
}

function compareWeights(weights: EvidenceSignals): string[][] {
  const rows = Object.entries(weights).map(([name, value]) => [
    name,
    String(EVIDENCE_WEIGHTS[name as keyof EvidenceSignals]),
    String(value),
    name in BY_HAND ? 'by hand' : '',
  ]);
  return [['weight of evidence', 'in use', 'found', ''], ...rows];
}
