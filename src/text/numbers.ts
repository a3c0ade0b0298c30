import type { Span } from '../types.ts';
import { createPerReader, type Per } from './counted-by.ts';
import { findFractions } from './fractions.ts';
import { fold } from './normalize.ts';
import { readGroupWord, readNumberWord, readOrdinal } from './number-words.ts';
import { createTaken } from './taken.ts';

export type NumberKind = 'number' | 'amount' | 'percentage' | 'ordinal' | 'article' | 'paper' | 'code';

/** A number of a text. `start` and `end` hold its unit too (`€ 40 miljoen`, `7 procent`, `artikel 120`). */
export interface NumberMention extends Span {
  text: string;
  /** In single euros for an amount, in percents for a percentage; for a paper its number inside the dossier. */
  value: number;
  kind: NumberKind;
  unit: 'euro' | null;
  /** For an amount: a year, a month, or once (`in totaal`, `eenmalig`); null when the sentence does not say. */
  per: Per;
  /** True when a scale word was used (`3 miljoen`): such a number may be an amount without its euro. */
  scaled: boolean;
  /** True for `beide`, `allebei`, `both`: two, but not said as a number. */
  implied: boolean;
  /** For a paper or code: its parts as they stand, folded (`34430`, `VII`, `10`). */
  parts: string[];
}

const SCALES: Record<string, number> = {
  honderd: 100,
  hundred: 100,
  duizend: 1e3,
  thousand: 1e3,
  miljoen: 1e6,
  mln: 1e6,
  million: 1e6,
  miljard: 1e9,
  mld: 1e9,
  billion: 1e9,
  bn: 1e9,
  biljoen: 1e12,
  trillion: 1e12,
};
const MONTHS =
  'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jan|feb|mrt|apr|aug|sept?|okt|nov|dec|' +
  'january|february|march|may|june|july|august|october';
const FIGURE = String.raw`\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?`;
const WORD = /[\p{L}]+(?:-[\p{L}]+)*/gu;

const PAPER =
  /(?:\bKamerstuk(?:ken|nummer)?\s*)?(?:\b(?:TK|EK|I{1,2})\s+)?(?:(?:20)?\d{2,4}[/-]\d{2,4},?\s*)?\b(\d{5})(?:[\s-]([IVXL]+)(?![\p{L}]))?(?:,?\s*(?:nr\.?|no\.?|nummer|number)\s*(\d{1,4}))?/giu;
const ARTICLE =
  /\b(?:artikel(?:en)?|art\.|article|lid|hoofdstuk|chapter|paragraaf|section)\s+(\d{1,4})(?:[a-z]\b)?/giu;
const NUMBERED = /\b(?:nr\.|nummer|no\.)\s*(\d{1,4})\b/giu;
const CODE =
  /\b\d{4}-\d{6,}\b|\b\d{4}\s?[A-Z]{2}(?:\d+)?\b|\b(?:[Pp]ostbus|P\.?O\.? [Bb]ox)\s+\d+|\bH\d{1,2}\b/gu;

/**
 * Finds the numbers of a text: figures and number words, amounts, percentages, ordinals, law articles, papers.
 * Figures of dates, years, quarters and list marks are left out (`findPeriods` has those), and so is the article `een`.
 */
export function findNumbers(text: string): NumberMention[] {
  const references = findReferences(text);
  const taken = createTaken(text.length, references);
  const shares = findFractions(text).filter((span) => !taken.has(span));
  const found = [
    ...references,
    ...shares.map((span) => make(text, span, { value: span.value, kind: 'percentage' })),
  ];
  const masked = mask(text, found);
  for (const one of [findFigures(masked, text), findWords(masked, text)].flat()) found.push(one);
  const mentions = found.filter((one) => Number.isFinite(one.value)).sort((a, b) => a.start - b.start);
  const readPer = createPerReader(text);
  return mentions.map((one) => (one.kind === 'amount' || one.scaled ? { ...one, per: readPer(one) } : one));
}

