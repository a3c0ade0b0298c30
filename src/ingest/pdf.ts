import { AppError } from '../errors.ts';
import type { Block, SourceDocument, Span } from '../types.ts';
import { findPaperReferences } from './citations.ts';
import { kindOfTitle } from './kamerstuk-head.ts';
import { describePaper } from './kamerstuk-xml.ts';
import type { PaperMetadata } from './paper-metadata.ts';
import { type PdfLine, readPdfLines } from './pdf-lines.ts';

/** A paper that was read from a PDF: no headings and no notes of their own, but it knows its pages. */
export interface ParsedPdf {
  document: SourceDocument;
  /** The part of the text that stands on each page, in order. */
  pages: Span[];
}

/** Lines of the publisher at the foot of a first page. */
const IMPRINT = /^(?:kst-\S+|ISSN\b.*|['’]s-Gravenhage \d{4}|\d{1,4})$/u;

/**
 * Reads a paper from its PDF, for papers that have no XML. Lines that stand on most pages are left out; lines are
 * joined to paragraphs by their distance. There is no map to the file: a PDF has no running text.
 * Errors: `source_refused` for an unreadable PDF, one without text, or one that does not prove to be `id`.
 */
export async function parsePaperPdf(
  bytes: Uint8Array,
  id: string,
  metadata: PaperMetadata | null = null,
): Promise<ParsedPdf> {
  const lines = await readPdfLines(bytes);
  checkIdentity(lines, { id, metadata });
  const { text, blocks, pages } = writePages(dropRunningLines(lines));
  if (text === '') throw refuse(id, 'it holds no text (a scan?)');
  const opening = text.slice(0, 600);
  const kind = kindOfTitle([metadata?.title, ...(metadata?.types ?? []), metadata ? '' : opening].join(' '));
  const described = describePaper(id, { head: null, metadata, kind });
  const references = findPaperReferences(text);
  return {
    document: { ...described, text, blocks, sections: [], notes: [], references, offsets: [] },
    pages,
  };
}

/** Without metadata the PDF itself has to say which paper it is: in its imprint or in its running foot. */
function checkIdentity(
  pages: PdfLine[][],
  { id, metadata }: { id: string; metadata: PaperMetadata | null },
): void {
  if (metadata) {
    if (metadata.id.toLowerCase() !== id.toLowerCase())
      throw refuse(id, `its metadata says that it is ${metadata.id}`);
    return;
  }
  const edges = pages.flatMap((page) => [...page.slice(0, 3), ...page.slice(-3)]).map(({ text }) => text);
  const said = edges.flatMap((line) => findPaperReferences(line).flatMap(({ ids }) => ids));
  if (!said.some((name) => name.toLowerCase() === id.toLowerCase())) {
    throw refuse(id, 'it does not say that it is this paper', `Put ${id}.metadata.xml beside it.`);
  }
}

/** Heads and feet: first and last lines of a page that, page numbers aside, stand on at least half of the pages. */
function dropRunningLines(pages: PdfLine[][]): PdfLine[][] {
  const isEdge = (page: PdfLine[], at: number) => at < 2 || at >= page.length - 2;
  const keyOf = ({ text }: PdfLine) => text.replace(/(?<!\d)\d+$/u, '').trim();
  const seen = new Map<string, number>();
  for (const page of pages) {
    const keys = new Set(page.filter((_, at) => isEdge(page, at)).map(keyOf));
    for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const isRunning = (line: PdfLine) =>
    pages.length > 1 && (seen.get(keyOf(line)) ?? 0) >= Math.max(2, pages.length / 2);
  return pages.map((page) =>
    page.filter((line, at) => !IMPRINT.test(line.text) && !(isEdge(page, at) && isRunning(line))),
  );
}

function writePages(pages: PdfLine[][]): { text: string; blocks: Block[]; pages: Span[] } {
  let text = '';
  let last: PdfLine | null = null;
  const blocks: Block[] = [];
  const spans: Span[] = [];
  for (const page of pages) {
    const measure = measurePage(page);
    const from = text.length;
    for (const [at, line] of page.entries()) {
      const block = blocks.at(-1);
      const continues =
        last && block && (at === 0 ? continuesOverPage(last, line) : !startsParagraph(last, line, measure));
      if (continues) text = joinLine(text, line.text);
      else {
        text += text === '' ? '' : '\n\n';
        blocks.push({ kind: 'paragraph', start: text.length, end: 0, path: [] });
        text += line.text;
      }
      blocks.at(-1)!.end = text.length;
      last = line;
    }
    spans.push({ start: from, end: text.length });
  }
  return { text, blocks, pages: spans };
}

interface PageMeasure {
  /** Usual distance between two lines. */
  leading: number;
  right: number;
}

function measurePage(page: PdfLine[]): PageMeasure {
  const steps = page
    .slice(1)
    .map((line, at) => page[at]!.y - line.y)
    .filter((step) => step > 0)
    .sort((a, b) => a - b);
  return {
    leading: steps[Math.floor(steps.length / 2)] ?? 0,
    right: Math.max(0, ...page.map((line) => line.right)),
  };
}

/** A wider gap, another letter size, or a line that ends a sentence well before the margin. */
function startsParagraph(last: PdfLine, line: PdfLine, { leading, right }: PageMeasure): boolean {
  const step = last.y - line.y;
  // On a page of short paragraphs the usual distance is that between paragraphs: lines stand no wider than this.
  const usual = Math.min(leading, line.height * 1.35);
  if (step <= 0 || step > usual * 1.3) return true;
  if (Math.abs(last.height - line.height) > 1) return true;
  return /[.!?:;]$/u.test(last.text) && last.right < right * 0.85;
}

function continuesOverPage(last: PdfLine, line: PdfLine): boolean {
  return !/[.!?:;]$/u.test(last.text) && /^\p{Ll}/u.test(line.text);
}

/** A word that was cut at the end of a line is joined again; "land-" before "en" keeps its hyphen. */
function joinLine(text: string, line: string): string {
  const isCut =
    /\p{Ll}-$/u.test(text.slice(-2)) && /^\p{Ll}/u.test(line) && !/^(?:en|of|tot|dan)\s/u.test(line);
  return isCut ? text.slice(0, -1) + line : `${text} ${line}`;
}

function refuse(
  id: string,
  why: string,
  hint = 'Check the identifier, and whether the file is the PDF of that publication.',
): AppError {
  return new AppError('source_refused', `The PDF of ${id} was refused: ${why}`, { hint });
}
