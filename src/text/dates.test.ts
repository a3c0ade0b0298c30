import { describe, expect, it } from 'vitest';
import { findPeriods } from './dates.ts';
import { comparePeriods } from './periods.ts';

const DATE = '2026-04-24';
const read = (text: string) => findPeriods(text, DATE).map(({ from, until }) => [from, until]);
const compare = (claim: string, source: string) =>
  comparePeriods(findPeriods(claim, DATE)[0]!, findPeriods(source, DATE)[0]!);

describe('findPeriods', () => {
  it.each([
    ['op 24 april 2026', '2026-04-24', '2026-04-24'],
    ['op 23 maart', '2026-03-23', '2026-03-23'],
    ['in december 2025', '2025-12-01', '2025-12-31'],
    ['Q2 2027 en later', '2027-04-01', null],
    ['het vierde kwartaal van dit jaar', '2026-10-01', '2026-12-31'],
    ['eind 2026', '2026-10-01', '2026-12-31'],
    ['voor het einde van dit jaar', null, '2026-12-31'],
    ['voor het zomerreces', null, '2026-06-30'],
    ['pas na het zomerreces', '2026-09-01', null],
    ['dit najaar', '2026-09-01', '2026-12-20'],
    ['2027 tot en met 2030', '2027-01-01', '2030-12-31'],
    ['de komende twee jaar', '2026-04-24', '2028-04-24'],
    ['in the fourth quarter of 2026', '2026-10-01', '2026-12-31'],
    ['by the end of this year', null, '2026-12-31'],
    ['volgend jaar', '2027-01-01', '2027-12-31'],
  ])('reads %s', (text, from, until) => {
    expect(read(text)).toEqual([[from, until]]);
  });

  it('reads frequencies, durations and vague moments without a day', () => {
    expect(findPeriods('jaarlijks', DATE)[0]).toMatchObject({ kind: 'frequency', days: 365 });
    expect(findPeriods('een periode van vier jaar', DATE)[0]).toMatchObject({ kind: 'duration', days: 1460 });
    expect(findPeriods('zo snel mogelijk', DATE)[0]).toMatchObject({ kind: 'moment', from: null });
  });

  it('takes English may for a month only behind a preposition or before a year', () => {
    expect(read('It may happen')).toEqual([]);
    expect(read('in May')).toEqual([['2026-05-01', '2026-05-31']]);
  });

  it('knows a year that labels a thing from one that says when', () => {
    expect(findPeriods('de raadsverkiezing 2026', DATE)[0]!.isLabel).toBe(true);
    expect(findPeriods('het begint in 2026', DATE)[0]!.isLabel).toBe(false);
  });
});

describe('comparePeriods', () => {
  it.each([
    ['Q3 2026', 'Q2 2026', 'different'],
    ['in 2026', 'Q4 2026', 'compatible'],
    ['december 2026', 'eind 2026', 'incomparable'],
    ['voor de zomer', 'voor het zomerreces', 'compatible'],
    ['voor het kerstreces', 'voor het zomerreces', 'different'],
    ['na het zomerreces', 'voor het zomerreces', 'different'],
    ['niet voor voorjaar 2027', 'Q2 2027 en later', 'compatible'],
    ['Q1 2027', 'Q2 2027 en later', 'different'],
    ['2026 tot en met 2029', '2027 tot en met 2030', 'different'],
    ['vanaf 2027', '2027 tot en met 2030', 'compatible'],
    ['vijf jaar', 'de komende twee jaar', 'different'],
    ['maandelijks', 'jaarlijks', 'different'],
  ])('%s against %s is %s', (claim, source, expected) => {
    expect(compare(claim, source)).toBe(expected);
  });
});
