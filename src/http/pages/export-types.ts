import type { Language } from '../../types.ts';

/** A paragraph of an export; `notes` are numbers of footnotes at its end. */
export interface ExportParagraph {
  style: 'heading' | 'text' | 'quote' | 'small';
  text: string;
  notes: number[];
}

/** A footnote: the literal sentence, where it stands, and links that open it; without a quote it points to another note. */
export interface ExportNote {
  number: number;
  quote: string | null;
  place: string;
  urls: string[];
}

/** An answer or a check, ready to be written as Markdown or as a Word document. */
export interface ExportContent {
  language: Language;
  title: string;
  paragraphs: ExportParagraph[];
  notes: ExportNote[];
}
