import type { Span } from '../types.ts';

/** A line of the raw file without its white space and conversion marks; `group` counts blocks between blank lines. */
export interface Line extends Span {
  text: string;
  group: number;
}

/** A line, or several that a page break or a footnote had cut, in reading order. */
export interface Paragraph {
  pieces: Span[];
  text: string;
  group: number;
}

/** A footnote at the bottom of a page: its mark and the span of its text. */
export interface FootnoteLine extends Span {
  mark: string;
}

const SUPERSCRIPTS = '\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u2070';
const FOOTNOTE = new RegExp(`^([${SUPERSCRIPTS}]+)\\s+(?=\\S)`, 'u');
const DATE_LINE = /^\d{1,2} \p{L}+ \d{4}$/u;
const REFERENCE_LINE = /^\d{4}-\d{10}$/u;

/** Cuts a raw file into non-empty lines; `group` goes up by one at every run of blank lines. */
export function readLines(raw: string, part: Span = { start: 0, end: raw.length }): Line[] {
  const lines: Line[] = [];
  let at = part.start;
  let group = 0;
  for (const row of raw.slice(part.start, part.end).split('\n')) {
    const lead = /^(?:>\s+)?\s*/u.exec(row)?.[0].length ?? 0;
    const text = row.slice(lead).trimEnd();
    if (text === '') group += 1;
    else lines.push({ text, start: at + lead, end: at + lead + text.length, group });
    at += row.length + 1;
  }
  return lines;
}

/**
 * Takes out the running head that a ministry's letter repeats on each page: Datum, the date, Onze referentie, the
 * reference, each on a line of its own. Where it stood, the lines around it count as one group: it cut the page.
 */
export function dropRunningHeads(lines: Line[]): Line[] {
  const kept: Line[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (isRunningHead(lines, at)) at += 3;
    else kept.push(lines[at]!);
  }
  return kept;
}

function isRunningHead(lines: Line[], at: number): boolean {
  const [label, date, label2, reference] = lines.slice(at, at + 4).map((line) => line.text);
  return (
    label === 'Datum' &&
    label2 === 'Onze referentie' &&
    DATE_LINE.test(date ?? '') &&
    REFERENCE_LINE.test(reference ?? '')
  );
}

/** Takes the footnotes out of the lines, and lines that hold nothing but marks. */
export function takeFootnotes(lines: Line[]): { lines: Line[]; footnotes: FootnoteLine[] } {
  const body: Line[] = [];
  const footnotes: FootnoteLine[] = [];
  for (const line of lines) {
    const match = FOOTNOTE.exec(line.text);
    if (match) footnotes.push({ mark: match[1]!, start: line.start + match[0].length, end: line.end });
    else if (stripMarks(line.text).trim() !== '') body.push(line);
  }
  return { lines: body, footnotes };
}

/**
 * Joins lines that were one sentence before a page break or a footnote cut them: the first has no closing
 * punctuation, and the second goes on with a small letter or a bracket; or a line that ends in `&` goes on.
 */
export function joinCutLines(lines: Line[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const line of lines) {
    const last = paragraphs.at(-1);
    if (last && goesOn(last.text, line.text)) {
      last.pieces.push({ start: line.start, end: line.end });
      last.text += ` ${line.text}`;
      last.group = line.group;
    } else {
      paragraphs.push({ pieces: [{ start: line.start, end: line.end }], text: line.text, group: line.group });
    }
  }
  return paragraphs;
}

function goesOn(before: string, after: string): boolean {
  if (/&$/u.test(before)) return true;
  const open = !/[.:;!?]["'\u201d\u2019)]?$/u.test(stripMarks(before));
  const isProse = before.length > 60 || before.includes(' ');
  return (
    open && isProse && /^(?:\p{Ll}|\()/u.test(after) && !/^\p{Ll}{1,4}\)/u.test(after) && before.length > 40
  );
}

/** Footnote marks and emphasis asterisks: they have no place in the reading text. */
const MARKS = new RegExp(`\\*+|[${SUPERSCRIPTS}]+`, 'gu');

/** A footnote mark, or asterisks (`number` is null), with its place. */
export interface Mark extends Span {
  number: string | null;
}

/** The marks in a part of the raw file, in order. */
export function findMarks(raw: string, { start, end }: Span): Mark[] {
  return [...raw.slice(start, end).matchAll(MARKS)].map(({ 0: mark, index }) => ({
    number: mark.startsWith('*') ? null : markNumber(mark),
    start: start + index,
    end: start + index + mark.length,
  }));
}

function stripMarks(text: string): string {
  return text.replace(MARKS, '');
}

/** The footnote number behind a mark of superscript digits. */
export function markNumber(mark: string): string {
  const digits = '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079';
  return [...mark].map((char) => digits.indexOf(char)).join('');
}
