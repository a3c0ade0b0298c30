/**
 * How items and responses are compared. On purpose independent of `src/text`: a fault there must not hide itself in the
 * measurement.
 */

const FOOTNOTE_MARKS = /[\u00b9\u00b2\u00b3\u2070-\u2079]/gu;
const QUOTATION_MARKS = /["'*`\u00b4\u2018-\u201f\u00ab\u00bb\u2039\u203a]/gu;
const CITATION_MARKS = /\s*\[\d+\]/gu;
const WORD = /[\p{L}\p{N}]+(?:[-.,/][\p{L}\p{N}]+)*/gu;

/** NFKC, footnote marks, quotation marks and asterisks removed, white space folded, lower case (evals/README.md). */
export function normalizeForScore(text: string): string {
  // Marks go first: NFKC would turn a footnote's ² into a digit.
  return text
    .replace(FOOTNOTE_MARKS, '')
    .normalize('NFKC')
    .replace(QUOTATION_MARKS, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** An answer without its markers such as ` [1]`: a marker is a footnote mark, and its digit is no part of the answer. */
export function dropCitationMarks(answer: string): string {
  return answer.replace(CITATION_MARKS, '');
}

/** The words of a text in order, normalised; punctuation and symbols are no words. */
export function wordsForScore(text: string): string[] {
  return normalizeForScore(text).match(WORD) ?? [];
}

/** Length in words of the longest contiguous run that both lists hold. */
export function longestSharedRun(left: string[], right: string[]): number {
  let longest = 0;
  let above = new Uint16Array(right.length + 1);
  for (const word of left) {
    const row = new Uint16Array(right.length + 1);
    right.forEach((other, at) => {
      if (word !== other) return;
      row[at + 1] = above[at]! + 1;
      longest = Math.max(longest, row[at + 1]!);
    });
    above = row;
  }
  return longest;
}

/** True when `text` holds, as one contiguous run, at least `share` (0 to 1) of the words of `quote`. */
export function holdsRun(text: string, quote: string, share: number): boolean {
  const wanted = wordsForScore(quote);
  return wanted.length > 0 && longestSharedRun(wanted, wordsForScore(text)) >= share * wanted.length;
}
