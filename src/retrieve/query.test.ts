import { describe, expect, it } from 'vitest';
import { Analyzer } from '../index/analyzer.ts';
import { CompoundSplitter } from '../index/split-vocabulary.ts';
import { stem } from '../text/stem.ts';
import { Lexicon } from './expand.ts';
import { analyzeQuery, type QueryOptions, withTopic } from './query.ts';

const KNOWN = new Set(['stembiljet', 'stem', 'biljet', 'gemeentehuis', 'houtopstand', 'park'].map(stem));
const options: QueryOptions = {
  analyzer: new Analyzer(new CompoundSplitter(['stem', 'biljet'])),
  lexicon: new Lexicon([{ nl: ['groen'], en: [], policy: ['houtopstand'], abbr: [] }]),
  knows: (term) => KNOWN.has(term),
  correct: (term) => (term === 'parl' ? 'park' : null),
};
const analyze = (text: string) => analyzeQuery(text, options);
const wordsOf = (text: string) => analyze(text).words.map((word) => word.text);

describe('a question', () => {
  it('is its content words; what asks and what only joins falls away', () => {
    expect(wordsOf('Wanneer komt het stembiljet in het park?')).toEqual(['stembiljet', 'park']);
    expect([...analyze('Wanneer komt het?').asking.keys()]).toHaveLength(1);
    expect(analyze('Wanneer komt het?').words).toEqual([]);
  });

  it('reads two words that were written apart as the one that the index knows', () => {
    expect(wordsOf('het stem biljet')).toEqual(['stembiljet']);
    expect(analyze('stem biljet').terms).toEqual(analyze('stembiljet').terms);
    expect(wordsOf('het park biljet')).toEqual(['park', 'biljet']);
    expect(wordsOf('gemeente huis')).toEqual(['gemeentehuis']);
  });

  it('takes the word that a mistyped one stands for, for less', () => {
    expect(analyze('parl').terms.get('park')).toBeLessThan(1);
    expect(analyze('park').terms).toEqual(new Map([['park', 1]]));
  });

  it('finds what the lexicon makes of a word, and keeps that apart from the word itself', () => {
    const [word] = analyze('groen').words;
    expect(word!.terms.get(stem('houtopstand'))).toBe(0.5);
    expect(word!.own).toEqual(['groen']);
    expect(
      analyzeQuery('groen', { ...options, lexicon: null }).words[0]!.terms.has(stem('houtopstand')),
    ).toBe(false);
  });

  it('is searched with its topic, which counts for less and adds no word to what is asked', () => {
    const query = withTopic(analyze('het park'), analyze('het park en het stembiljet'));
    expect(query.terms.get('park')).toBe(1);
    expect(query.terms.get('stembiljet')).toBeCloseTo(0.6);
    expect(query.words.map((word) => word.text)).toEqual(['park']);
  });

  it('of nothing is nothing', () => {
    for (const text of ['', '?!', ' ', 'de het een'])
      expect([analyze(text).words, analyze(text).terms.size]).toEqual([[], 0]);
  });
});
