const MARKS = /\p{M}+/gu;
const SINGLE_QUOTES = /[\u2018\u2019\u201a\u201b\u0060\u00b4]/gu;
const DOUBLE_QUOTES = /[\u201c\u201d\u201e\u00ab\u00bb]/gu;
const DASHES = /[\u2010-\u2015\u2212]/gu;

/**
 * Folds a text for comparison: NFKC, lower case, no diacritics, straight quotes, plain hyphens.
 * The result may differ in length from the input: never use its offsets on the original.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(DASHES, '-');
}

/** White space folded to single spaces, ends trimmed. */
export function squeeze(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
