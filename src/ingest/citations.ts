import type { PaperReference } from '../types.ts';
import {
  BARE_NUMBER,
  HEAD,
  LABELLED_NUMBER,
  MORE_NUMBERS,
  NEXT,
  PAGES,
  START,
  SUFFIX,
} from './citation-patterns.ts';

interface Citation {
  chamber: 'I' | 'II' | null;
  year: string | null;
  dossier: string;
  numbers: string[];
  /** True where "nr." stands before the number. */
  labelled: boolean;
  end: number;
}

/**
 * Finds the citations of Kamerstukken in a text, in order: `text.slice(start, end)` is the citation, pages included.
 * A citation of a dossier alone gives no ids. Numbers after one label ("nr. 6; nr. 7", "34430, nr. 10 en 36800 VII,
 * nr. 52") give a reference each. Linear in the length of the text.
 * Rules: Aanwijzingen voor de regelgeving 3.43 and Leidraad voor juridische auteurs 2022.
 */
export function findPaperReferences(text: string): PaperReference[] {
  const references: PaperReference[] = [];
  START.lastIndex = 0;
  for (let match = START.exec(text); match; match = START.exec(text)) {
    const found = readChain(text, match);
    references.push(...found);
    const last = found.at(-1)?.end ?? match.index + Math.max(match[0].length, 1);
    START.lastIndex = Math.max(last, match.index + 1);
  }
  return references;
}

function readChain(text: string, start: RegExpExecArray): PaperReference[] {
  const { strong, weak } = start.groups ?? {};
  const first = readCitation(text, start.index + start[0].length);
  if (!first || !isCitation(first, { strong, weak })) return [];
  const chamber = first.chamber ?? chamberOf(weak) ?? chamberOfNumbers(first.numbers);
  const references = [toReference(text, start.index, { ...first, chamber })];
  let previous: Citation = { ...first, chamber };
  for (let next = readNext(text, previous); next; next = readNext(text, previous)) {
    references.push(toReference(text, next.start, next));
    previous = next;
  }
  return references;
}

/** Without the word Kamerstuk a bare number is too weak: "de Tweede Kamer 12 500 brieven" cites nothing. */
function isCitation(
  citation: Citation,
  label: { strong: string | undefined; weak: string | undefined },
): boolean {
  if (label.strong) return true;
  if (label.weak) return citation.numbers.length > 0;
  return citation.labelled || (citation.numbers.length > 0 && /\d-[IVX]+[AB]?$/u.test(citation.dossier));
}

function readCitation(text: string, from: number): Citation | null {
  const head = matchAt(HEAD, text, from);
  if (!head) return null;
  const { chamber, year, dossier, roman } = head.groups ?? {};
  if (roman && chamberOf(chamber) !== 'I') return null;
  const base = roman ? roman.toLowerCase() : (dossier ?? '').replace(/\D/gu, '');
  const suffix = roman ? null : readSuffix(text, HEAD.lastIndex, base);
  const name = suffix ? `${base}-${suffix.value}` : base;
  const at = suffix?.end ?? from + head[0].length;
  const numbers = readNumbers(text, at, chamberOf(chamber));
  return {
    chamber: chamberOf(chamber),
    year: normalizeYear(year),
    dossier: name,
    ...numbers,
    end: readPages(text, numbers.end),
  };
}

/**
 * Two digits behind a dash are a number ("34430-10"), unless a number follows them or the dossier is 21501, the
 * European one, which always has them.
 */
function readSuffix(text: string, at: number, dossier: string): { value: string; end: number } | null {
  const match = matchAt(SUFFIX, text, at);
  const { chapter, european, fund } = match?.groups ?? {};
  const end = SUFFIX.lastIndex;
  if (
    european &&
    dossier !== '21501' &&
    !/^(?:,?\s{0,4}nrs?\b|[-\u2010-\u2015]\d)/u.test(text.slice(end, end + 12))
  )
    return null;
  const value = chapter ?? european ?? fund;
  return value ? { value, end } : null;
}

