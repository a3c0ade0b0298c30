import type { SourceDocument } from '../types.ts';
import { type LetterIdentity, parseLetter } from './letter.ts';
import { rawOffset } from './text-builder.ts';

export const IDENTITY: LetterIdentity = {
  id: 'verzonnen-brief',
  kind: 'policy-letter',
  title: 'VERZONNEN brief (MADE UP)',
  date: '2026-01-02',
  reference: null,
  sourceUrl: null,
};

/** The running head of a MADE UP letter, each line on its own as a ministry's letter repeats it. */
export const RUNNING_HEAD = ['Datum', '2 januari 2026', 'Onze referentie', '2026-0000000001'].join('\n\n');

/** A MADE UP letter around a body. */
export function letterOf(body: string): string {
  return `Aan de Voorzitter van Verzonnenstad\n\nDatum 2 januari 2026\nBetreft Verzonnen brief (MADE UP)\n\n${body}\n`;
}

/** Parses a MADE UP letter with this body. */
export function parseBody(body: string): SourceDocument {
  return parseRaw(letterOf(body));
}

export function parseRaw(raw: string): SourceDocument {
  return parseLetter(raw, { start: 0, end: raw.length }, IDENTITY);
}

/** The texts of the blocks of a kind. */
export function blockTexts({ blocks, text }: SourceDocument, kind: string): string[] {
  return blocks.filter((block) => block.kind === kind).map(({ start, end }) => text.slice(start, end));
}

/** What is wrong with the spans of a document, in words; `source` is the raw file. */
export function findSpanFaults(
  { text, blocks, sections, notes, offsets }: SourceDocument,
  source: string,
): string[] {
  const faults: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const from = rawOffset(offsets, at);
    if (from === null ? /\S/u.test(text[at]!) : source[from] !== text[at]) faults.push(`character ${at}`);
  }
  let end = 0;
  for (const block of blocks) {
    if (block.start < end || block.end <= block.start || block.end > text.length)
      faults.push(`block ${block.start}-${block.end}`);
    if (text.slice(block.start, block.end).trim() === '') faults.push(`an empty block at ${block.start}`);
    end = block.end;
  }
  for (const section of sections) {
    if (!text.startsWith(section.heading, section.start) || section.end > text.length)
      faults.push(`section ${section.id}`);
  }
  for (const note of notes)
    if (note.anchor < 0 || note.anchor > note.start) faults.push(`note ${note.number}`);
  return faults;
}
