import { describe, expect, it } from 'vitest';
import { FrequencySplitter } from './frequency-splitter.ts';

/** MADE UP frequencies. */
const COUNTS = new Map([
  ['aanpassing', 70],
  ['wet', 1000],
  ['algemeen', 160],
  ['bestuur', 12],
  ['recht', 69],
  ['verzekeringen', 5],
]);
const splitter = new FrequencySplitter(COUNTS, [
  'wet',
  'alg',
  'meen',
  'bes',
  'tuur',
  'recht',
  'kast',
  'deur',
  'verzekering',
]);

describe('a splitter by frequencies', () => {
  it('cuts a compound whose parts the texts hold, its linking letters off', () => {
    expect(splitter.split('aanpassingswet')).toEqual(['aanpassing', 'wet']);
    expect(splitter.split('verzekeringswet')).toEqual(['verzekering', 'wet']);
  });

  it('leaves a word whole that is more frequent than what it could be cut into', () => {
    expect(splitter.split('algemeen')).toEqual([]);
  });

  it('prefers parts that the texts hold over parts that only the vocabulary has', () => {
    expect(splitter.split('bestuursrecht')).toEqual(['bestuur', 'recht']);
  });

  it('cuts by the vocabulary where the texts hold nothing, at inflected ends too', () => {
    expect(splitter.split('kastdeuren')).toEqual(['kast', 'deur']);
  });

  it('leaves what it cannot cover, and what is no word', () => {
    expect(splitter.split('xylofoonles')).toEqual([]);
    expect(splitter.split('2026wet')).toEqual([]);
  });
});
