import type { SourceDocument } from '../types.ts';
import { type LetterIdentity, parseLetter } from './letter.ts';

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
