import { describe, expect, it } from 'vitest';
import { findNumbers } from './numbers.ts';

const shares = (text: string) =>
  findNumbers(text)
    .filter(({ kind }) => kind === 'percentage')
    .map(({ text: written, value }) => [written, Math.round(value)]);

describe('shares of a round number', () => {
  it.each([
    ['minder dan een op de tien mensen', 'een op de tien', 10],
    ['3 op de 4 gemeenten', '3 op de 4', 75],
    ['drie van de vier provincies', 'drie van de vier', 75],
    ['one in five voters', 'one in five', 20],
  ])('are percentages: %s', (text, written, percents) => {
    expect(shares(text)).toEqual([[written, percents]]);
  });

  it.each(['zes van de vier', 'een brief van de minister', 'in 2026 op de planning'])(
    'are not read into: %s',
    (text) => {
      expect(shares(text)).toEqual([]);
    },
  );
});
