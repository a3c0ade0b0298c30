import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '../types.ts';
import { parseLetter, splitLetterAndNota } from './letter.ts';
import { blockTexts, findSpanFaults, IDENTITY } from './testing-letter.ts';

const FILE = new URL('../../corpus/sources/beleidsbrief-bzk-2026-04-24.txt', import.meta.url);
const raw = readFileSync(FILE, 'utf8');
const parts = splitLetterAndNota(raw);
const letter = parseLetter(raw, parts.letter, { ...IDENTITY, id: 'brief', date: '2026-04-24' });
const nota = parseLetter(raw, parts.nota!, { ...IDENTITY, id: 'nota', kind: 'nota' });

describe('the reading text of the letter', () => {
  it('holds no running head: its date and reference stand in the letterhead only', () => {
    expect(raw.match(/^Onze referentie$/gmu)!.length).toBeGreaterThan(10);
    for (const document of [letter, nota]) expect(document.text).not.toMatch(/^Datum$\s+^24 april 2026$/mu);
    expect(letter.text).not.toContain('Onze referentie');
    expect(letter.text.split('2026-0000182395')).toHaveLength(2);
    expect(letter.text.split('24 april 2026')).toHaveLength(2);
  });

  it.each([
    'In het vierde kwartaal van dit jaar wordt de Kamer hierover geïnformeerd',
    'een gedeelde verantwoordelijkheid en wederzijds vertrouwen. Want burgers',
    'dat op 23 maart is opengesteld voor (internet)consultatie, regelt een landelijke',
    "regio's waar ontmoetingsplekken en gemeenschapskracht sterk onder druk staan",
    'Dat vraagt ook om investeren in de aantrekkelijkheid van het politieke ambt',
    'is het standaard uitvoeren van een Uitvoeringstoets Decentrale Overheden',
    'dat de koers uitzet voor de realisatie van een slagvaardige overheid',
  ])('joins what a page break or a footnote had cut: %s', (sentence) => {
    expect(raw).not.toContain(sentence);
    expect(letter.text).toContain(sentence);
  });

  it('joins nothing else: every other paragraph is a line of the file', () => {
    const lines = new Set(
      raw.split('\n').map((line) => line.replace(/[*\u00b9\u00b2\u00b3\u2074]/gu, '').trim()),
    );
    const joined = blockTexts(letter, 'paragraph').filter((paragraph) => !lines.has(paragraph));
    expect(joined).toHaveLength(7);
  });

  it('keeps the typing errors of the source', () => {
    for (const word of ['weggomen', 'Beleed en regelgeving', 'toetsen\n', '11-NPVR'])
      expect(letter.text).toContain(word);
  });

  it('loses no word of the file', () => {
    const words = (text: string) => text.match(/\p{L}+/gu)!.length;
    const heads = raw.match(/^Onze referentie$/gmu)!.length;
    const written = raw
      .slice(0, parts.nota!.start)
      .replace(/^Datum\n+24 april 2026\n+Onze referentie$/gmu, '');
    // The letterhead has an "Onze referentie" of its own, which is a label and no text.
    expect(words(letter.text)).toBe(words(written) - 2);
    expect(heads).toBe(16);
  });

  it.each([
    ['letter', letter],
    ['nota', nota],
  ])('can be traced to the raw file, character by character: %s', (_name, document) => {
    expect(findSpanFaults(document, raw)).toEqual([]);
  });
});

describe('the notes of the letter', () => {
  it.each([
    ['1', 'Kamerstukken II 2025/26, 34430, nr. 10.', 'Remkes en de kabinetsreactie daarop.'],
    ['2', 'Kamerstukken II 2025/26, 36800 VII, nr. 52.', 'geen nieuw onderzoek naar de kiesdrempel te doen.'],
    ['3', 'Kamerstukken II 2025/26, 29362, nr. 391.', 'en randvoorwaarden voor uitvoering.'],
    ['4', 'Kamerstukken II 2025/26, 34477, nr. 94', 'betrouwbare en structurele financiering.'],
  ])('note %s says %s and hangs on its words', (number, words, before) => {
    const note = letter.notes.find((one) => one.number === number)!;
    expect(letter.text.slice(note.start, note.end)).toBe(words);
    expect(letter.text.slice(0, note.anchor).endsWith(before)).toBe(true);
  });

  it('are four, without marks left in the text', () => {
    expect(letter.notes).toHaveLength(4);
    expect(letter.text).not.toMatch(/[*\u00b9\u00b2\u00b3\u2070-\u2079]/u);
  });
});

describe('the structure of the letter', () => {
  const headings = (document: SourceDocument, level: number) =>
    document.sections.filter((section) => section.level === level).map(({ heading }) => heading);

  it('has three levels of headings', () => {
    expect(headings(letter, 1)).toEqual([
      'I. Weerbare democratische rechtsstaat',
      "II. Sterke en vitale regio's",
      'III. Goed en slagvaardig bestuur',
      'Ter afsluiting',
      'Planningsoverzicht',
    ]);
    expect(headings(letter, 2)).toHaveLength(12);
    expect(headings(letter, 3)).toEqual([
      '1. Vereenvoudiging van beleid en regelgeving',
      '2. Vernieuwing en productiviteitsverhoging Rijksdienst',
      '3. Doorbreken van de Haagse muren',
      '4. Uitstekende (digitale) publieke dienstverlening',
      'Van buiten naar binnen',
      'Samen en doen',
      'Sturen en besluiten',
      'Impact in beeld',
    ]);
  });

  it('puts every section inside the one above it', () => {
    for (const section of letter.sections.filter(({ path }) => path.length > 1)) {
      const above = letter.sections.find(
        ({ path }) => path.join('\n') === section.path.slice(0, -1).join('\n'),
      )!;
      expect([above.start < section.start, section.end <= above.end]).toEqual([true, true]);
    }
  });

  it('has a row of the planning table for every line of it, each under its own quarter', () => {
    const table = raw
      .slice(raw.indexOf('\nQ2 2026\n'), parts.nota!.start)
      .trim()
      .split(/\n{2,}/u);
    const expected = table.flatMap((group, at) =>
      at % 2 === 0 ? [] : group.split('\n').map((row) => [table[at - 1], row]),
    );
    const rows = letter.blocks.filter(({ kind }) => kind === 'table-row');
    expect(rows).toHaveLength(15);
    expect(
      rows.map(({ period, start, end }) => [
        letter.text.slice(period!.start, period!.end),
        letter.text.slice(start, end),
      ]),
    ).toEqual(expected);
    for (const row of rows) expect(row.path[0]).toBe('Planningsoverzicht');
  });

  it('knows the signatories with their offices', () => {
    expect(blockTexts(letter, 'signature')).toEqual([
      'De minister van Binnenlandse Zaken en Koninkrijksrelaties,\nPieter Heerma',
      'De staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties,\nEric van der Burg',
    ]);
  });

  it('knows the numbered agreements as a list', () => {
    expect(blockTexts(letter, 'list-item').map((item) => item.slice(0, 3))).toEqual(['1. ', '2. ', '3. ']);
  });

  it('keeps the nota out of the letter, with its own reference', () => {
    expect(letter.text).not.toMatch(/Bestuursadvisering|persbericht|2026-0000180356/u);
    expect(nota.text).toContain('2026-0000180356');
    expect(nota.text).not.toContain('Vereenvoudigingswet');
    expect(headings(nota, 1)).toEqual(['Aanleiding', 'Geadviseerd besluit', 'Kern', 'Communicatie']);
  });
});
