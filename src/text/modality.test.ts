import { describe, expect, it } from 'vitest';
import { findDone, findModality } from './modality.ts';
import { findPolarity, isNegated } from './polarity.ts';

describe('findModality', () => {
  it.each([
    ['Er is een plan voor een brug ingediend.', 'decided'],
    [
      'Voor de brug is, naast de weg, in de komende jaren geld op de begroting van de provincie gereserveerd.',
      'decided',
    ],
    ['De provincie zal een brug bouwen.', 'will'],
    ['Er wordt een brug gebouwd.', 'will'],
    ['De provincie is voornemens een brug te bouwen.', 'intends'],
    ['De provincie streeft naar een brug.', 'aims'],
    ['De provincie zet in op bruggen.', 'aims'],
    ['De provincie onderzoekt of er een brug kan komen.', 'explores'],
    ['Bezien wordt hoe de brug beter kan.', 'explores'],
    ['The province is considering whether to build a bridge.', 'explores'],
    ['The bridge has been opened.', 'decided'],
    ['De brug is oud.', 'none'],
  ])('%s is %s', (sentence, commitment) => {
    expect(findModality(sentence).commitment).toBe(commitment);
  });

  it('lets a weaker verb govern the auxiliary that comes with it', () => {
    expect(findModality('De provincie zal onderzoeken of een brug mogelijk is.').commitment).toBe('explores');
  });

  it('gives the words that say it', () => {
    const sentence = 'De provincie is voornemens een brug te bouwen.';
    const { cue } = findModality(sentence);
    expect(sentence.slice(cue!.start, cue!.end)).toBe('voornemens');
  });
});

describe('findDone', () => {
  it('does not take what still has to be for what is done', () => {
    expect(findDone('De brug moet worden geopend.')).toBeNull();
    expect(findDone('De brug is geopend.')).not.toBeNull();
  });
});

describe('findPolarity', () => {
  it('finds opposites, also as separable verbs', () => {
    const axes = (text: string) => findPolarity(text).map(({ axis, pole }) => [axis, pole]);
    expect(axes('Het aantal bruggen neemt volgens de provincie fors toe.')).toContainEqual(['quantity', 1]);
    expect(axes('vermindering van het aantal bruggen')).toContainEqual(['quantity', -1]);
  });

  it('does not count `niet alleen … maar ook` as a negation', () => {
    expect(findPolarity('niet alleen bruggen, maar ook wegen').some(({ kind }) => kind === 'negation')).toBe(
      false,
    );
    expect(isNegated(findPolarity('De provincie bouwt geen brug'), 0)).toBe(true);
  });
});
