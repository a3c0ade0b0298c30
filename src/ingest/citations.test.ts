import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import corpus from '../../corpus/manifest.json' with { type: 'json' };
import { findPaperReferences, normalizeYear } from './citations.ts';

const idsOf = (text: string) => findPaperReferences(text).flatMap((reference) => reference.ids);

describe('the forms of a citation', () => {
  it.each([
    ['Kamerstukken II 2025/26, 34430, nr. 10.', 'kst-34430-10'],
    ['Kamerstukken II 2025/26, 36800 VII, nr. 52.', 'kst-36800-VII-52'],
    ['Kamerstukken II 2025/26, 29362, nr. 391', 'kst-29362-391'],
    ['Kamerstukken II 2025/26, 34477, nr. 94', 'kst-34477-94'],
    ['Kamerstuk 36 800 VII, nr. 52', 'kst-36800-VII-52'],
    ['TK 2025-2026, 29 362, nr. 391', 'kst-29362-391'],
    ['Kamerstukken I 2023/24, 33328, AI', 'kst-33328-AI'],
    ['Kamerstukken I 2008/09, 31700 VI, D, p. 4', 'kst-31700-VI-D'],
    ['EK 36 600 B, A', 'kst-36600-B-A'],
    ['Kamerstukken II 2024/25, 36 600 M, nr. 2', 'kst-36600-M-2'],
    ['Kamerstuk 34 430, nr. 10/F', 'kst-34430-10 kst-34430-F'],
    ['Kamerstukken I 2020/21, 34430, nr. AB, p. 7', 'kst-34430-AB'],
    ['Kamerstukken II 2019/20, 29 754, nrs. 520 en 548 en Aanhangsel', 'kst-29754-520 kst-29754-548'],
    ['Kamerstukken II 2022/23, 36000, nrs. 3-5', 'kst-36000-3 kst-36000-4 kst-36000-5'],
    ['Kamerstukken II 2022/23, 36000, nrs. 3 t/m 5', 'kst-36000-3 kst-36000-4 kst-36000-5'],
    ['Kamerstukken II 2020/21, 35 625, nr. 4, p. 12 en 13', 'kst-35625-4'],
    ['Kamerstukken II 2008-2009, 31 700-VIII, nr. 32, blz. 3', 'kst-31700-VIII-32'],
    ['Kamerstukken II, 2008/09, 31700.VIII, 32', 'kst-31700-VIII-32'],
    ['Kamerstukken Tweede Kamer 31-700 XII nr 6', 'kst-31700-XII-6'],
    ['Kamerstuk TK 31.700XII, 6', 'kst-31700-XII-6'],
    ['Kamerstukken II 2020/21, 21 501-07, nr. 1750', 'kst-21501-07-1750'],
    ['Kamerstuk 21501-32-1740', 'kst-21501-32-1740'],
    ['Kamerstukken II 2015/16, 34 356 (R2064), nr. 3', 'kst-34356-3'],
    ['Kamerstukken I 1995/96, 23700, nr. 188b, p. 3', 'kst-23700-188b'],
    ['Kamerstukken I 2014/15, 33802, C, p. 3', 'kst-33802-C'],
    ['Kamerstukken I 2015/16, CXXIV, G', 'kst-cxxiv-g'],
    ['Bijlage bij Kamerstuk 35 788, nr. 77', 'kst-35788-77'],
    ['Kamerstukken II, 31 700-IIB, nr 2', 'kst-31700-IIB-2'],
    ['Kamerstukken Eerste Kamer 31145 nr AA', 'kst-31145-AA'],
    ['Kamerstukken II 2009-2010, 31 930, nr. 68, pag. 4-5', 'kst-31930-68'],
    ['Kamerstukken II 2025/26, 36\u00a0800-VII, nr.\u00a052', 'kst-36800-VII-52'],
    ['Kamerstuk 36 836 D', 'kst-36836-D'],
    ['Kamerstuk 34430-10', 'kst-34430-10'],
    ['kst-36800-VII-52', 'kst-36800-VII-52'],
    ['(36800-VII, nr. 52)', 'kst-36800-VII-52'],
    ['36800-VII-52', 'kst-36800-VII-52'],
    ['Kamerstukken II, 36222 en 31015, nr. 6', 'kst-31015-6'],
    ['Kamerstukken II 1999/2000, 26 271, nr. 6, p. 15-16; nr. 7', 'kst-26271-6 kst-26271-7'],
    ['Kamerstukken II 2018/19, 34430, nr. 10 en 36800 VII, nr. 52', 'kst-34430-10 kst-36800-VII-52'],
    ['Kamerstukken II 2020/21, 35570 en Kamerstukken II 2020/21, 21 501-07, nr. 1750', 'kst-21501-07-1750'],
  ])('reads %s', (text, ids) => {
    expect(idsOf(text).join(' ')).toBe(ids);
  });

  it.each([
    'Kamerstukken 31945',
    'Kamerstuk 34430, 12 april 2026',
    'Kamerstukken 34430, 2019-2020',
    'Kamerstukken II 2025/26, 36836, EU-recht',
  ])('makes no paper of a dossier alone: %s', (text) => {
    expect(findPaperReferences(text).map((reference) => reference.ids)).toEqual([[]]);
  });

  it.each(['de Tweede Kamer 12 500 brieven', '€ 36 800, nr. 3', 'postbus 20011, 2500 EA', 'RTK 36800'])(
    'cites nothing: %s',
    (text) => {
      expect(findPaperReferences(text)).toEqual([]);
    },
  );

  it('takes a number after "nr. 3," or "nr. 3 en" for no paper', () => {
    expect(idsOf('Kamerstuk 34430, nr. 3, 4 mei 2026')).toEqual(['kst-34430-3']);
    expect(idsOf('Kamerstuk 34430, nr. 3 en 4 moties')).toEqual(['kst-34430-3']);
  });
});

