import { describe, expect, it } from 'vitest';
import type { Unit } from '../types.ts';
import { buildPassages } from './passages.ts';
import { parseBody } from './testing-letter.ts';
import { buildUnits } from './units.ts';

/** The units of a MADE UP letter of 2 January 2026 with this body, and their words. */
function readUnits(body: string): {
  units: Unit[];
  textOf: (unit: Unit) => string;
  find: (start: string) => Unit;
} {
  const document = parseBody(body);
  const units = buildUnits([document], buildPassages(document));
  const textOf = (unit: Unit) => document.text.slice(unit.start, unit.end);
  return { units, textOf, find: (start) => units.find((unit) => textOf(unit).startsWith(start))! };
}

const slotsOf = (sentence: string) =>
  readUnits(`${sentence}\n\nEen tweede alinea staat hier voor het geheel.`).find(sentence.slice(0, 12)).facts
    .slots;

describe('the facts of a sentence', () => {
  it.each([
    ['De gemeente plant in het eerste kwartaal van 2027 bomen langs de singels.', ['period', 'calendar']],
    ['Zodra het besluit er ligt gaat de aanleg van het nieuwe park beginnen.', ['event']],
    ['Jaarlijks worden de bomen langs de singels van de stad gesnoeid door een bedrijf.', ['frequency']],
    [
      'Voor de bomen langs de singels is 3 miljoen euro vrijgemaakt door de gemeenteraad.',
      ['amount', 'actor'],
    ],
    ['Van alle bomen langs de singels is 7 procent ziek en toe aan een opvolger.', ['percentage']],
    ['Langs de singels van de oude stad staan nu ruim twaalf bomen in de grond.', ['number']],
    ['Volgens de motie-Boom c.s. moeten er langs de singels van de stad bomen komen.', ['person']],
    ['De bomen langs de singels in Voorbeeldstad zijn ouder dan de huizen ernaast.', ['place']],
    ['Met de Bomenwet krijgen de bomen langs de singels een betere bescherming.', ['law']],
    ['Dit staat in Kamerstukken II 2025/26, 36800 VII, nr. 52 over bomen in de stad.', ['paper']],
  ])('%s', (sentence, slots) => {
    expect(slotsOf(sentence)).toEqual(expect.arrayContaining(slots));
  });

  it('are no time when it is past for good', () => {
    expect(
      slotsOf('In de afgelopen jaren zijn er bomen geplant langs de singels van de stad.'),
    ).not.toContain('period');
  });

  it('are no money, number or time where none is named', () => {
    const slots = slotsOf('De bomen langs de singels geven schaduw aan wie er wandelt en rust zoekt.');
    for (const slot of ['amount', 'number', 'percentage', 'period', 'calendar', 'paper'])
      expect(slots).not.toContain(slot);
  });

  it('hold the times ahead as days, and how firm it is', () => {
    const { find } = readUnits(
      'De gemeente zal in het vierde kwartaal van dit jaar bomen planten.\n\nHet college onderzoekt de aanleg van een park bij het station.',
    );
    expect(find('De gemeente').facts).toMatchObject({
      commitment: 'will',
      times: [{ from: '2026-10-01', until: '2026-12-31' }],
    });
    expect(find('Het college').facts).toMatchObject({ commitment: 'explores', times: [] });
  });

  it('say whether it can be read alone', () => {
    const { find } = readUnits(
      'De gemeente plant bomen langs de singels van de stad. Deze bomen geven schaduw. Bomen groeien.',
    );
    expect(find('Deze').facts.pointsBack).toBe(true);
    expect(find('Bomen').facts.pointsBack).toBe(false);
  });
});

describe('what a sentence announces', () => {
  it('is the list after it, in order', () => {
    const { find, units, textOf } = readUnits(
      'De gemeente spreekt met de bewoners het volgende af:\n\n1. Er komen bomen,\n2. Er komt gras.\n\nDaarna volgt het park bij het station van de hele stad.',
    );
    expect(find('De gemeente').introduces.map((row) => textOf(units[row]!))).toEqual([
      '1. Er komen bomen,',
      '2. Er komt gras.',
    ]);
    expect(find('Daarna').introduces).toEqual([]);
  });

  it('is the headings that it counts', () => {
    const { find, units, textOf } = readUnits(
      'I. Bomen\n\nIn de stad\n\nHet werk gaat langs de volgende twee lijnen:\n\nPlanten\n\nEr komen honderd bomen langs de singels van de stad.\n\nSnoeien\n\nEr wordt gesnoeid.\n\nGras',
    );
    expect(find('Het werk').introduces.map((row) => textOf(units[row]!))).toEqual(['Planten', 'Snoeien']);
  });

  it('is, for a period of the planning, its rows and no others', () => {
    const { find, units, textOf } = readUnits(
      'De gemeente plant bomen langs de singels van de hele stad.\n\nPlanning\n\nQ1 2027\n\nDe singel\nHet park\n\nQ2 2027\n\nHet plein',
    );
    const rowsOf = (period: string) => find(period).introduces.map((row) => textOf(units[row]!));
    expect([rowsOf('Q1'), rowsOf('Q2')]).toEqual([['De singel', 'Het park'], ['Het plein']]);
    expect(find('Het plein').facts.times).toEqual([{ from: '2027-04-01', until: '2027-06-30' }]);
  });
});
