import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '../types.ts';
import { parseKamerstuk } from './kamerstuk-xml.ts';

const read = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
const parse = (name: string, id: string) => parseKamerstuk(read(name), id);

const letter = parse('letter.xml', 'kst-99999-1');
const motion = parse('motion.xml', 'kst-99999-VII-2');
const questions = parse('question-list.xml', 'kst-99999-3');
const senate = parse('senate-letter.xml', 'kst-99999-T');
const report = parse('table.xml', 'kst-99999-4');
const old = parse('old-root.xml', 'kst-99990-3');
const written = parse('written-questions.xml', 'kst-99999-9');

const wordsOf = (document: SourceDocument, kind: string) =>
  document.blocks
    .filter((block) => block.kind === kind)
    .map(({ start, end }) => document.text.slice(start, end));
const blockWith = (document: SourceDocument, words: string) =>
  document.blocks.find(({ start, end }) => document.text.slice(start, end).includes(words));
const notesOf = ({ notes, text }: SourceDocument) =>
  notes.map(({ number, anchor, start, end }) => [
    number,
    text.slice(anchor - 6, anchor),
    text.slice(start, end),
  ]);

describe('a letter', () => {
  const { document, head } = letter;

  it('is named, dated and numbered after its kop', () => {
    expect(document).toMatchObject({
      kind: 'letter',
      date: '2099-07-07',
      reference: 'Kamerstukken II 2098/99, 99999, nr. 1',
      sourceUrl: 'https://zoek.officielebekendmakingen.nl/kst-99999-1.html',
    });
    expect(document.title).toContain('BRIEF VAN DE MINISTER');
    expect(head).toMatchObject({ chamber: 'II', dossier: '99999', number: '1' });
    expect(head.authors).toEqual(['De Minister van Verzonnen Zaken, V. Voorbeeld']);
  });

  it('joins words around processing instructions, folds white space and decodes entities', () => {
    expect(document.text).toContain('voornemens het methaandoel te halen, zoals eerder gemeld (Kamerstukken');
    expect(document.text).toContain('3 m² & een rand van R&D-steen.');
    expect(document.text).toContain('informeren. Dat doe ik');
  });

  it('sets address, dateline and signature apart from what it says', () => {
    expect(wordsOf(document, 'letterhead')).toContain('Den Haag, 7 juli 2099');
    expect(wordsOf(document, 'signature')).toEqual(['De Minister van Verzonnen Zaken,\nV. Voorbeeld']);
    expect(wordsOf(document, 'paragraph')[0]).toMatch(/^Dit is een verzonnen brief/u);
  });

  it('keeps list items with their numbers', () => {
    expect(wordsOf(document, 'list-item')).toEqual([
      '1. het water verversen;',
      '2. de eenden tellen:',
      'a. in de ochtend;',
      'b. in de avond.',
    ]);
  });

  it('puts a heading in italics under one in bold', () => {
    expect(blockWith(document, 'Eenden blijven')?.path).toEqual(['Onderhoud van de vijver', '1.1 Eenden']);
    expect(blockWith(document, 'Ik zal de Kamer')?.path).toEqual(['Tot slot']);
  });

  it('moves the notes to the end and remembers where their marks stood', () => {
    expect(notesOf(document)).toEqual([
      ['1', 'ijver.', 'Kamerstuk 99 998, nr. 266.'],
      ['2', 'welkom', 'Zie ook het eerdere stuk. Tweede alinea van de noot.'],
    ]);
  });

  it('keeps the text of elements that it does not know, also inside words', () => {
    expect(wordsOf(document, 'paragraph')).toContain('Een onbekend blokje blijft leesbaar.');
  });

  it('takes references from the links of the paper and from its words', () => {
    expect(document.references.map(({ text, ids }) => [text, ids.join()])).toEqual([
      ['Kamerstukken II 2097/98, 99 997, nr. 3', 'kst-99997-3'],
      ['Kamerstuk 99 998, nr. 266', 'kst-99998-266'],
      ['het eerdere stuk', 'kst-99996-4'],
    ]);
  });
});

it('trusts a link of the paper more than its words, and names each citation once', () => {
  const links =
    'Zie Kamerstuk <extref doc="kst-99998-9">99 998, nr. 8</extref>, <extref doc="kst-99997-1">dit stuk</extref> en ' +
    '<extref doc="kst-99996-2">ook Kamerstuk 99 996, nr. 2</extref> (Handelingen <extref doc="h-tk-1-2">84</extref>).';
  const xml = read('letter.xml').replace('Ik zal de Kamer informeren.', links);
  const { references, text } = parseKamerstuk(xml, 'kst-99999-1').document;
  const body = references.filter(
    ({ start }) => start > text.indexOf('Zie Kamerstuk') && start < text.indexOf('Dat doe ik'),
  );
  expect(body.map(({ text: words, ids }) => [words, ids.join()])).toEqual([
    ['Kamerstuk 99 998, nr. 8', 'kst-99998-9'],
    ['dit stuk', 'kst-99997-1'],
    ['Kamerstuk 99 996, nr. 2', 'kst-99996-2'],
  ]);
});