function make(
  text: string,
  span: Span,
  rest: Partial<NumberMention> & { value: number; kind: NumberKind },
): NumberMention {
  return {
    start: span.start,
    end: span.end,
    text: text.slice(span.start, span.end),
    unit: null,
    per: null,
    scaled: false,
    implied: false,
    parts: [],
    ...rest,
  };
}

function findReferences(text: string): NumberMention[] {
  const found: NumberMention[] = [];
  const taken = createTaken(text.length);
  const add = (pattern: RegExp, kind: NumberKind): void => {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (taken.has(span)) continue;
      taken.add(span);
      const groups = match.slice(1).filter((part): part is string => part !== undefined);
      const parts = groups.length > 0 ? groups : [fold(match[0]).replace(/\s+/gu, ' ')];
      found.push(make(text, span, { value: Number(parts.at(-1)!.replace(/\D/gu, '') || 0), kind, parts }));
    }
  };
  add(CODE, 'code');
  if (/kamerstuk|\bnr\.|\bdossier|parliamentary paper|\bno\./iu.test(text)) add(PAPER, 'paper');
  add(ARTICLE, 'article');
  add(NUMBERED, 'paper');
  return found;
}

const DATE_LIKE = new RegExp(
  String.raw`\b\d{1,2}(?:e|ste|de|st|nd|rd|th)?\s+(?:${MONTHS})\b\.?(?:\s+\d{4})?|\b(?:${MONTHS})\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?\b` +
    String.raw`|\bQ[1-4]\b|\b\d{1,2}-\d{1,2}-\d{4}\b|\b(?:19|20)\d\d(?:[/-]\d{2,4})?\b(?!\s*(?:euro|procent|%|miljoen|mln))|\b\d{1,2}[:.]\d{2}\s*uur\b|^\s*\d{1,2}\.\s|[¹²³⁴⁵⁶⁷⁸⁹⁰]+`,
  'giu',
);

/** The text with what was found, dates and years blanked out; offsets stay. */
function mask(text: string, found: Span[]): string {
  const units = [...found.map(({ start, end }) => [start, end] as const)].sort(([a], [b]) => a - b);
  const undated = text.replace(DATE_LIKE, (match) => '\u0000'.repeat(match.length));
  let at = 0;
  const pieces = units.map(([start, end]) => {
    const piece = undated.slice(at, start) + '\u0000'.repeat(Math.max(0, end - Math.max(at, start)));
    at = Math.max(at, end);
    return piece;
  });
  return pieces.join('') + undated.slice(at);
}

/** So far a word looks ahead for what it counts. */
const NEAR = 80;
const BEFORE = /(?:€|\bEUR|\beuro)\s*$/iu;
const AFTER_SCALE =
  /^[\s-]*(hundred|honderd|duizend|miljoen|miljard|biljoen|mln|mld|thousand|million|billion|trillion|bn)\b\.?/iu;
