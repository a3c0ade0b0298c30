import type { DocumentView, OutgoingReference, Span } from '../../types.ts';
import { type Frame, localize } from './frame.ts';
import { anchorOf } from './quote-url.ts';

/** A document on its page: what is shown, and the quote that the address points to. */
export interface Reading {
  frame: Frame;
  view: DocumentView;
  /** The quote, or undefined when the address names none that is there. */
  quote: Span | undefined;
}

/** Text between two cuts: all of it inside or outside the quote and inside or outside a reference. */
interface Piece extends Span {
  isQuoted: boolean;
  reference: OutgoingReference | undefined;
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function cutPieces({ view, quote }: Reading, span: Span): Piece[] {
  const references = view.references.filter((reference) => overlaps(reference, span));
  const marks = view.footnotes.map(({ anchor }) => anchor);
  const edges = [...references, ...(quote ? [quote] : [])].flatMap(({ start, end }) => [start, end]);
  const inside = [...edges, ...marks].filter((cut) => cut > span.start && cut < span.end);
  const cuts = [...new Set([span.start, ...inside, span.end])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, at) => {
    const piece = { start, end: cuts[at + 1] ?? span.end };
    return {
      ...piece,
      isQuoted: quote !== undefined && overlaps(quote, piece),
      reference: references.find((reference) => overlaps(reference, piece)),
    };
  });
}

/** Where a cited paper can be read: here when its text is here, else in its official publication. */
export function paperUrl(paper: OutgoingReference['papers'][number], { language }: Frame): string {
  return paper.status === 'indexed'
    ? localize(`/documents/${encodeURIComponent(paper.id)}`, language)
    : paper.url;
}

function NoteMarks({ reading: { view, frame }, at }: { reading: Reading; at: number }) {
  const notes = view.footnotes.filter(({ anchor }) => anchor === at);
  return (
    <>
      {notes.map(({ number }) => (
        <sup>
          <a
            id={`noot-${number}-terug`}
            href={`#noot-${number}`}
            aria-label={frame.words.footnote(number)}
            lang={frame.language}
          >
            {number}
          </a>
        </sup>
      ))}
    </>
  );
}

function PieceText({ reading, piece }: { reading: Reading; piece: Piece }) {
  const text = reading.view.text.slice(piece.start, piece.end);
  const paper = piece.reference?.papers[0];
  return (
    <>
      {paper ? <a href={paperUrl(paper, reading.frame)}>{text}</a> : text}
      <NoteMarks reading={reading} at={piece.end} />
    </>
  );
}

/** Pieces that stand together, inside or outside the quote. */
function groupPieces(pieces: Piece[]): Piece[][] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (last?.[0]?.isQuoted === piece.isQuoted) last.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

function Quote({ reading, pieces, id }: { reading: Reading; pieces: Piece[]; id: string | undefined }) {
  const { words, language } = reading.frame;
  const begins = pieces[0]?.start === reading.quote?.start;
  const ends = pieces.at(-1)?.end === reading.quote?.end;
  return (
    <mark id={begins ? id : undefined} tabindex={begins ? -1 : undefined}>
      {begins && <span class="vh" lang={language}>{`${words.quoteStart}: `}</span>}
      {pieces.map((piece) => (
        <PieceText reading={reading} piece={piece} />
      ))}
      {ends && <span class="vh" lang={language}>{` (${words.quoteEnd})`}</span>}
    </mark>
  );
}

/** The anchor of a block, or undefined when the quote begins in it: then the mark carries the anchor. */
export function blockAnchor({ quote }: Reading, block: Span & { id: string }): string | undefined {
  const hasMark = quote !== undefined && quote.start >= block.start && quote.start < block.end;
  return hasMark ? undefined : anchorOf(block.id);
}

/** A stretch of the document with its references as links, its note marks, and the quote marked. */
export function InlineText({ reading, block }: { reading: Reading; block: Span & { id: string } }) {
  return (
    <>
      {groupPieces(cutPieces(reading, block)).map((pieces) =>
        pieces[0]?.isQuoted ? (
          <Quote reading={reading} pieces={pieces} id={anchorOf(block.id)} />
        ) : (
          pieces.map((piece) => <PieceText reading={reading} piece={piece} />)
        ),
      )}
    </>
  );
}
