import type { EvidenceSignals } from '../../src/answer/evidence-weights.ts';
import { type Spread, spreadOf } from './folds.ts';
import type { RankSample, TunedSet } from './samples.ts';

const L2 = 0.001;
const STEPS = 400;
const RATE = 0.9;

/**
 * Signals that too few questions have for a fit to be trusted: their weights are rules of Dutch and of letters, set by
 * hand and held as they are.
 */
export const BY_HAND: Partial<EvidenceSignals> = {
  misplaced: -6,
  scope: 2,
  unbound: -3,
  count: 1.5,
  announcer: -1,
  note: -1,
  heading: -0.5,
  period: -1,
  focus: 0.3,
  plannedRow: 1.2,
};

const namesOf = (weights: object) => Object.keys(weights) as (keyof EvidenceSignals)[];

/**
 * Weights under which the units that hold evidence are likeliest among the candidates of their question: softmax
 * regression a question, with all its hits as right (a conditional logit), by gradient ascent with an L2 penalty.
 */
export function fitRanking(samples: RankSample[]): EvidenceSignals {
  const names = namesOf(samples[0]!.candidates[0]!.signals);
  const questions = samples
    .filter(({ candidates }) => candidates.some(({ isHit }) => isHit))
    .map(({ candidates }) => ({
      rows: candidates.map(({ signals }) => Float64Array.from(names, (name) => signals[name])),
      hits: candidates.map(({ isHit }) => isHit),
    }));
  const weights = new Float64Array(names.length);
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = new Float64Array(names.length);
    for (const question of questions) addGradient(gradient, { ...question, weights });
    weights.forEach((weight, at) => {
      weights[at] = weight + RATE * (gradient[at]! / questions.length - L2 * weight);
    });
  }
  return Object.fromEntries(names.map((name, at) => [name, weights[at]!])) as unknown as EvidenceSignals;
}

interface RankQuestion {
  rows: Float64Array[];
  hits: boolean[];
  weights: Float64Array;
}

function addGradient(gradient: Float64Array, { rows, hits, weights }: RankQuestion): void {
  const scores = rows.map((row) => dot(row, weights));
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const all = powers.reduce((sum, power) => sum + power, 0);
  const right = powers.reduce((sum, power, at) => sum + (hits[at] ? power : 0), 0);
  rows.forEach((row, at) => {
    const pull = (hits[at] ? powers[at]! / right : 0) - powers[at]! / all;
    for (let column = 0; column < row.length; column += 1) gradient[column]! += pull * row[column]!;
  });
}

function dot(row: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let column = 0; column < row.length; column += 1) sum += row[column]! * weights[column]!;
  return sum;
}

/** The weights that are written: fitted ones with one decimal, and those that are set by hand. */
export function withHand(fitted: EvidenceSignals): EvidenceSignals {
  const rounded = namesOf(fitted).map((name) => [name, Math.round(fitted[name] * 10) / 10]);
  return { ...Object.fromEntries(rounded), ...BY_HAND };
}

/** For each sample, whether one of the first `depth` candidates under these weights holds evidence. */
export function hitsAt(samples: RankSample[], weights: EvidenceSignals, depth: number): boolean[] {
  const names = namesOf(weights);
  return samples.map(({ candidates }) =>
    candidates
      .map(({ signals, isHit }, order) => ({
        isHit,
        order,
        score: names.reduce((sum, name) => sum + signals[name] * weights[name], 0),
      }))
      .sort((a, b) => b.score - a.score || a.order - b.order)
      .slice(0, depth)
      .some(({ isHit }) => isHit),
  );
}

export interface RankReport {
  set: TunedSet;
  questions: number;
  top1: Spread | null;
  top2: Spread | null;
}

export interface RankValidation {
  samples: RankSample[];
  sets: TunedSet[];
  /** By sample; the parts of one question must share a fold. */
  foldOf: number[];
  folds: number;
  /** Weights for a fold out of the samples of the others. */
  choose(training: RankSample[]): EvidenceSignals;
}

/** Hit rates on held-out folds, a set at a time, with their spread. Every fold's weights come from the other folds. */
export function validateRanking({ samples, sets, foldOf, folds, choose }: RankValidation): RankReport[] {
  const rates = sets.map(() => ({ top1: [] as number[], top2: [] as number[] }));
  for (let fold = 0; fold < folds; fold += 1) {
    const weights = choose(samples.filter((_, at) => foldOf[at] !== fold));
    const held = samples.filter((_, at) => foldOf[at] === fold);
    sets.forEach((set, at) => {
      const ofSet = held.filter((sample) => sample.set === set);
      if (ofSet.length === 0) return;
      rates[at]!.top1.push(share(hitsAt(ofSet, weights, 1)));
      rates[at]!.top2.push(share(hitsAt(ofSet, weights, 2)));
    });
  }
  return sets.map((set, at) => ({
    set,
    questions: samples.filter((sample) => sample.set === set).length,
    top1: spreadOf(rates[at]!.top1),
    top2: spreadOf(rates[at]!.top2),
  }));
}

function share(outcomes: boolean[]): number {
  return outcomes.filter(Boolean).length / outcomes.length;
}
