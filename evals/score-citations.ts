import { rawOffset } from '../src/ingest/text-builder.ts';
import type { Citation, OffsetSegment } from '../src/types.ts';

type Pointer = Pick<Citation, 'start' | 'end' | 'quote'>;

/** True when the quote stands, to the character, where the citation points in the document's text. */
export function isVerbatim(citation: Pointer, text: string | undefined): boolean {
  return (
    text !== undefined && citation.quote !== '' && text.slice(citation.start, citation.end) === citation.quote
  );
}

/**
 * True when every character of the quote, white space aside, stands in the raw file at the place that the offset map
 * gives, in ascending order. White space may have been put in where a page break or a footnote had cut the text.
 */
export function isTraceable(citation: Pointer, source: { offsets: OffsetSegment[]; raw: string }): boolean {
  let before = -1;
  for (let at = citation.start; at < citation.end; at += 1) {
    const char = citation.quote[at - citation.start]!;
    const raw = rawOffset(source.offsets, at);
    if (raw === null && /\s/u.test(char)) continue;
    if (raw === null || raw <= before || source.raw[raw] !== char) return false;
    before = raw;
  }
  return true;
}