function readNumbers(
  text: string,
  at: number,
  chamber: 'I' | 'II' | null,
): Pick<Citation, 'numbers' | 'labelled' | 'end'> {
  const labelled = matchAt(LABELLED_NUMBER, text, at);
  let end = LABELLED_NUMBER.lastIndex;
  const bare = labelled ? null : matchAt(BARE_NUMBER, text, at);
  if (bare) end = BARE_NUMBER.lastIndex;
  const number = (labelled ?? bare)?.groups?.number;
  if (!number || (bare && chamber === 'II' && /^[A-Z]/u.test(number)))
    return { numbers: [], labelled: false, end: at };
  const plural = /^(?:nrs|nummers)/u.test(labelled?.groups?.label ?? '');
  const more = readMoreNumbers(text, end, { first: number, plural });
  return { numbers: [...number.split('/'), ...more.numbers], labelled: labelled !== null, end: more.end };
}

/** Enumerations need "nrs." or a repeated "nr.": in "nr. 3, 4 mei" and "nr. 3 en 4 moties" the 4 is no paper. */
function readMoreNumbers(
  text: string,
  from: number,
  given: { first: string; plural: boolean },
): { numbers: string[]; end: number } {
  const numbers: string[] = [];
  let end = from;
  for (let match = matchAt(MORE_NUMBERS, text, end); match; match = matchAt(MORE_NUMBERS, text, end)) {
    const { range, again, number = '' } = match.groups ?? {};
    const isLetter = /^[A-Z]/u.test(number);
    if (isLetter !== /^[A-Z]/u.test(given.first)) break;
    const steps = range ? expandRange(numbers.at(-1) ?? given.first, number) : [number];
    if (steps.length === 0 || (!range && !given.plural && !again)) break;
    numbers.push(...steps);
    end = MORE_NUMBERS.lastIndex;
  }
  return { numbers, end };
}

function expandRange(first: string, last: string): string[] {
  const [from, until] = [Number(first), Number(last)];
  if (!(until > from && until - from < 100)) return [];
  return Array.from({ length: until - from }, (_, step) => String(from + step + 1));
}

/** What follows the previous citation under the same label: another dossier with its "nr.", or another "nr.". */
function readNext(text: string, previous: Citation): (Citation & { start: number }) | null {
  const glue = matchAt(NEXT, text, previous.end);
  if (!glue) return null;
  const start = previous.end + glue[0].length;
  const numbers = readNumbers(text, start, previous.chamber);
  if (numbers.labelled) return { ...previous, ...numbers, start, end: readPages(text, numbers.end) };
  const citation = readCitation(text, start);
  if (!citation?.labelled) return null;
  return {
    ...citation,
    chamber: citation.chamber ?? previous.chamber,
    year: citation.year ?? previous.year,
    start,
  };
}

function readPages(text: string, at: number): number {
  return matchAt(PAGES, text, at) ? PAGES.lastIndex : at;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function toReference(text: string, start: number, citation: Citation): PaperReference {
  const { chamber, year, dossier, numbers, end } = citation;
  return {
    start,
    end,
    text: text.slice(start, end),
    ids: numbers.map((number) => `kst-${dossier}-${idTail(dossier, number)}`),
    chamber,
    year,
  };
}

/** The Senate's own dossiers are written in lower case in identifiers: kst-cxxiv-g. */
function idTail(dossier: string, number: string): string {
  return /^[a-z]/u.test(dossier) ? number.toLowerCase() : number;
}

function chamberOf(words: string | undefined): 'I' | 'II' | null {
  if (!words) return null;
  return /^(?:II|2|11|T)/u.test(words) ? 'II' : 'I';
}

/** Only the Senate numbers its papers with letters. */
function chamberOfNumbers(numbers: string[]): 'I' | null {
  return numbers.length > 0 && numbers.every((number) => /^[A-Z]/u.test(number)) ? 'I' : null;
}

/** `2025/26`, `2025–2026` and `1999/'00` as `2025-2026`, `1999-2000`; null without a year. */
export function normalizeYear(words: string | null | undefined): string | null {
  const match = /^(\d{4})\D{1,12}?(\d{4}|\d{2})$/u.exec((words ?? '').replace(/[\s']/gu, ''));
  if (!match) return null;
  const from = match[1]!;
  const until = match[2]!.length === 4 ? match[2]! : String(Number(from.slice(0, 2) + match[2]!));
  return `${from}-${Number(until) < Number(from) ? String(Number(until) + 100) : until}`;
}
