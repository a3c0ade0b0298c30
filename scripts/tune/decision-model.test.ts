import { expect, it } from 'vitest';
import { DECISION_WEIGHTS, type DecisionFeatures } from '../../src/answer/decision-weights.ts';
import { fitDecision, holdOut, logitOf, thresholdFor } from './decision-model.ts';
import type { DecisionSample } from './samples.ts';

const NONE = Object.fromEntries(Object.keys(DECISION_WEIGHTS.weights).map((name) => [name, 0]));

/** MADE UP: a near gap says that the sources are silent; one question in five is unanswerable. */
const samples = Array.from({ length: 60 }, (_, item): DecisionSample => {
  const isAnswerable = item % 5 !== 0;
  const gap = (isAnswerable ? 0.2 : 0.7) + (item % 3) / 20;
  const features = { ...NONE, bias: 1, gap } as unknown as DecisionFeatures;
  return { set: 'own', id: `m${item}`, kind: 'fact', features, isAnswerable };
});

it('learns what speaks against answering, and lets the few count as much as the many', () => {
  const weights = fitDecision(samples);
  expect(weights.gap).toBeLessThan(-1);
  for (const { features, isAnswerable } of samples) expect(logitOf(features, weights) > 0).toBe(isAnswerable);
});

it('scores every question by models that did not see it, the same every time', () => {
  const { logits } = holdOut(samples, 1);
  expect(logits.every((logit, at) => logit > 0 === samples[at]!.isAnswerable)).toBe(true);
  expect(holdOut(samples, 1).logits).toEqual(logits);
});

it('puts the threshold where the wanted share of answerable questions lies below', () => {
  const logits = Array.from({ length: 100 }, (_, at) => at / 100);
  const answerable = logits.map((_, at) => at >= 50);
  const limit = thresholdFor(logits, answerable, 0.04);
  expect(logits.filter((logit, at) => answerable[at] && logit < limit)).toHaveLength(2);
});
