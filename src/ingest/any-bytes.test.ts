import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import type { SourceDocument } from '../types.ts';
import { findPaperReferences } from './citations.ts';
import { parseKamerstuk } from './kamerstuk-xml.ts';
import { parseLetter, splitLetterAndNota } from './letter.ts';
import { buildPassages } from './passages.ts';
import { findSpanFaults, IDENTITY } from './testing-letter.ts';
import { buildUnits } from './units.ts';

const LETTER = readFileSync(
  new URL('../../corpus/sources/beleidsbrief-bzk-2026-04-24.txt', import.meta.url),
  'utf8',
);
const FIXTURES = [
  'letter.xml',
  'motion.xml',
  'question-list.xml',
  'table.xml',
  'old-root.xml',
  'senate-letter.xml',
];
const XMLS = FIXTURES.map((name) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));

interface Edit {
  at: number;
  drop: number;
  insert: string;
}

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '\n',
    '\n\n',
    '\f',
    '\r',
    '\u0000',
    '\ud800',
    '\ufeff',
    '|',
    '1 ',
    '*',
    '¹',
    '• ',
    'Aan de\nVan\nnota\n',
  ),
  fc.constantFrom(
    'Datum',
    'Q2 2027',
    'Kamerstukken II 2025/26, 34430, nr. 10',
    'Hoogachtend,',
    'I. Kop',
    '2026-0000171717',
  ),
);
const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  drop: fc.oneof(fc.constant(0), fc.nat({ max: 40 }), fc.nat({ max: 4000 })),
  insert: piece,
});
const edits = fc.array(edit, { minLength: 1, maxLength: 12 });

function applyEdits(raw: string, changes: Edit[]): string {
  return changes.reduce((text, { at, drop, insert }) => {
    const place = Math.floor(at * text.length);
    return text.slice(0, place) + insert + text.slice(place + drop);
  }, raw);
}

/** The document, or undefined where the parser says what is wrong. */
function attempt(parse: () => SourceDocument): SourceDocument | undefined {
  try {
    return parse();
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).message.length).toBeGreaterThan(10);
    return undefined;
  }
}

/** Every span that anything later points with lies in the text and holds what it says. */
function expectSpans(document: SourceDocument): void {
  const { text } = document;
  const passages = buildPassages(document);
  const units = buildUnits([document], passages, 0);
  const spans = [...document.sections, ...document.notes, ...document.references, ...passages, ...units];
  const outside = spans.filter(({ start, end }) => start < 0 || end > text.length || start > end);
  expect(outside).toEqual([]);
  expect(passages.filter((one) => text.slice(one.start, one.end) !== one.text)).toEqual([]);
  expect(document.references.filter((one) => text.slice(one.start, one.end) !== one.text)).toEqual([]);
  const outOfPassage = units.filter(({ passage, start, end }) => {
    const around = passages[passage]!;
    return start < around.start || end > around.end || start >= end;
  });
  expect(outOfPassage).toEqual([]);
  expect(document.notes.every(({ anchor }) => anchor >= 0 && anchor <= text.length)).toBe(true);
}

describe('any edit of the letter', () => {
  it('keeps every span exact and every character traceable, or is refused', () => {
    let read = 0;
    const check = (changes: Edit[]) => {
      const raw = applyEdits(LETTER, changes);
      const { letter, nota } = splitLetterAndNota(raw);
      for (const part of [letter, ...(nota ? [nota] : [])]) {
        const document = attempt(() => parseLetter(raw, part, IDENTITY));
        if (!document) continue;
        read += 1;
        expect(findSpanFaults(document, raw)).toEqual([]);
        expectSpans(document);
      }
    };
    fc.assert(fc.property(edits, check), { numRuns: 60 });
    expect(read).toBeGreaterThan(40);
  });
});

describe('any bytes', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 3000 }),
    fc
      .tuple(fc.constantFrom(...XMLS), edits)
      .map(([xml, changes]) => Buffer.from(applyEdits(xml.toString('latin1'), changes), 'latin1')),
    fc
      .tuple(fc.constantFrom(...XMLS), fc.nat({ max: 20_000 }))
      .map(([xml, length]) => xml.subarray(0, length)),
  );

  it.each(['utf8', 'latin1', 'utf16le'] as const)('as %s are a paper or a clear refusal', (encoding) => {
    let read = 0;
    const check = (given: Uint8Array) => {
      const xml = Buffer.from(given).toString(encoding);
      const document = attempt(() => parseKamerstuk(xml, 'kst-99999-1').document);
      if (!document) return;
      read += 1;
      expectSpans(document);
    };
    fc.assert(fc.property(bytes, check), { numRuns: 150 });
    expect(encoding === 'utf16le' ? 1 : read).toBeGreaterThan(0);
  });

  it('are a letter or a clear refusal', () => {
    const check = (given: Uint8Array) => {
      const raw = Buffer.from(given).toString('utf8');
      const document = attempt(() => parseLetter(raw, { start: 0, end: raw.length }, IDENTITY));
      if (document) expect(findSpanFaults(document, raw)).toEqual([]);
    };
    fc.assert(fc.property(bytes, check), { numRuns: 150 });
  });
});

describe('a citation that was written by the rules', () => {
  const year = fc
    .integer({ min: 1995, max: 2039 })
    .map((one) => `${one}/${String((one + 1) % 100).padStart(2, '0')}`);
  const dossier = fc.integer({ min: 20_000, max: 39_999 }).map(String);
  const chapter = fc.constantFrom('', ' VII', ' IIA', ' XVI', ' B');
  const number = fc.integer({ min: 1, max: 999 });
  const around = fc.constantFrom('', 'Zie ', 'De brief (', 'bomen; ');

  it('is found at its place, whatever stands before it', () => {
    fc.assert(
      fc.property(fc.tuple(around, year, dossier, chapter, number), ([before, y, d, c, n]) => {
        const citation = `Kamerstukken II ${y}, ${d}${c}, nr. ${n}`;
        const found = findPaperReferences(`${before}${citation}. Meer tekst.`);
        expect(found.map(({ start, text }) => [start, text])).toEqual([[before.length, citation]]);
        expect(found[0]!.ids).toEqual([`kst-${d}${c.replace(' ', '-')}-${n}`]);
      }),
    );
  });

  it('has a span that holds its words, in any text', () => {
    const word = fc.oneof(
      fc.constantFrom('Kamerstuk', '34430', ', nr.', 'II', '2025/26', '-', ' VII', 'en'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const text = words.join(' ');
        for (const one of findPaperReferences(text)) expect(text.slice(one.start, one.end)).toBe(one.text);
      }),
    );
  });
});
