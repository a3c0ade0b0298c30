import { describe, expect, it } from 'vitest';
import { checkFloor, parseFloor, raiseFloor } from './floor.ts';
import type { NamedMetric } from './metrics.ts';
import { rate } from './statistics.ts';

const correct = (hits: number): NamedMetric => ({
  name: 'questions.correct',
  metric: rate(hits, 100),
  bound: 'minimum',
  slack: 0.01,
});
const refused = (hits: number): NamedMetric => ({
  name: 'questions.falseRefusal',
  metric: rate(hits, 100),
  bound: 'maximum',
  slack: 0.01,
});
const floor = parseFloor(
  '{"metrics":{"questions.correct":{"minimum":0.8},"claims.accuracy":{"minimum":0.9}}}',
);

describe('checkFloor', () => {
  it('holds what is at the floor and names what is below', () => {
    expect(checkFloor(floor, [correct(80)], ['questions'])).toEqual([]);
    expect(checkFloor(floor, [correct(79)], ['questions'])).toEqual([
      'questions.correct: 0.7900 is below 0.8',
    ]);
  });

  it('holds a maximum from the other side', () => {
    const limit = parseFloor('{"metrics":{"questions.falseRefusal":{"maximum":0.04}}}');
    expect(checkFloor(limit, [refused(4)], ['questions'])).toEqual([]);
    expect(checkFloor(limit, [refused(5)], ['questions'])).toHaveLength(1);
  });

  it('fails for a set that should have been measured and was not', () => {
    expect(checkFloor(floor, [correct(90)], ['questions', 'claims'])[0]).toMatch(
      /claims\.accuracy.*not measured/u,
    );
  });
});

describe('raiseFloor', () => {
  it('sets the floor a little under what was reached', () => {
    expect(raiseFloor(undefined, [correct(85), refused(3)]).metrics).toEqual({
      'questions.correct': { minimum: 0.84 },
      'questions.falseRefusal': { maximum: 0.04 },
    });
  });

  it('never lowers a floor, nor drops one, unless told to lower', () => {
    expect(raiseFloor(floor, [correct(70)]).metrics).toEqual(floor.metrics);
    expect(raiseFloor(floor, [correct(70)], true).metrics['questions.correct']).toEqual({ minimum: 0.69 });
  });

  it('leaves no slack where nothing may go wrong', () => {
    const verbatim: NamedMetric = { ...correct(100), name: 'questions.verbatim', slack: 0 };
    expect(raiseFloor(undefined, [verbatim]).metrics).toEqual({ 'questions.verbatim': { minimum: 1 } });
  });
});

it.each([
  ['no JSON', 'metrics'],
  ['no metrics', '{"metrics":{}}'],
  ['a bound of neither kind', '{"metrics":{"questions.correct":{"least":0.8}}}'],
  ['a number as text', '{"metrics":{"questions.correct":{"minimum":"0.8"}}}'],
])('refuses a floor with %s', (_, text) => {
  expect(() => parseFloor(text)).toThrow(/evals\/floor\.json/u);
});
