import { describe, expect, it } from 'vitest';
import { joinCutLines, readLines } from './layout.ts';
import { classifyBody } from './structure.ts';

/** Each part of a MADE UP body as its kind (with its level) and first line. */
const read = (raw: string) =>
  classifyBody(joinCutLines(readLines(raw))).map(({ kind, level, paragraphs }) => [
    kind === 'heading' ? level : kind,
    paragraphs[0]!.text,
  ]);

const PROSE = 'De gemeente plant bomen in de stad.';

describe('headings', () => {
  it('nest: Roman numerals, plain ones under them, numbered ones under those', () => {
    expect(read(`I. Bomen\n\nIn de stad\n\n1. Langs singels\n\n${PROSE}\n\nII. Gras\n\n1. Groen`)).toEqual([
      [1, 'I. Bomen'],
      [2, 'In de stad'],
      [3, '1. Langs singels'],
      ['paragraph', PROSE],
      [1, 'II. Gras'],
      [2, '1. Groen'],
    ]);
  });

  it('that a sentence announces go one level down, as many as it says', () => {
    const announcing = 'We doen dit langs de volgende twee lijnen:';
    expect(read(`I. Bomen\n\nIn de stad\n\n${announcing}\n\nPlanten\n\nSnoeien\n\nGras`)).toEqual([
      [1, 'I. Bomen'],
      [2, 'In de stad'],
      ['paragraph', announcing],
      [3, 'Planten'],
      [3, 'Snoeien'],
      [2, 'Gras'],
    ]);
  });

  it('close a part: Ter afsluiting stands at the top again', () => {
    expect(read('I. Bomen\n\nIn de stad\n\nTer afsluiting')).toEqual([
      [1, 'I. Bomen'],
      [2, 'In de stad'],
      [1, 'Ter afsluiting'],
    ]);
  });

  it.each([PROSE, 'Wat nu?', 'bomen in de stad', `Een ${'heel '.repeat(20)}lange regel`])(
    'are not: %s',
    (line) => {
      expect(read(`${PROSE}\n\n${line}\n\n${PROSE}`).map(([kind]) => kind)).toEqual(
        Array(3).fill('paragraph'),
      );
    },
  );
});

describe('a list', () => {
  it('holds the numbered lines that stand together', () => {
    expect(read(`Afgesproken is:\n\n1. Er komen bomen,\n2. Er komt gras.\n\n${PROSE}`)).toEqual([
      ['paragraph', 'Afgesproken is:'],
      ['list-item', '1. Er komen bomen,'],
      ['list-item', '2. Er komt gras.'],
      ['paragraph', PROSE],
    ]);
  });
});

describe('a signature', () => {
  it('is an office and the name under it', () => {
    expect(read(`${PROSE}\n\nDe minister van Bomen,\n\nJan van Boom`)).toContainEqual([
      'signature',
      'De minister van Bomen,',
    ]);
    expect(read('De minister van Bomen,\n\nzegt dat er bomen komen.').map(([kind]) => kind)).not.toContain(
      'signature',
    );
  });
});

describe('a planning table', () => {
  it('has rows under periods; a sentence in it is neither', () => {
    const raw =
      'Planning\n\nMoment van planten.\n\nQ1 2027\n\nDe singel\nHet park\n\nZodra het kan\n\nHet plein';
    expect(read(raw)).toEqual([
      [1, 'Planning'],
      ['paragraph', 'Moment van planten.'],
      ['table-period', 'Q1 2027'],
      ['table-row', 'De singel'],
      ['table-row', 'Het park'],
      ['table-period', 'Zodra het kan'],
      ['table-row', 'Het plein'],
    ]);
  });
});
