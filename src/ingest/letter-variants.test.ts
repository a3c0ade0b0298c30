import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { parseLetter, splitLetterAndNota } from './letter.ts';
import {
  blockTexts,
  findSpanFaults,
  IDENTITY,
  letterOf,
  parseBody,
  parseRaw,
  RUNNING_HEAD,
} from './testing-letter.ts';

const FILE = new URL('../../corpus/sources/beleidsbrief-bzk-2026-04-24.txt', import.meta.url);

const PROSE = 'De gemeente Voorbeeldstad plant in het voorjaar van 2027 honderd bomen langs de singels.';
const [FIRST, SECOND] = [
  'Het college onderzoekt samen met de bewoners van de wijk de aanleg van een',
  'park bij het station.',
];

describe('a MADE UP letter', () => {
  it.each([
    ['two heads in a row', `${PROSE}\n\n${RUNNING_HEAD}\n\n${RUNNING_HEAD}\n\n${PROSE}`],
    ['a head after the last paragraph', `${PROSE}\n\n${PROSE}\n\n${RUNNING_HEAD}`],
    ['a head before the first', `${RUNNING_HEAD}\n\n${PROSE}\n\n${PROSE}`],
  ])('with %s reads as if there were none', (_name, body) => {
    expect(blockTexts(parseBody(body), 'paragraph')).toEqual([PROSE, PROSE]);
  });

  it.each([
    ['a head', RUNNING_HEAD],
    ['two heads', `${RUNNING_HEAD}\n\n${RUNNING_HEAD}`],
    ['a footnote', '\u00b9 Kamerstukken II 2025/26, 99999, nr. 1.'],
  ])('with %s inside a sentence reads on', (_name, cut) => {
    const document = parseBody(`${PROSE}\n\n${FIRST}\n\n${cut}\n\n${SECOND}`);
    expect(blockTexts(document, 'paragraph')).toEqual([PROSE, `${FIRST} ${SECOND}`]);
  });

  it('that only speaks of a date and a reference loses nothing', () => {
    const body = `${PROSE}\n\nDatum\n\n2 januari 2026\n\nOnze referentie is zoek, en dat is jammer voor wie haar zocht.`;
    expect(parseBody(body).text).toContain('Datum\n\n2 januari 2026\n\nOnze referentie is zoek');
  });

  it('hangs a note of two digits on its own mark', () => {
    const document = parseBody(
      `${PROSE}\u00b9\u2070 Meer niet.\n\n\u00b9\u2070 Kamerstukken II 2025/26, 99999, nr. 1.`,
    );
    expect(document.notes).toMatchObject([{ number: '10' }]);
    expect(document.text.slice(0, document.notes[0]!.anchor).endsWith('singels.')).toBe(true);
  });

  it('keeps a raised figure that is no mark of a note', () => {
    expect(parseBody(`${PROSE} Het park meet 300 m\u00b2 in totaal.`).text).toContain(
      '300 m\u00b2 in totaal',
    );
  });

  it('with the line ends of Windows gives the same text', () => {
    const raw = readFileSync(FILE, 'utf8');
    const windows = raw.replaceAll('\n', '\r\n');
    const [split, written] = [splitLetterAndNota(windows), splitLetterAndNota(raw)];
    for (const part of ['letter', 'nota'] as const) {
      const document = parseLetter(windows, split[part]!, IDENTITY);
      expect(document.text).toBe(parseLetter(raw, written[part]!, IDENTITY).text);
      expect(findSpanFaults(document, windows)).toEqual([]);
    }
  });

  it.each(['', '\n\n', 'Betreft Verzonnen brief (MADE UP)', letterOf('Kort.'), RUNNING_HEAD])(
    'without a body is refused: %j',
    (text) => {
      expect(() => parseRaw(text)).toThrow(
        expect.objectContaining({ type: 'corpus_invalid', message: expect.stringContaining(IDENTITY.id) }),
      );
    },
  );
});

describe('any text', () => {
  const line = fc.oneof(
    fc.constantFrom(PROSE, FIRST, SECOND, ...RUNNING_HEAD.split('\n\n')),
    fc.constantFrom(
      'Planning',
      'Q1 2027',
      '1. Bomen',
      'II. Bomen',
      'Bomen',
      '***',
      '\u00b9 Een noot.',
      '\u00b9',
    ),
    fc.constantFrom(
      'De minister van Bomen,',
      'Jan Boom',
      'met de volgende vier lijnen:',
      '> ',
      '\f',
      '\u{1f333}',
    ),
    fc.string({ unit: 'grapheme' }),
  );
  const texts = fc
    .array(fc.tuple(line, fc.constantFrom('\n', '\n\n', '\r\n', ' ')))
    .map((lines) => lines.flat().join(''));

  it('parses with exact spans or is refused by name', () => {
    fc.assert(
      fc.property(fc.oneof(texts, texts.map(letterOf)), (text) => {
        try {
          expect(findSpanFaults(parseRaw(text), text)).toEqual([]);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          expect(error.type).toBe('corpus_invalid');
        }
      }),
      { numRuns: 500 },
    );
  });
});