describe('a reference', () => {
  it('points at exactly the words of the citation and knows chamber and year', () => {
    const text = 'Zoals gemeld (Kamerstukken II 2019/20, 29 754, nr. 520, p. 3; nr. 7) en elders.';
    expect(findPaperReferences(text).map(({ text: words, chamber, year }) => [words, chamber, year])).toEqual(
      [
        ['Kamerstukken II 2019/20, 29 754, nr. 520, p. 3', 'II', '2019-2020'],
        ['nr. 7', 'II', '2019-2020'],
      ],
    );
  });

  it.each([
    ['Kamerstuk 36 836 D', 'I'],
    ['Kamerstuk 34 430, nr. 10/F', null],
    ['EK 36 600 B, A', 'I'],
    ['Tweede Kamer 36 600, nr. 4', 'II'],
  ])('knows the chamber of %s', (text, chamber) => {
    expect(findPaperReferences(text)[0]?.chamber).toBe(chamber);
  });

  it('always is a piece of the text, in order, without overlap', () => {
    const word = fc.constantFrom(
      'Kamerstukken ',
      'II ',
      '2025/26',
      ', ',
      '36 800',
      ' VII',
      ', nr. ',
      'nrs. ',
      '52',
      ' en ',
      ';',
      ' p. ',
      '-',
      'TK ',
      'A',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const text = words.join('');
        let last = 0;
        for (const { start, end, text: quote } of findPaperReferences(text)) {
          expect(text.slice(start, end)).toBe(quote);
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
        }
      }),
    );
  });
});

it('finds in the letter just the papers that the manifest names', () => {
  const letter = readFileSync(
    new URL('../../corpus/sources/beleidsbrief-bzk-2026-04-24.txt', import.meta.url),
    'utf8',
  );
  const named = corpus.documents.filter(({ id }) => id.startsWith('kst-'));
  const found = findPaperReferences(letter);
  expect(found.map(({ ids }) => ids)).toEqual(named.map(({ id }) => [id]));
  expect(found.map(({ text }) => text)).toEqual(named.map(({ citedAs }) => citedAs));
});

it.each([
  ['2025/26', '2025-2026'],
  ['2025 – 2026', '2025-2026'],
  ["1999/'00", '1999-2000'],
  ['1999/2000', '1999-2000'],
  ['', null],
])('normalizes the year %s', (words, year) => {
  expect(normalizeYear(words)).toBe(year);
});

describe('on hostile text', () => {
  const bricks = {
    'white space behind a label': (size: number) => `Kamerstukken II${' '.repeat(size)}`,
    'labels in a row': (size: number) => 'TK '.repeat(size / 3),
    'numbers in a row': (size: number) => `Kamerstukken 34430, nrs. ${'1, '.repeat(size / 3)}`,
    'dossiers in a row': (size: number) => '36 800 '.repeat(size / 7),
    'dossiers without numbers': (size: number) => `Kamerstukken ${'36800 en '.repeat(size / 9)}`,
    'pages in a row': (size: number) => `Kamerstukken 34430, p. ${'1-'.repeat(size / 2)}`,
    'chapters in a row': (size: number) => 'Kamerstuk 36800 X'.repeat(size / 17),
    'years in a row': (size: number) => `Kamerstukken II ${'2025/26, '.repeat(size / 9)}`,
    digits: (size: number) => '1'.repeat(size),
    'labels and white space': (size: number) => 'Kamerstuk    '.repeat(size / 13),
  };

  /** Least time of some runs, in milliseconds, never below what the clock can tell apart. */
  function leastTime(text: string): number {
    const runs = Array.from({ length: 5 }, () => {
      const start = performance.now();
      findPaperReferences(text);
      return performance.now() - start;
    });
    return Math.max(Math.min(...runs), 0.5);
  }

  it.each(Object.entries(bricks))('grows with the text, not with its square: %s', (_, build) => {
    findPaperReferences(build(12_500));
    const growth = leastTime(build(200_000)) / leastTime(build(12_500));
    // Sixteen times the text: linear gives 16, quadratic 256.
    expect(growth).toBeLessThan(100);
  });
});