describe('a motion', () => {
  it('knows its date and proposer, and the names under it are no text of the motion', () => {
    expect(motion.document).toMatchObject({
      kind: 'motion',
      date: '2099-02-05',
      reference: 'Kamerstukken II 2098/99, 99999 VII, nr. 2',
    });
    expect(motion.head.authors[0]).toMatch(/^VOORBEELD C\.S\./u);
    expect(wordsOf(motion.document, 'signature')).toEqual(['Voorbeeld', 'Van Verzonnen']);
  });

  it('does not say whether it was adopted', () => {
    expect(JSON.stringify(motion)).not.toMatch(/aangenomen|verworpen|adopted|rejected/iu);
  });
});

describe('questions and answers', () => {
  it('puts every answer under its question, whichever way they are headed', () => {
    const { document } = questions;
    expect(document.kind).toBe('question-list');
    expect(blockWith(document, 'twaalf eenden')?.path).toEqual(['Vraag 1', 'Antwoord op vraag 1:']);
    expect(blockWith(document, 'Komt er een bankje')?.path).toEqual(['2']);
    expect(blockWith(document, 'Er komt geen bankje')?.path).toEqual(['2', 'Antwoord:']);
  });

  it('reads questions and answers with elements of their own', () => {
    expect(written.document.kind).toBe('question-list');
    expect(blockWith(written.document, 'Nee.')?.path).toEqual(['Vraag 2', 'Antwoord 2']);
    expect(written.document.text).toContain('Vragen van het lid Voorbeeld over een verzonnen vijver.');
  });
});

it('reads a letter to the Senate, numbered with a letter', () => {
  expect(senate.head).toMatchObject({ chamber: 'I', number: 'T', year: '2099-2100' });
  expect(senate.document).toMatchObject({
    kind: 'letter',
    date: '2099-10-14',
    reference: 'Kamerstukken I 2099/00, 99999, T',
  });
});

describe('a paper with tables', () => {
  const { document } = report;

  it('makes a block of every row, keeps columns apart and empty cells in place', () => {
    expect(wordsOf(document, 'table-row')).toEqual([
      'Soort\t2097\t2098',
      'Eenden\t10\t12',
      'Karpers\t\t‒ 3',
      'voorjaar 2100\tbankje plaatsen',
      'water verversen en meten',
      'najaar 2100\teenden tellen',
    ]);
  });

  it('leads to a row by the caption and by the cell that spans it', () => {
    expect(blockWith(document, 'Karpers')?.path).toEqual(['2. Cijfers', 'Aantallen per jaar']);
    expect(blockWith(document, 'water verversen')?.path.at(-1)).toBe('voorjaar 2100');
    expect(blockWith(document, 'eenden tellen')?.path.at(-1)).not.toBe('voorjaar 2100');
  });

  it('gives notes of tables, which start at 1 again, numbers of their own', () => {
    expect(notesOf(document)).toEqual([
      ['1', 'allen.', 'Voetnoot onder de tekst.'],
      ['t1.1', 'Eenden', 'Zonder kuikens.'],
      ['t2.1', 'aatsen', 'Onder voorbehoud.'],
    ]);
  });

  it('lets the number of a division go before its nesting', () => {
    expect(document.sections.map(({ path }) => path.join(' > '))).toEqual([
      '2. Cijfers',
      '2. Cijfers > 2.1 Planning',
      '2. Cijfers > 2.1 Planning > Toelichting',
      '3. Slot',
    ]);
  });

  it('takes a paragraph that was set as a heading for a paragraph', () => {
    expect(blockWith(document, 'ruim honderdtwintig tekens')?.kind).toBe('paragraph');
  });
});

describe('a paper with the old root', () => {
  it('is read like the others', () => {
    const { document, head } = old;
    expect(head).toMatchObject({ dossier: '99990', number: '3', chamber: 'II', year: '1899-1900' });
    expect(document.sections.map(({ path }) => path.join(' > '))).toEqual([
      '1. De vijver',
      '1. De vijver > 1.1. Achtergrond',
      '2. Slot',
    ]);
    expect(notesOf(document)).toEqual([['1', 'graven', 'Een oude noot.']]);
    expect(wordsOf(document, 'table-row')).toEqual(['1.\tZonder alinea']);
  });
});
