import { describe, expect, it } from 'vitest';
import { learnAnalysis } from './text-analysis.ts';

/** MADE UP preambles. */
const TEXTS = [
  'het wenselijk is regels te stellen over de aanpassing van de Kadasterwet;',
  'het wenselijk is een wet te maken over het toezicht op zwembaden en het kadaster;',
  'het kadaster en het toezicht op het kadaster;',
];
const analysis = learnAnalysis(TEXTS, ['wet', 'kader', 'zwembad', 'aanpassing', 'kadaster']);

describe('an analysis learned from texts', () => {
  it('lets the words of a law that is only cited count for less, in a passage and not in a question', () => {
    const passage = analysis.passageTerms(TEXTS[0]!);
    const question = analysis.analyzer.terms('Kadasterwet');
    expect(passage.get('kadasterwet')!).toBeLessThan(question.get('kadasterwet')!);
    expect(analysis.passageGrams(TEXTS[0]!).get('kad')!).toBeLessThan(
      analysis.questionGrams('Kadasterwet').get('kad')!,
    );
  });

  it('cuts 3-grams within words, their ends marked', () => {
    expect([...analysis.questionGrams('zon zee')]).toEqual(
      ['_zo', 'zon', 'on_', '_ze', 'zee', 'ee_'].map((gram) => [gram, 1]),
    );
  });
});
