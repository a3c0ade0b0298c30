import type { Span } from '../../types.ts';
import type { AppOptions } from '../options.ts';
import type { ExportContent } from './export-types.ts';

/** What the pages need from the entry that mounts them, beside the options of the app itself. */
export interface PagesOptions extends AppOptions {
  /** The bundled widget, served at `/widget.js`: a file on Node, a bundled asset on a Worker. */
  widgetScript: string;
  /** Cuts a text into sentences, so that the press desk checks them one by one. */
  splitSentences(text: string): Span[];
  /** Example questions for the demo page; without them they are made of the document's own headings. */
  exampleQuestions?: { nl: string[]; en: string[] } | undefined;
  /** Writes a Word document; without it the press desk offers Markdown only. */
  writeDocx?: ((content: ExportContent) => Promise<Uint8Array<ArrayBuffer>>) | undefined;
}
