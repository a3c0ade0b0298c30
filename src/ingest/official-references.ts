import type { Span } from '../types.ts';
import { normalizeYear } from './citations.ts';

/** A citation of the proceedings or of an official gazette. */
export interface OfficialReference extends Span {
  text: string;
  /** Such as `h-tk-20222023-84-12`, `ah-tk-20192020-89`, `stb-2021-598`; null when the citation holds too little. */
  id: string | null;
}

const GAP = '\\s{0,4}';
const YEAR = `(?<year>(?:19|20)\\d{2}${GAP}[/\\u2010-\\u2015-]${GAP}(?:\\d{4}|\\d{2})(?!\\d))`;
const PROCEEDINGS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<kind>Aanhangsel(?:\\s{1,4}(?:van\\s{1,4}de\\s{1,4})?Handelingen)?|Handelingen)` +
    `(?:,?${GAP}(?<chamber>II|I|TK|EK|Tweede\\s{1,4}Kamer|Eerste\\s{1,4}Kamer)(?![\\p{L}\\p{N}]))?` +
    `(?:,?${GAP}(?:vergaderjaar${GAP})?${YEAR}),?${GAP}nr\\.?${GAP}(?<number>\\d{1,5})` +
    `(?:,${GAP}item${GAP}(?<item>\\d{1,4}))?(?:,?${GAP}(?:p|blz|pag)\\.?${GAP}\\d{1,5}(?:[\\u2010-\\u2015-]\\d{1,5})?)?`,
  'gu',
);
const GAZETTE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<paper>Stb|Stcrt|Trb|Staatsblad|Staatscourant|Tractatenblad)\\.?\\s{1,4}` +
    `(?<year>(?:18|19|20)\\d{2}),?${GAP}(?:nr\\.?${GAP})?(?<number>\\d{1,6})(?!\\d)`,
  'gu',
);
const GAZETTES: Record<string, string> = {
  Stb: 'stb',
  Staatsblad: 'stb',
  Stcrt: 'stcrt',
  Staatscourant: 'stcrt',
  Trb: 'trb',
  Tractatenblad: 'trb',
};

/**
 * Finds citations of Handelingen and of their Aanhangsel (written questions) in a text, in order.
 * Without an item, proceedings have no id: a page does not tell which item it stands in. Linear in the text.
 */
export function findProceedingsReferences(text: string): OfficialReference[] {
  return [...text.matchAll(PROCEEDINGS)].map((match) => {
    const { kind = '', chamber, year, number, item } = match.groups ?? {};
    const house = /^[IE](?!I)/u.test(chamber ?? 'II') ? 'ek' : 'tk';
    const session = `${house}-${normalizeYear(year)?.replace('-', '')}-${number}`;
    const isAnnex = kind.startsWith('Aanhangsel');
    const id = isAnnex ? `ah-${session}` : item ? `h-${session}-${item}` : null;
    return { start: match.index, end: match.index + match[0].length, text: match[0], id };
  });
}

/** Finds citations of the Staatsblad, Staatscourant and Tractatenblad in a text, in order. Linear in the text. */
export function findGazetteReferences(text: string): OfficialReference[] {
  return [...text.matchAll(GAZETTE)].map((match) => {
    const { paper = '', year, number } = match.groups ?? {};
    const id = `${GAZETTES[paper]}-${year}-${number}`;
    return { start: match.index, end: match.index + match[0].length, text: match[0], id };
  });
}
