import { describe, expect, it } from 'vitest';
import { dropRunningHeads, joinCutLines, markNumber, readLines, takeFootnotes } from './layout.ts';
import { RUNNING_HEAD } from './testing-letter.ts';

const textsOf = (lines: { text: string }[]) => lines.map(({ text }) => text);
const join = (raw: string) => textsOf(joinCutLines(readLines(raw)));

describe('the lines of a raw file', () => {
  it('come without white space and conversion marks, each where it stands', () => {
    const raw = '>  Eerste regel \n\n\tTweede regel\r\nDerde regel';
    const lines = readLines(raw);
    expect(textsOf(lines)).toEqual(['Eerste regel', 'Tweede regel', 'Derde regel']);
    for (const { text, start, end } of lines) expect(raw.slice(start, end)).toBe(text);
    expect(lines.map(({ group }) => group)).toEqual([0, 1, 1]);
  });

  it('of a part of the file are those of that part', () => {
    const raw = 'Voor\nBinnen\nNa';
    expect(readLines(raw, { start: 5, end: 11 })).toMatchObject([{ text: 'Binnen', start: 5, end: 11 }]);
  });
});

describe('a running head', () => {
  it('goes out, also twice in a row', () => {
    const lines = readLines(`Eerste\n\n${RUNNING_HEAD}\n\n${RUNNING_HEAD}\n\nTweede`);
    expect(textsOf(dropRunningHeads(lines))).toEqual(['Eerste', 'Tweede']);
  });

  it.each([
    RUNNING_HEAD.replace('Datum', 'Plaats'),
    RUNNING_HEAD.replace('2 januari 2026', 'morgen'),
    RUNNING_HEAD.replace('2026-0000000001', 'onbekend'),
    RUNNING_HEAD.split('\n\n').slice(0, 3).join('\n\n'),
  ])('that is none stays: %j', (text) => {
    const lines = readLines(text);
    expect(dropRunningHeads(lines)).toEqual(lines);
  });
});

describe('a footnote', () => {
  it('is taken out with its mark', () => {
    const raw = 'Tekst.\n\u00b9\u00b2 Zie de bijlage (MADE UP).\nMeer tekst.';
    const { lines, footnotes } = takeFootnotes(readLines(raw));
    expect(textsOf(lines)).toEqual(['Tekst.', 'Meer tekst.']);
    expect(raw.slice(footnotes[0]!.start, footnotes[0]!.end)).toBe('Zie de bijlage (MADE UP).');
    expect(markNumber(footnotes[0]!.mark)).toBe('12');
  });
});

describe('lines that a page had cut', () => {
  const open = 'De gemeente Voorbeeldstad plant samen met de bewoners bomen langs de';

  it.each([
    [`${open}\n\nsingels van de stad.`],
    [`${open}\n\n(smalle) singels van de stad.`],
    [`${open}\u00b9\n\nsingels van de stad.`],
    ['DGBOOM, DGPARK &\nDGGRAS'],
  ])('are one: %j', (raw) => {
    expect(join(raw)).toHaveLength(1);
  });

  it.each([
    [`${open} stad.\n\nsingels van de stad.`],
    [`${open} stad.\u00b9\n\nsingels van de stad.`],
    [`${open} volgende:\n\neen rij bomen`],
    [`${open}\n\nSingels van de stad.`],
    [`${open}\n\na) singels van de stad`],
    ['Bomen\n\nin de stad'],
  ])('are two when the first ended or the second begins anew: %j', (raw) => {
    expect(join(raw)).toHaveLength(2);
  });
});
