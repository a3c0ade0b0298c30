import type { Citation, Commitment, Library, Passage, SourceDocument, Span } from '../types.ts';
import type { Evidence } from './evidence-pieces.ts';

const CONTEXT = 32;
const FIRMEST: Commitment[] = ['decided', 'will', 'intends', 'aims', 'explores'];

/** Whole units of one passage, from the first to the last of them. */
export interface QuotedSpan extends Span {
  passage: Passage;
  commitment: Commitment;
}

/** The span that a piece of evidence quotes. */
export function spanOf(evidence: Evidence, library: Library): QuotedSpan {
  const units = evidence.units.map((row) => library.units[row]!);
  return {
    passage: library.passages[units[0]!.passage]!,
    start: Math.min(...units.map((unit) => unit.start)),
    end: Math.max(...units.map((unit) => unit.end)),
    commitment: leastFirm(units.map((unit) => unit.facts.commitment)),
  };
}

/**
 * Turns a span into a citation: the program copies the quote from the document, nobody else words it.
 * `number` is its place in the answer, 1 and up.
 */
export function cite(
  span: QuotedSpan,
  { documents, number }: { documents: SourceDocument[]; number: number },
): Citation {
  const { passage, start, end, commitment } = span;
  const document = documents.find(({ id }) => id === passage.documentId)!;
  return {
    number,
    documentId: document.id,
    documentTitle: document.title,
    documentKind: document.kind,
    passageId: passage.id,
    section: passage.section,
    quote: document.text.slice(start, end),
    prefix: document.text.slice(Math.max(0, start - CONTEXT), start),
    suffix: document.text.slice(end, end + CONTEXT),
    start,
    end,
    url: viewerUrl(document.id, { start, end, passageId: passage.id }),
    sourceUrl: document.sourceUrl,
    commitment,
  };
}

/** The firmness of a quote is that of its least firm statement; descriptions do not count. */
function leastFirm(commitments: Commitment[]): Commitment {
  const stated = commitments.filter((commitment) => commitment !== 'none');
  return stated.sort((a, b) => FIRMEST.indexOf(b) - FIRMEST.indexOf(a))[0] ?? 'none';
}

/** Where our source viewer shows the quote: works without JavaScript, so the span travels in the query. */
export function viewerUrl(documentId: string, at: { start: number; end: number; passageId: string }): string {
  const anchor = at.passageId.slice(at.passageId.lastIndexOf(':') + 1);
  return `/documents/${encodeURIComponent(documentId)}?start=${at.start}&end=${at.end}#${anchor}`;
}

/** True when the citation still says what its document says; nothing else may be served. */
export function holds(citation: Citation, documents: SourceDocument[]): boolean {
  const document = documents.find(({ id }) => id === citation.documentId);
  return (
    document !== undefined &&
    citation.quote !== '' &&
    document.text.slice(citation.start, citation.end) === citation.quote
  );
}
