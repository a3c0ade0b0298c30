import { describe, expect, it } from 'vitest';
import { findNumbers } from './numbers.ts';

const read = (text: string) => findNumbers(text).map(({ kind, value, per }) => [kind, value, per]);

describe('findNumbers', () => {
  it('reads amounts in every spelling as euros', () => {
    for (const text of [
      '€ 40 miljoen',
      '40 miljoen euro',
      '€ 40.000.000',
      '40,000,000 euros',
      '40 mln euro',
      'veertig miljoen euro',
    ]) {
      expect(read(text), text).toEqual([['amount', 40_000_000, null]]);
    }
    expect(read('1,5 miljard euro')).toEqual([['amount', 1_500_000_000, null]]);
  });

  it('tells what an amount is counted by', () => {
    expect(read('jaarlijks € 40 miljoen')).toEqual([['amount', 40_000_000, 'year']]);
    expect(read('in totaal 40 miljoen euro')).toEqual([['amount', 40_000_000, 'once']]);
  });

  it('reads Dutch and English number words, but not the article', () => {
    expect(read('een brug met eenentwintig pijlers en twee torens')).toEqual([
      ['number', 21, null],
      ['number', 2, null],
    ]);
    expect(read('twenty-five bridges, two hundred boats')).toEqual([
      ['number', 25, null],
      ['number', 200, null],
    ]);
    expect(read('één loket, een drietal zaken')).toEqual([
      ['number', 1, null],
      ['number', 3, null],
    ]);
    expect(read('één van de bruggen')).toEqual([]);
    expect(read('het bestuur acht dit nodig, acht dit onjuist')).toEqual([]);
  });

  it('leaves dates, quarters, years, chambers and list marks alone', () => {
    expect(
      read('1. Op 24 april 2026 en in Q2 2027 sprak de Tweede Kamer over het derde kwartaal van 2030'),
    ).toEqual([]);
  });

  it('keeps articles, papers and codes apart from counts', () => {
    expect(findNumbers('artikel 12 van de wet')[0]).toMatchObject({ kind: 'article', value: 12 });
    expect(findNumbers('Kamerstukken II 2025/26, 12345 VII, nr. 6')[0]).toMatchObject({
      kind: 'paper',
      parts: ['12345', 'VII', '6'],
    });
    expect(findNumbers('kenmerk 2026-0000123456')[0]).toMatchObject({
      kind: 'code',
      parts: ['2026-0000123456'],
    });
  });

  it('gives offsets that hold the number with its unit', () => {
    const text = 'Er gaat 3 miljoen euro naar 7 procent van de bruggen.';
    expect(findNumbers(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '3 miljoen euro',
      '7 procent',
    ]);
  });
});
