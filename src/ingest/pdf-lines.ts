import { AppError } from '../errors.ts';

/** A line of a page: its text, and where it stands in points from the left and the bottom. */
export interface PdfLine {
  text: string;
  x: number;
  right: number;
  y: number;
  /** Height of the letters. */
  height: number;
}

const MAX_PAGES = 1000;

/**
 * The lines of a PDF, page by page, from top to bottom as the file gives them.
 * Errors: `source_refused` when it is no readable PDF or has too many pages.
 */
export async function readPdfLines(bytes: Uint8Array): Promise<PdfLine[][]> {
  // Only papers without XML need it, and it is large.
  const { getDocumentProxy } = await import('unpdf');
  // The reader takes the buffer away from its owner.
  const pdf = await getDocumentProxy(bytes.slice(), { verbosity: 0 }).catch((error: unknown) => {
    throw refuse(error instanceof Error ? error.message : String(error), error);
  });
  if (pdf.numPages > MAX_PAGES) throw refuse(`it has more than ${MAX_PAGES} pages`);
  const pages: PdfLine[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(joinItems(items.filter((item) => 'str' in item)));
  }
  await pdf.destroy();
  return pages;
}

interface PdfItem {
  str: string;
  transform: number[];
  width: number;
  height: number;
  hasEOL: boolean;
}

function joinItems(items: PdfItem[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let open: PdfLine | null = null;
  for (const { str, transform, width, height, hasEOL } of items) {
    const [x, y] = [transform[4] ?? 0, transform[5] ?? 0];
    if (open && str !== '') {
      open.text += str;
      open.right = x + width;
    } else if (str.trim() !== '') open = { text: str, x, right: x + width, y, height };
    if (hasEOL && open) {
      lines.push(open);
      open = null;
    }
  }
  if (open) lines.push(open);
  return lines
    .map((line) => ({ ...line, text: line.text.replace(/\s+/gu, ' ').trim() }))
    .filter(({ text }) => text !== '');
}

function refuse(why: string, cause?: unknown): AppError {
  return new AppError('source_refused', `The PDF was refused: ${why}`, {
    hint: 'Fetch the file again, or replace it by the one that the official publication offers.',
    cause,
  });
}
