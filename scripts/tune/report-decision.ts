import { mean } from '../../evals/statistics.ts';
import { formatTable } from '../../evals/table.ts';
import { DECISION_WEIGHTS, type DecisionFeatures } from '../../src/answer/decision-weights.ts';
import { fitDecision, type HeldOut, holdOut, probabilityOf, thresholdFor } from './decision-model.ts';
import { formatSpread, spreadOf } from './folds.ts';
import type { DecisionSample, TunedSet } from './samples.ts';

/** Shares of answerable questions refused that the table shows; the threshold in use goes by `CHOSEN`. */
const REFUSED = [0.02, 0.03, 0.04, 0.05, 0.06];
const CHOSEN = 0.04;
const KINDS = { near: 'unanswerable_near', far: 'unanswerable_far' };

interface Tuned {
  /** Tables for a terminal: figures on held-out folds, and the weights beside those in use. */
  figures: string[];
  comparison: string[];
  weights: DecisionFeatures;
  threshold: number;
}

/** Fits the decision weights on all samples, and chooses the threshold on logits of models that had not seen the sample. */
export function tuneDecision(
  samples: DecisionSample[],
  { sets, seed }: { sets: TunedSet[]; seed: number },
): Tuned {
  const held = holdOut(samples, seed);
  const answerable = samples.map((sample) => sample.isAnswerable);
  const fitted = fitDecision(samples);
  const weights = mapValues(fitted, round);
  const threshold = round(probabilityOf(thresholdFor(held.logits, answerable, CHOSEN)));
  const figures = [
    ...formatTable(tabulateThresholds(samples, { held, sets })),
    '',
    `Spread over ${held.folds} folds, each at the threshold that the other folds give for ${CHOSEN}:`,
    ...formatTable(tabulateSpread(samples, { held, sets })),
  ];
  return { figures, comparison: formatTable(compareWeights(weights, threshold)), weights, threshold };
}

interface HeldSets {
  held: HeldOut;
  sets: TunedSet[];
}

function tabulateThresholds(samples: DecisionSample[], { held, sets }: HeldSets): string[][] {
  const answerable = samples.map((sample) => sample.isAnswerable);
  const heads = sets.flatMap((set) => [
    `${set}: refused`,
    ...Object.keys(KINDS).map((name) => `${set}: ${name}`),
  ]);
  const rows = REFUSED.map((refused) => {
    const limit = thresholdFor(held.logits, answerable, refused);
    const count = (accept: (sample: DecisionSample) => boolean) => {
      const low = samples.flatMap((sample, at) => (accept(sample) ? [held.logits[at]! < limit] : []));
      return `${low.filter(Boolean).length}/${low.length}`;
    };
    const cells = sets.flatMap((set) => [
      count((sample) => sample.set === set && sample.isAnswerable),
      ...Object.values(KINDS).map((kind) => count((sample) => sample.set === set && sample.kind === kind)),
    ]);
    return [refused.toFixed(2), probabilityOf(limit).toFixed(2), ...cells];
  });
  return [['share', 'threshold', ...heads], ...rows];
}

function tabulateSpread(samples: DecisionSample[], { held, sets }: HeldSets): string[][] {
  const limits = Array.from({ length: held.folds }, (_, fold) => limitWithout(fold, { samples, held }));
  const thresholds = formatSpread(spreadOf(limits.map(probabilityOf)));
  const spread = (accept: (sample: DecisionSample) => boolean) =>
    formatSpread(
      spreadOf(
        limits.flatMap((limit, fold) => {
          const low = samples.flatMap((sample, at) =>
            held.foldOf[at] === fold && accept(sample) ? [held.logits[at]! < limit ? 1 : 0] : [],
          );
          return mean(low) ?? [];
        }),
      ),
    );
  const rows = sets.map((set) => [
    set,
    spread((sample) => sample.set === set && !sample.isAnswerable),
    spread((sample) => sample.set === set && sample.isAnswerable),
  ]);
  return [['set', 'abstention', 'false refusal'], ...rows, ['both', `threshold ${thresholds}`, '']];
}

/** The limit that the folds but one give: what a fold is measured at has not looked at its own questions. */
function limitWithout(fold: number, { samples, held }: { samples: DecisionSample[]; held: HeldOut }): number {
  const others = samples.flatMap((sample, at) =>
    held.foldOf[at] === fold ? [] : [{ logit: held.logits[at]!, isAnswerable: sample.isAnswerable }],
  );
  return thresholdFor(
    others.map(({ logit }) => logit),
    others.map(({ isAnswerable }) => isAnswerable),
    CHOSEN,
  );
}

function compareWeights(weights: DecisionFeatures, threshold: number): string[][] {
  const rows = Object.entries(weights).map(([name, value]) => [
    name,
    String(DECISION_WEIGHTS.weights[name as keyof DecisionFeatures]),
    String(value),
  ]);
  return [
    ['weight of decision', 'in use', 'found'],
    ...rows,
    ['threshold', String(DECISION_WEIGHTS.threshold), String(threshold)],
  ];
}

function mapValues(weights: DecisionFeatures, change: (value: number) => number): DecisionFeatures {
  const entries = Object.entries(weights).map(([name, value]) => [name, change(value)]);
  return Object.fromEntries(entries) as unknown as DecisionFeatures;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
