import { describe, expect, it } from 'vitest';
import { readDictionary } from '../node/dictionary.ts';
import { buildSplitVocabulary, CompoundSplitter } from './split-vocabulary.ts';

const dictionary = await readDictionary();
const vocabulary = buildSplitVocabulary(dictionary);
const splitter = new CompoundSplitter(vocabulary);

describe('compounds', () => {
  it.each([
    ['stembiljet', 'stem biljet'],
    ['buurtsupermarkten', 'buurt super markt'],
    ['rijksdienst', 'rijk dienst'],
    ['beleidsvorming', 'beleid vorming'],
    ['regeringscommissaris', 'regering commissaris'],
    ['gemeenteraadsverkiezingen', 'gemeente raad verkiezing'],
    ['samenwerkingsagenda', 'samenwerking agenda'],
    ['dorpshuizen', 'dorp huis'],
    ['kiesdrempel', 'kies drempel'],
    ['lobbyregister', 'lobby register'],
    ['persoonsgegevens', 'persoon gegeven'],
  ])('%s is %s', (word, parts) => {
    expect(splitter.split(word).join(' ')).toBe(parts);
  });

  it.each(['onderwijs', 'overheid', 'belasting', 'verandering', 'bomen', 'xqzwvkt', 'nl', '2026-0000', ''])(
    '%s is none',
    (word) => {
      expect(splitter.split(word)).toEqual([]);
    },
  );

  it('of any length end in time', () => {
    expect(splitter.split('boom'.repeat(15)).length).toBeLessThanOrEqual(15);
    expect(splitter.split('boom'.repeat(5_000))).toEqual([]);
  });
});

describe('the vocabulary', () => {
  it('is sorted, folded, of 3 to 14 letters and the same every time', () => {
    expect(vocabulary).toEqual([...vocabulary].sort());
    expect(vocabulary.every((word) => /^[a-z]{3,14}$/u.test(word))).toBe(true);
    expect(buildSplitVocabulary(dictionary)).toEqual(vocabulary);
  });

  it('leaves out names, compounds, inflected forms and words that split everything', () => {
    const words = ['6', 'boom/Zb', 'bomen/Zb', 'boomhuis/Zb', 'huis/Zb', 'Jan/Na', 'heid/Zb', 'ah', 'één/X'];
    expect(buildSplitVocabulary(words.join('\n'))).toEqual(['boom', 'huis']);
  });
});
