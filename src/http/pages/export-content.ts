import type { Answer, Citation } from '../../types.ts';
import { noteOf, pickCitations, stripMarkers } from './answer-section.tsx';
import type { CheckedSentence } from './check-result.tsx';
import type { ExportContent, ExportNote, ExportParagraph } from './export-types.ts';
import { type Frame, formatDate } from './frame.ts';
import { officialUrl } from './quote-url.ts';

/** Numbers the footnotes as they come. A word processor wants one mark a note, so a quote's second mark says "see". */
class NoteBook {
  readonly notes: ExportNote[] = [];
  private readonly known = new Map<string, number>();
  private readonly frame: Frame;

  constructor(frame: Frame) {
    this.frame = frame;
  }

  cite(citations: Citation[]): number[] {
    return citations.map((citation) => {
      const key = `${citation.documentId} ${citation.start} ${citation.end}`;
      const number = this.notes.length + 1;
      const known = this.known.get(key);
      this.notes.push({ number, ...(known === undefined ? this.describe(citation) : this.refer(known)) });
      if (known === undefined) this.known.set(key, number);
      return number;
    });
  }

  private describe(citation: Citation): Omit<ExportNote, 'number'> {
    return { quote: citation.quote, place: this.place(citation), urls: this.addresses(citation) };
  }

  private refer(known: number): Omit<ExportNote, 'number'> {
    return { quote: null, place: this.frame.words.seeNote(known), urls: [] };
  }

  private place(citation: Citation): string {
    const { words } = this.frame;
    const firmness = words.commitments[citation.commitment];
    const kind = words.kinds[citation.documentKind];
    const isNamed = citation.documentTitle.toLowerCase().startsWith(kind.toLowerCase());
    const name = isNamed ? citation.documentTitle : `${kind}: ${citation.documentTitle}`;
    const place = [name, ...citation.section].join(' › ');
    return firmness ? `${place} (${words.firmness.toLowerCase()}: ${firmness})` : place;
  }

  private addresses({ url, sourceUrl, quote }: Citation): string[] {
    return [`${this.frame.origin}${url}`, ...(sourceUrl ? [officialUrl(sourceUrl, quote)] : [])];
  }
}

function paragraph(style: ExportParagraph['style'], text: string, notes: number[] = []): ExportParagraph {
  return { style, text, notes };
}

function closing({ words, index, language }: Frame, note: string, today: string): ExportParagraph[] {
  const version = `${words.footerIndex}: ${index.version} (${index.builtAt.slice(0, 10)}).`;
  return [
    paragraph('small', note),
    paragraph('small', `${words.made(formatDate(today, language))} ${version}`),
  ];
}

/** An answer with a footnote for every quote. `today` is an ISO date. */
export function exportAnswer(frame: Frame, answer: Answer, today: string): ExportContent {
  const { words, language } = frame;
  const book = new NoteBook(frame);
  const said = answer.statements.map(({ text, citations }) =>
    paragraph('text', stripMarkers(text), book.cite(pickCitations(answer.citations, citations))),
  );
  const refusal = answer.answer || (answer.reason ? words.refusals[answer.reason] : '');
  const body = [
    paragraph('heading', answer.question),
    ...(said.length > 0 ? said : [paragraph('text', refusal)]),
    ...closing(frame, noteOf(answer, words), today),
  ];
  return { language, title: words.exportedAnswer, paragraphs: body, notes: book.notes };
}

function exportSentence(
  { words }: Frame,
  { text, check }: CheckedSentence,
  book: NoteBook,
): ExportParagraph[] {
  const differences = check.differences.map(({ kind, claim, source }) =>
    paragraph('text', `${words.differenceKinds[kind]}: ${claim || '–'} → ${source || '–'}`),
  );
  return [
    paragraph('heading', words.verdicts[check.verdict]),
    paragraph('quote', text),
    paragraph('text', check.explanation, book.cite(check.citations)),
    ...differences,
  ];
}

/** A check, sentence by sentence: verdict, the text that was checked, what the source says and where. */
export function exportCheck(frame: Frame, sentences: CheckedSentence[], today: string): ExportContent {
  const { words, language } = frame;
  const book = new NoteBook(frame);
  const body = sentences.flatMap((sentence) => exportSentence(frame, sentence, book));
  const paragraphs = [...body, ...closing(frame, words.checkedAutomatically, today)];
  return { language, title: words.exportedCheck, paragraphs, notes: book.notes };
}
