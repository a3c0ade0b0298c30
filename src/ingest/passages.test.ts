import { describe, expect, it } from 'vitest';
import { buildPassages } from './passages.ts';
import { parseBody } from './testing-letter.ts';

const BODY = [
  'I. Bomen',
  'De gemeente plant honderd bomen langs de singels.\u00b9 Het college zoekt ook dr. Boom c.s. voor advies. Klaar!',
  'Afgesproken is:',
  '1. Er komen bomen. Veel bomen.\n2. Er komt gras.',
  '\u00b9 Zie het bomenplan (MADE UP).',
  'Planning',
  'Q1 2027',
  'De singel. Zuidzijde',
].join('\n\n');

const document = parseBody(BODY);
const passages = buildPassages(document);
const sentencesOf = (start: string) =>
  passages
    .find(({ text }) => text.startsWith(start))!
    .sentences.map((span) => document.text.slice(span.start, span.end));

describe('the passages of a MADE UP letter', () => {
  it('are its blocks in reading order, each with the text of its span and an id of its own', () => {
    expect(passages.map(({ start, end }) => document.text.slice(start, end))).toEqual(
      passages.map(({ text }) => text),
    );
    expect(passages).toHaveLength(document.blocks.length);
    expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
  });

  it('cut a paragraph into sentences, a list item and a row not', () => {
    expect(sentencesOf('De gemeente')).toEqual([
      'De gemeente plant honderd bomen langs de singels.',
      'Het college zoekt ook dr. Boom c.s. voor advies.',
      'Klaar!',
    ]);
    expect(sentencesOf('1. ')).toEqual(['1. Er komen bomen. Veel bomen.']);
    expect(sentencesOf('De singel')).toEqual(['De singel. Zuidzijde']);
  });

  it('cut an address into lines', () => {
    expect(sentencesOf('Datum')).toEqual(['Datum 2 januari 2026', 'Betreft Verzonnen brief (MADE UP)']);
  });

  it('know the notes whose mark stands in them, the headings above and a row its period', () => {
    const noted = passages.filter(({ notes }) => notes.length > 0);
    expect(noted).toMatchObject([{ notes: ['1'], section: ['I. Bomen'], kind: 'paragraph' }]);
    const row = passages.find(({ kind }) => kind === 'table-row')!;
    expect(document.text.slice(row.period!.start, row.period!.end)).toBe('Q1 2027');
    expect(row.section).toEqual(['Planning', 'Q1 2027']);
  });
});
