import type { Span } from '../../types.ts';

/** The anchor of a passage on its document's page: `p12` for `beleidsbrief-bzk-2026:p12`. */
export function anchorOf(passageId: string): string {
  return passageId.split(':').at(-1) ?? passageId;
}

/**
 * Where the source viewer shows a quote: `/documents/{id}?start={start}&end={end}#{anchor}`. The server marks the span and
 * gives the mark the anchor of its passage, so that the link lands on the quote itself, also without JavaScript.
 */
export function quoteUrl(documentId: string, { start, end }: Span, passageId: string): string {
  return `/documents/${encodeURIComponent(documentId)}?start=${start}&end=${end}#${anchorOf(passageId)}`;
}

/** Words at either end of a long quote that a text fragment names. */
const FRAGMENT_WORDS = 5;

function encodeFragment(words: string[]): string {
  // A hyphen means something in a text fragment, and encodeURIComponent leaves it alone.
  return encodeURIComponent(words.join(' ')).replaceAll('-', '%2D');
}

/**
 * The official publication, at the quote where it is a web page: `#:~:text=` (WICG, Scroll To Text Fragment). Browsers
 * without that feature open the page at its top; a PDF or an address with a fragment of its own stays as it is.
 */
export function officialUrl(sourceUrl: string, quote: string): string {
  if (sourceUrl.includes('#') || /\.pdf$/i.test(sourceUrl)) return sourceUrl;
  const words = quote.split(/\s+/).filter(Boolean);
  const parts =
    words.length > 2 * FRAGMENT_WORDS
      ? [words.slice(0, FRAGMENT_WORDS), words.slice(-FRAGMENT_WORDS)]
      : [words];
  return `${sourceUrl}#:~:text=${parts.map(encodeFragment).join(',')}`;
}
