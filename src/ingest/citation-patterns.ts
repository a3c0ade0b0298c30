/*
 * The pieces of a citation of a Kamerstuk. Every quantifier is bounded and every optional group starts with something
 * of its own, so that a failed match costs a constant and a search is linear in the text, whatever the text is.
 */
const GAP = '\\s{0,4}';
const DASH = '[-\\u2010-\\u2015\\u2212]';
const END = '(?![\\p{L}\\p{N}])';
const HOUSE = 'TK|EK|T\\.K\\.|E\\.K\\.|Tweede\\s{1,4}Kamer|Eerste\\s{1,4}Kamer';
const YEAR = `(?:18|19|20)\\d{2}${GAP}(?:/|${DASH})${GAP}(?:\\d{4}|'?\\d{2})(?!\\d)`;
const NUMBER_LABEL = '(?:nrs?\\b\\.?|nummers?\\b|no\\.)';
const MONTH = '(?:jan|feb|m(?:aart|rt)|apr|mei|jun|jul|aug|sep|okt|nov|dec)';
const NO_DATE = `(?!\\s{1,4}${MONTH})`;
const NO_THOUSANDS = '(?!\\s\\d{3}(?!\\d))';
/** A letter counts as a number where another number follows it. */
const SENATE_NUMBER = `(?:\\d|[A-Z]{1,2}${END})`;

const STRONG_LABEL = '(?<strong>[Kk]amerstuk(?:ken|dossier)?(?:nummer)?|[Kk]st[.-]?)';
const BARE_DOSSIER = '(?<!€\\s?)(?=\\d{2}[.\\s]?\\d{3}(?!\\d))';

/** Where a citation can begin: a label, or a dossier number that stands by itself. */
export const START = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:[Bb]ijlagen?\\s{1,4}bij\\s{1,4})?` +
    `(?:${STRONG_LABEL}|(?<weak>${HOUSE}))|${BARE_DOSSIER})`,
  'gu',
);

/** Chamber, year and dossier. The Senate's own dossiers carry Roman numerals. */
export const HEAD = new RegExp(
  `(?:,?${GAP}(?<chamber>II|I|11|1|2|${HOUSE})${END})?` +
    `(?:,?${GAP}(?:(?:vergaderjaar|zitting(?:sjaar)?)${GAP})?(?<year>${YEAR}))?` +
    `[,:]?${GAP}(?:(?:nr\\.?|nummer)${GAP})?` +
    `(?:(?<dossier>\\d{2}[.\\s-]?\\d{3}(?!\\d))(?:${GAP}\\((?:R\\s?\\d{3,4})\\))?|(?<roman>[CLXVI]{2,9})(?=,))`,
  'uy',
);

/** Budget chapters I..XXIII with IIA, IIB, IXA, IXB; fund letters; the two digits of a European dossier. */
export const SUFFIX = new RegExp(
  `[\\s.\\u2010-\\u2015\\u2212-]{0,4}(?:` +
    `(?<chapter>(?:X{0,3}(?:IX|IV|V?I{1,3}|V|X)[A-C]?|X{1,3}))|` +
    `(?<=${DASH})(?<european>\\d{2})|` +
    `(?<fund>[A-HJ-NP-Z])(?=,?${GAP}(?:nrs?\\b|,${GAP}${SENATE_NUMBER}|${DASH}[A-Z\\d])|,${GAP}${SENATE_NUMBER})` +
    `)${END}`,
  'uy',
);

/** "nr. 52", "nrs. 3", "nr. AB", and "nr. 10/F" for a paper of both chambers. */
export const LABELLED_NUMBER = new RegExp(
  `,?${GAP}${DASH}?${GAP}(?<label>${NUMBER_LABEL})${GAP},?${GAP}` +
    `(?<number>[1-9]\\d{0,4}[a-z]?(?:/[A-Z]{1,3})?|[A-Z]{1,3})${END}`,
  'uy',
);

/** A number without a label, behind a comma or a dash; it may not be the begin of a date, a year or an amount. */
export const BARE_NUMBER = new RegExp(
  `(?:${GAP},${GAP}|${DASH}|\\s{1,4}(?=[A-Z]))` +
    `(?<number>[1-9]\\d{0,3}[a-z]?(?:/[A-Z]{1,2})?|[A-Z]{1,2})${END}` +
    `(?!${DASH}\\p{L})${NO_THOUSANDS}(?!${GAP}[/\\u2010-\\u2015-]${GAP}\\d)${NO_DATE}`,
  'uy',
);

/** The next number of an enumeration or range. */
export const MORE_NUMBERS = new RegExp(
  `(?:${GAP}(?<range>t/m|tot\\s{1,4}en\\s{1,4}met|${DASH})${GAP}|${GAP},?${GAP}\\ben\\s{1,4}|${GAP},${GAP})` +
    `(?<again>${NUMBER_LABEL}${GAP})?(?<number>[1-9]\\d{0,3}[a-z]?|(?!TK|EK|II)[A-Z]{1,2})${END}` +
    `${NO_THOUSANDS}${NO_DATE}`,
  'uy',
);

export const PAGES = new RegExp(
  `,?${GAP}\\b(?:pp?|blz|pag|pagina|bladzijde)\\b\\.?${GAP}\\d{1,4}(?!\\d)` +
    `(?:${GAP}(?:,|/|${DASH}|\\ben)${GAP}\\d{1,4}(?!\\d|\\s\\d{3}(?!\\d))){0,20}(?:${GAP}e\\.v\\.)?`,
  'uy',
);

/** What parts two citations under one label. */
export const NEXT = new RegExp(
  `${GAP}(?:;|,|,?${GAP}\\b(?:en|alsmede|respectievelijk|resp\\.)\\s)${GAP}(?:en\\s)?`,
  'uy',
);
