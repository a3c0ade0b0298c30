import { describe, expect, it } from 'vitest';
import { findLawNames } from './law-names.ts';

const namesIn = (text: string) => findLawNames(text).map(({ start, end }) => text.slice(start, end));

describe('names of laws', () => {
  it('end where the sentence goes on', () => {
    expect(
      namesIn('het wenselijk is de Wet op de zorgtoeslag te wijzigen, en ook de Kadasterwet aan te passen'),
    ).toEqual(['Wet op de zorgtoeslag', 'Kadasterwet']);
    expect(namesIn('dat de Algemene wet bestuursrecht wordt aangevuld')).toEqual([
      'Algemene wet bestuursrecht',
    ]);
    expect(namesIn('krachtens de Comptabiliteitswet 1976 (Stb. 671)')).toEqual(['Comptabiliteitswet 1976']);
  });

  it('are not laws without a name', () => {
    expect(namesIn('regels bij de wet te stellen; dat een wettelijke regeling nodig is')).toEqual([]);
  });

  it('are found in time that grows with the text alone', () => {
    const text = 'Wet op de zorg en '.repeat(2000);
    expect(findLawNames(text).length).toBeGreaterThan(0);
  });
});
