import { AppError } from '../errors.ts';
import type { Block, Note, OffsetSegment, Section, SourceDocument, Span } from '../types.ts';
import { findPaperReferences } from './citations.ts';
import {
  dropRunningHeads,
  type FootnoteLine,
  findMarks,
  joinCutLines,
  markNumber,
  type Paragraph,
  readLines,
  takeFootnotes,
} from './layout.ts';
import { classifyLetterhead } from './letterhead.ts';
import { classifyBody, type Part } from './structure.ts';
import { TextBuilder } from './text-builder.ts';

export interface LetterIdentity {
  id: string;
  kind: SourceDocument['kind'];
  title: string;
  date: string | null;
  reference: string | null;
  sourceUrl: string | null;
}

const LETTERHEAD_TITLE = 'Briefhoofd';

/** Where the letter ends and the nota that was bound behind it begins: its address lines "Aan …", "Van …". */
export function splitLetterAndNota(raw: string): { letter: Span; nota: Span | null } {
  const match = /^Aan .+\r?\nVan .+(?:\r?\n)+nota\r?$/mu.exec(raw);
  if (!match) return { letter: { start: 0, end: raw.length }, nota: null };
  return { letter: { start: 0, end: match.index }, nota: { start: match.index, end: raw.length } };
}

/**
 * Parses a ministry's letter, or the nota behind it, from plain text without markup.
 * Page heads are taken out, cut sentences joined, footnotes moved to the end; typing errors stay.
 * Errors: `corpus_invalid` when no body can be found.
 */
export function parseLetter(raw: string, part: Span, identity: LetterIdentity): SourceDocument {
  const { lines, footnotes } = takeFootnotes(dropRunningHeads(readLines(raw, part)));
  const paragraphs = joinCutLines(lines);
  const bodyAt = findBody(paragraphs);
  if (bodyAt < 0) {
    throw new AppError('corpus_invalid', `No body text found in the source of ${identity.id}`, {
      hint: 'The file must hold a letterhead followed by paragraphs; see corpus/manifest.json for the expected sha256.',
    });
  }
  const furniture = identity.kind === 'policy-letter' ? ['Onze referentie'] : [];
  const head = classifyLetterhead(paragraphs.slice(0, bodyAt), { furniture });
  return assemble(raw, { identity, parts: [...head, ...classifyBody(paragraphs.slice(bodyAt))], footnotes });
}

/** The letterhead ends with the subject line ("Betreft …") or, without one, at the first heading before prose. */
function findBody(paragraphs: Paragraph[]): number {
  const subject = paragraphs.findIndex((paragraph) => /^Betreft /u.test(paragraph.text));
  const prose = paragraphs.findIndex(
    (paragraph) => paragraph.text.length > 50 && /[.!?]$/u.test(paragraph.text),
  );
  if (subject >= 0 && subject < prose) return subject + 1;
  return prose > 0 ? prose - 1 : prose;
}

interface Assembly {
  identity: LetterIdentity;
  parts: Part[];
  footnotes: FootnoteLine[];
}

function assemble(raw: string, { identity, parts, footnotes }: Assembly): SourceDocument {
  const builder = new TextBuilder(raw);
  const anchors = new Map(footnotes.map(({ mark }) => [markNumber(mark), 0]));
  const headings = new HeadingPath();
  const blocks: Block[] = [];
  let period: Span | undefined;
  for (const part of parts) {
    if (builder.length > 0) builder.space(part.tight ? '\n' : '\n\n');
    const span = appendPart({ builder, raw, anchors }, part);
    const words = builder.text.slice(span.start, span.end);
    if (part.kind === 'table-period') period = span;
    if (part.kind === 'heading') headings.enter(words, { level: part.level, start: span.start });
    blocks.push({
      kind: part.kind,
      ...span,
      path: pathOf(part, { headings, builder, period }),
      ...rowPeriod(part, period),
    });
  }
  const bodyEnd = builder.length;
  const notes = appendNotes(builder, { footnotes, anchors });
  for (const note of notes) {
    blocks.push({ kind: 'note', start: note.start, end: note.end, path: pathAt(blocks, note.anchor) });
  }
  const text = builder.text;
  const sections = headings.close(bodyEnd);
  return {
    ...identity,
    text,
    sections,
    blocks,
    notes,
    references: findPaperReferences(text),
    offsets: builder.offsets as OffsetSegment[],
  };
}

function rowPeriod(part: Part, period: Span | undefined): { period?: Span } {
  return part.kind === 'table-row' && period ? { period } : {};
}

function pathOf(
  part: Part,
  at: { headings: HeadingPath; builder: TextBuilder; period: Span | undefined },
): string[] {
  if (part.kind === 'letterhead') return part.label ? [LETTERHEAD_TITLE, part.label] : [LETTERHEAD_TITLE];
  const path = at.headings.path;
  if (part.kind !== 'table-row' || !at.period) return path;
  return [...path, at.builder.text.slice(at.period.start, at.period.end)];
}

function pathAt(blocks: Block[], offset: number): string[] {
  return blocks.find((block) => block.start <= offset && offset <= block.end)?.path ?? [];
}

interface Target {
  builder: TextBuilder;
  raw: string;
  /** For every footnote the place of its mark; 0 until it was met. */
  anchors: Map<string, number>;
}

function appendPart(to: Target, part: Part): Span {
  const start = to.builder.length;
  part.paragraphs.forEach((paragraph, row) => {
    if (row > 0) to.builder.space('\n');
    paragraph.pieces.forEach((piece, index) => {
      if (index > 0) to.builder.space(' ');
      appendClean(to, piece);
    });
  });
  return { start, end: to.builder.length };
}

/** Appends a piece without emphasis asterisks and marks of footnotes, which leave their anchor; m² stays m². */
function appendClean({ builder, raw, anchors }: Target, piece: Span): void {
  let from = piece.start;
  for (const mark of findMarks(raw, piece)) {
    if (mark.number !== null && !anchors.has(mark.number)) continue;
    builder.append(from, mark.start);
    if (mark.number !== null) anchors.set(mark.number, builder.length);
    from = mark.end;
  }
  builder.append(from, piece.end);
}

function appendNotes(
  builder: TextBuilder,
  notes: { footnotes: FootnoteLine[]; anchors: Map<string, number> },
): Note[] {
  return notes.footnotes.map((footnote) => {
    builder.space('\n\n');
    const number = markNumber(footnote.mark);
    const span = builder.append(footnote.start, footnote.end);
    return { number, anchor: notes.anchors.get(number) ?? 0, ...span };
  });
}

/** The headings above the present place, and the sections that they open. */
class HeadingPath {
  private open: Section[] = [];
  private readonly all: Section[] = [];

  get path(): string[] {
    return this.open.map((section) => section.heading);
  }

  enter(heading: string, at: { level: number; start: number }): void {
    while (this.open.length > 0 && this.open.at(-1)!.level >= at.level) this.open.pop()!.end = at.start;
    const section: Section = {
      id: `s${this.all.length + 1}`,
      heading,
      level: at.level,
      path: [...this.path, heading],
      start: at.start,
      end: at.start,
    };
    this.open.push(section);
    this.all.push(section);
  }

  close(end: number): Section[] {
    for (const section of this.open) section.end = end;
    return this.all;
  }
}
