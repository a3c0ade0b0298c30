import { describe, expect, it } from 'vitest';
import { Analyzer } from '../index/analyzer.ts';
import { stem } from '../text/stem.ts';
import { Lexicon } from './expand.ts';

const NONE = { nl: [], en: [], policy: [], abbr: [] };
const lexicon = new Lexicon([
  { ...NONE, nl: ['boom'], policy: ['houtopstand'] },
  { ...NONE, nl: ['boom kappen', 'boom om laten zagen'], policy: ['kapvergunning'] },
  {
    ...NONE,
    nl: ['straatlampen'],
    en: ['street lights'],
    abbr: ['OVL'],
    policy: ['openbare verlichting'],
    weak: true,
  },
]);
const match = (text: string) =>
  lexicon.match(text.split(' ')).map(({ policy, at, length }) => [policy[0], at, length]);

describe('the lexicon', () => {
  it('prefers the longest of what people say', () => {
    expect(match('mag ik een boom kappen')).toEqual([['kapvergunning', 3, 2]]);
    expect(match('een boom om laten zagen')).toEqual([['kapvergunning', 1, 4]]);
    expect(match('een boom in de straat')).toEqual([['houtopstand', 1, 1]]);
  });

  it('finds several, also twice the same', () => {
    expect(match('boom boom kappen boom')).toEqual([
      ['houtopstand', 0, 1],
      ['kapvergunning', 1, 2],
      ['houtopstand', 3, 1],
    ]);
  });

  it('knows other forms of a word, English and abbreviations', () => {
    for (const words of ['bomen', 'boom']) expect(match(words)).toEqual([['houtopstand', 0, 1]]);
    for (const words of ['straatlamp', 'ovl']) expect(match(words)).toEqual([['openbare verlichting', 0, 1]]);
    expect(match('more street lights')).toEqual([['openbare verlichting', 1, 2]]);
  });

  it('finds nothing in what it does not know', () => {
    expect(match('een fiets')).toEqual([]);
    expect(new Lexicon([]).match(['boom'])).toEqual([]);
  });

  it('counts for less than the word itself, a loose relation for least', () => {
    const analyzer = new Analyzer(null);
    const [tight] = lexicon.match(['boom']);
    const [loose] = lexicon.match(['ovl']);
    expect(lexicon.termsOf(tight!, analyzer)).toEqual([[stem('houtopstand'), 0.5]]);
    expect(lexicon.termsOf(loose!, analyzer).map(([, weight]) => weight)).toEqual([0.25, 0.25]);
  });
});
