import { describe, expect, it } from 'vitest';
import { stem } from '../text/stem.ts';
import { Analyzer, grams } from './analyzer.ts';
import { CompoundSplitter } from './split-vocabulary.ts';

const splitter = new CompoundSplitter(['stem', 'biljet', 'huis', 'stad']);
const analyzer = new Analyzer(splitter);
const termsOf = (text: string) => [...analyzer.terms(text).keys()];

/** Share of the 4-grams of one text that the other has. */
function shared(one: string, other: string): number {
  const [left, right] = [grams(one), grams(other)];
  return [...left.keys()].filter((gram) => right.has(gram)).length / left.size;
}

describe('terms', () => {
  it('are the stems of content words: function words and words that ask carry no subject', () => {
    expect(termsOf('Wanneer komt het nieuwe stadhuis?')).toEqual(termsOf('nieuw stadhuizen'));
    expect([...analyzer.questionTerms('Wanneer komt het?').keys()]).toEqual([stem('wanneer')]);
  });

  it('of a compound count whole, and its parts for less', () => {
    expect(analyzer.wordTerms('stembiljet')).toEqual([
      ['stembiljet', 1],
      ['stem', 0.7],
      ['biljet', 0.7],
    ]);
    expect(new Analyzer(null).wordTerms('stembiljet')).toEqual([['stembiljet', 1]]);
  });

  it('add up when a word comes back', () => {
    expect(analyzer.terms('huis huizen').get('huis')).toBe(2);
  });
});

describe('4-grams', () => {
  it('survive typing errors and words written apart, not another word', () => {
    expect(shared('stembiljet', 'stembiljt')).toBeGreaterThan(0.5);
    expect(shared('stem biljet', 'stembiljet')).toBeGreaterThan(0.5);
    expect(shared('stembiljet', 'windmolen')).toBe(0);
  });

  it('pass over function words and accents', () => {
    expect(grams('Coördinator van de stad')).toEqual(grams('coordinator stad'));
  });

  it('are few for short words and none for none', () => {
    expect([...grams('Q2').keys()]).toEqual(['_q2_']);
    expect(grams('').size).toBe(0);
  });
});
