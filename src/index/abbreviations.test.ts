import { describe, expect, it } from 'vitest';
import { learnAbbreviations } from './abbreviations.ts';

/** MADE UP sentences around real names. */
const TEXTS = [
  'het wenselijk is op het terrein van het Ministerie van Sociale Zaken en Werkgelegenheid bomen te planten',
  'de Wet op het financieel toezicht te wijzigen in overleg met Infrastructuur en Milieu',
  'Met Alle Spoed: de map is vol',
];
const learned = new Map(learnAbbreviations(TEXTS).map(({ abbr, policy }) => [abbr[0], policy]));

describe('abbreviations learned from texts', () => {
  it('lead from initials to the name, with and without its "en"', () => {
    expect(learned.get('szw')).toEqual(['sociale zaken en werkgelegenheid']);
    expect(learned.get('wft')).toEqual(['wet op het financieel toezicht']);
    expect(learned.get('ienm')).toEqual(['infrastructuur en milieu']);
  });

  it('are no words of the texts', () => {
    expect(learned.has('map')).toBe(false);
  });
});
