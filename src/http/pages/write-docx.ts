import {
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  type IParagraphOptions,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import type { ExportContent, ExportNote, ExportParagraph } from './export-types.ts';

/** Small print, in half-points as Word counts. */
const SMALL = 18;

const looks: Record<ExportParagraph['style'], IParagraphOptions> = {
  heading: { heading: HeadingLevel.HEADING_2, spacing: { before: 240, after: 80 } },
  text: { spacing: { after: 120 } },
  quote: { indent: { left: 567 }, spacing: { after: 120 } },
  small: { spacing: { before: 120 } },
};

function writeParagraph({ style, text, notes }: ExportParagraph): Paragraph {
  const run = new TextRun({
    text,
    ...(style === 'small' && { size: SMALL }),
    ...(style === 'quote' && { italics: true }),
  });
  return new Paragraph({
    ...looks[style],
    children: [run, ...notes.map((number) => new FootnoteReferenceRun(number))],
  });
}

function writeLink(url: string): ExternalHyperlink {
  return new ExternalHyperlink({ link: url, children: [new TextRun({ text: url, style: 'Hyperlink' })] });
}

function writeNote({ quote, place, urls }: ExportNote): { children: Paragraph[] } {
  const links = urls.flatMap((url) => [new TextRun(' '), writeLink(url)]);
  return {
    children: [
      new Paragraph({ children: [new TextRun(quote ? `“${quote}” ${place}.` : `${place}.`), ...links] }),
    ],
  };
}

/** The content as a Word document (.docx) with real footnotes that hold the quotes and their links. */
export async function writeDocx({
  language,
  title,
  paragraphs,
  notes,
}: ExportContent): Promise<Uint8Array<ArrayBuffer>> {
  const heading = new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(title)] });
  const file = new Document({
    title,
    creator: 'Briefwijzer',
    styles: {
      default: { document: { run: { language: { value: language === 'en' ? 'en-GB' : 'nl-NL' } } } },
    },
    footnotes: Object.fromEntries(notes.map((note) => [note.number, writeNote(note)])),
    sections: [{ children: [heading, ...paragraphs.map(writeParagraph)] }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}
