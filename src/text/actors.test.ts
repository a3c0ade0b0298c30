import { describe, expect, it } from 'vitest';
import { findActors, namesPerson, namesPlace } from './actors.ts';

const actorsIn = (text: string) => findActors(text).map(({ start, end }) => text.slice(start, end));

describe('who acts', () => {
  it.each([
    ['De minister stuurt dit naar de Tweede Kamer.', ['minister', 'Tweede Kamer']],
    ['Het werk is van de Stichting Bomen en Gras.', ['Stichting Bomen en Gras']],
    ['Samen met JenV en VWS wordt dit gedaan.', ['JenV', 'VWS']],
    ['gemeenten en provincies', ['gemeenten', 'provincies']],
  ])('is found where it stands: %s', (text, actors) => {
    expect(actorsIn(text)).toEqual(expect.arrayContaining(actors));
  });

  it('is nobody in a sentence without names, nor in a line of capitals', () => {
    expect(actorsIn('De bomen groeien langs het water.')).toEqual([]);
    expect(actorsIn('1234 AB VERZONNENSTAD')).toEqual([]);
  });
});

describe('a person', () => {
  it.each([
    'De minister,\nJan van der Boom',
    'de motie-Boom (MADE UP)',
    'de commissie-Boom',
    'het voorstel-Boom',
  ])('is named: %s', (text) => {
    expect(namesPerson(text)).toBe(true);
  });

  it.each(['De minister stuurt een brief.', 'Het kabinet plant bomen.', 'de motie is aangenomen'])(
    'is not named: %s',
    (text) => {
      expect(namesPerson(text)).toBe(false);
    },
  );
});

describe('a place', () => {
  it.each(['bomen in Voorbeeldstad', 'uit de provincie Bomenland', 'tot Verzonnendam'])(
    'is named: %s',
    (text) => {
      expect(namesPlace(text)).toBe(true);
    },
  );

  it.each(['bomen in de stad', 'met de Bomenwet', 'in het Bomenakkoord'])('is not named: %s', (text) => {
    expect(namesPlace(text)).toBe(false);
  });
});
