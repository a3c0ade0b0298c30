import { expect, it } from 'vitest';
import { EVIDENCE_WEIGHTS, type EvidenceSignals } from '../../src/answer/evidence-weights.ts';
import { BY_HAND, fitRanking, hitsAt, validateRanking, withHand } from './rank-model.ts';
import type { RankSample } from './samples.ts';

const NONE = Object.fromEntries(Object.keys(EVIDENCE_WEIGHTS).map((name) => [name, 0]));

/** MADE UP: the unit with the slot is right, likeness says nothing. */
function makeSample(item: number): RankSample {
  const candidate = (slot: number, promptScore: number) => ({
    signals: { ...NONE, slot, promptScore } as unknown as EvidenceSignals,
    isHit: slot === 1,
  });
  const candidates = [candidate(0, item % 2), candidate(1, 0.5), candidate(0, (item + 1) % 2)];
  return { set: 'own', id: `m${item}`, kind: 'fact', candidates };
}

const samples = Array.from({ length: 20 }, (_, item) => makeSample(item));

it('learns which signal tells evidence from the rest', () => {
  const weights = fitRanking(samples);
  expect(weights.slot).toBeGreaterThan(1);
  expect(Math.abs(weights.promptScore)).toBeLessThan(weights.slot / 5);
  expect(hitsAt(samples, weights, 1)).not.toContain(false);
});

it('leaves the rare signals as they were set by hand', () => {
  expect(withHand(fitRanking(samples))).toMatchObject(BY_HAND);
});

it('measures every fold with weights of the others', () => {
  const seen: number[] = [];
  const choose = (training: RankSample[]) => {
    seen.push(training.length);
    expect(training.every(({ id }) => samples.some((sample) => sample.id === id))).toBe(true);
    return fitRanking(training);
  };
  const foldOf = samples.map((_, at) => at % 4);
  const [report] = validateRanking({ samples, sets: ['own'], foldOf, folds: 4, choose });
  expect(seen).toEqual([15, 15, 15, 15]);
  expect(report).toMatchObject({ questions: 20, top1: { mean: 1, deviation: 0 } });
});