const AFTER_EURO = /^\s*(?:euro(?:'?s)?\b|EUR\b|€)/iu;
const AFTER_PERCENT = /^\s*(?:%|procent(?:punten|punt)?\b|percent\b|per cent\b)/iu;

/** Takes in the currency before and the scale, currency or percent sign after a bare number. */
function extend(text: string, at: Span & { value: number }): NumberMention {
  let { start, end, value } = at;
  const before = BEFORE.exec(text.slice(Math.max(0, start - 8), start));
  const scale = AFTER_SCALE.exec(text.slice(end, end + 14));
  if (scale) {
    value *= SCALES[fold(scale[1]!)] ?? 1;
    end += scale[0].length;
  }
  const euro = AFTER_EURO.exec(text.slice(end, end + 10));
  if (before) start -= before[0].length;
  if (euro) end += euro[0].length;
  if (before || euro)
    return make(text, { start, end }, { value, kind: 'amount', unit: 'euro', scaled: scale !== null });
  const percent = AFTER_PERCENT.exec(text.slice(end, end + 16));
  if (percent) return make(text, { start, end: end + percent[0].length }, { value, kind: 'percentage' });
  return make(text, { start, end }, { value, kind: 'number', scaled: scale !== null });
}

const FIGURES = new RegExp(String.raw`(?<![\p{L}\d.,])(?:${FIGURE})(?![\d])`, 'gu');

function findFigures(masked: string, text: string): NumberMention[] {
  const found: NumberMention[] = [];
  for (const match of masked.matchAll(FIGURES)) {
    const at = { start: match.index, end: match.index + match[0].length };
    const ordinal = /^(?:e|de|ste|st|nd|rd|th)\b/u.exec(text.slice(at.end, at.end + 4));
    if (ordinal) {
      const end = at.end + ordinal[0].length;
      if (!namesChamberOrPeriod(text.slice(end, end + NEAR))) {
        found.push(make(text, { start: at.start, end }, { value: Number(match[0]), kind: 'ordinal' }));
      }
    } else if (!/^\p{L}/u.test(text.slice(at.end, at.end + 1))) {
      found.push(extend(text, { ...at, value: readFigure(match[0]) }));
    }
  }
  return found;
}

/** `40.000` and `40,000` are forty thousand, `1,5` and `1.5` one and a half: three digits after a mark are thousands. */
function readFigure(figure: string): number {
  if (/^\d{1,3}(?:[.\u00a0\u202f]\d{3})+/u.test(figure))
    return Number(figure.replace(/[.\u00a0\u202f]/gu, '').replace(',', '.'));
  if (/^\d{1,3}(?:,\d{3})+/u.test(figure)) return Number(figure.replace(/,/gu, ''));
  return Number(figure.replace(',', '.'));
}

function findWords(masked: string, text: string): NumberMention[] {
  const found: NumberMention[] = [];
  for (const match of masked.matchAll(WORD)) {
    const at = { start: match.index, end: match.index + match[0].length };
    if (found.at(-1) && found.at(-1)!.end > at.start) continue;
    const mention = readWord(text, at);
    if (mention) found.push(mention);
  }
  return found;
}

const PARTITIVE = /^\s+(?:van\s+(?:de|het|die|deze|onze)|of\s+the)\b/iu;
const VERB_ACHT = /^\s+(?:het|de|dit|dat|zich|een|elkaar|ik|wij)\b/iu;

function readWord(text: string, at: Span): NumberMention | null {
  const written = text.slice(at.start, at.end);
  const word = fold(written);
  const rest = text.slice(at.end, at.end + 40);
  if (/^(?:beide|beiden|allebei|both)$/u.test(word))
    return make(text, at, { value: 2, kind: 'number', implied: true });
  const group = readGroupWord(word);
  if (group !== null) return make(text, at, { value: group, kind: 'number' });
  const ordinal = readOrdinal(word);
  if (ordinal !== null) return readOrdinalWord(text, at, ordinal);
  const accented = /é/iu.test(written);
  if ((word === 'een' && !accented) || ((word === 'een' || word === 'one') && PARTITIVE.test(rest)))
    return null;
  if (word === 'acht' && VERB_ACHT.test(rest)) return null;
  const value = readNumberWord(word);
  return value === null ? readHalf(text, at, word) : extend(text, { ...at, value });
}

function readHalf(text: string, at: Span, word: string): NumberMention | null {
  return word === 'anderhalf' || word === 'anderhalve' ? extend(text, { ...at, value: 1.5 }) : null;
}

function readOrdinalWord(text: string, at: Span, value: number): NumberMention | null {
  if (
    namesChamberOrPeriod(text.slice(at.end, at.end + NEAR)) ||
    /\bten\s+$/iu.test(text.slice(Math.max(0, at.start - 16), at.start))
  )
    return null;
  return make(text, at, { value, kind: 'ordinal' });
}

function namesChamberOrPeriod(rest: string): boolean {
  return /^\s+(?:en\s+\p{L}+\s+)?(?:kamer|chamber|house|kwartaal|quarter|helft|half|halfjaar)/iu.test(rest);
}
