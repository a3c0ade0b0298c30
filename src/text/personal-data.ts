import type { Span } from '../types.ts';
import { type DigitRun, findDigitRuns } from './digit-groups.ts';
import { findIbans } from './iban.ts';

export type PersonalDataKind = 'bsn' | 'iban' | 'email' | 'telephone';

/** Personal data in a text; `value` is folded for comparison: lower case, without separators. */
export interface PersonalDataMention extends Span {
  kind: PersonalDataKind;
  value: string;
}

const AT = /@| ?[([](?:at|apenstaartje)[)\]] ?/giu;
const MAILBOX = /[\p{L}\p{N}._%+'-]{1,64}$/u;
const HOST = /^(?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24}(?![\p{L}\p{N}])/u;
const SEPARATORS = /[ .()\u00a0/-]/gu;
/** What makes a number a quantity: no person has it. */
const CURRENCY_BEFORE = /(?:€|\beuro|\beur|\$)\s?$/iu;
const UNIT_AFTER =
  /^\s?(?:€|%|(?:euro|eur|miljoen|miljard|duizend|procent|inwoners|mensen|personen|huishoudens|stuks|kilometer|km|meter|hectare|ton|stemmen|million|billion|thousand|percent|people|inhabitants|households|votes)(?!\p{L}))/iu;
const REFERENCE_BEFORE =
  /(?:kenmerk|referentie|reference|zaaknummer|dossiernummer|dossier|kamerstuk(?:ken)?)\W{0,3}$/iu;
/** A digit, a letter or a longer code goes on here: `2026-`, `kst-`, `12:`. */
const CODE_BEFORE =
  /(?:[\p{L}\p{N}_#]|\p{N}[-./:,]|(?<=\p{L})(?<!\b(?:bsn|nr|nummer|number|sofi|tel|telefoon|phone|mobiel))[-/_])$/iu;
const CODE_AFTER = /^(?:[\p{L}\p{N}_]|[-./:,]\p{N})/u;
const AREA_CODE = /^0\d{1,3}$/u;
/** Thousands go on at either side: the run is part of a larger quantity. */
const THOUSANDS_BEFORE = /(?<!\d)\d{1,3}[ \u00a0]$/u;
const THOUSANDS_AFTER = /^[ \u00a0]\d{3}(?!\d)/u;

/**
 * Finds personal data in a text, in order: citizen service numbers (BSN: nine digits that pass the 11-test, whole or in
 * pieces), IBANs (mod 97), e-mail addresses, Dutch telephone numbers and international ones with their `+`. References,
 * amounts, dates, postcodes, numbers of parliamentary papers and short service numbers (1400, 112, 0800) are none.
 */
export function findPersonalData(text: string): PersonalDataMention[] {
  const plain = text.replace(/[\uff10-\uff19]/gu, (digit) => String(digit.charCodeAt(0) - 0xff10));
  const found = [
    ...findEmails(plain).map((span) => mention('email', plain, span)),
    ...findIbans(plain).map((span) => mention('iban', plain, span)),
    ...findDigitRuns(plain, { least: 9, most: 15 }).flatMap((run) => readRun(run, plain)),
  ];
  return dropInner(found.sort((a, b) => a.start - b.start || b.end - a.end));
}

function findEmails(text: string): [number, number][] {
  return [...text.matchAll(AT)].flatMap((match): [number, number][] => {
    const [at, after] = [match.index, match.index + match[0].length];
    const mailbox = MAILBOX.exec(text.slice(Math.max(0, at - 64), at))?.[0];
    const host = HOST.exec(text.slice(after, after + 300))?.[0];
    return mailbox && host ? [[at - mailbox.length, after + host.length]] : [];
  });
}

function mention(kind: PersonalDataKind, text: string, [start, end]: [number, number]): PersonalDataMention {
  return { kind, start, end, value: text.slice(start, end).replace(SEPARATORS, '').toLowerCase() };
}

/** Of mentions that overlap the first and longest stays: the digits of an IBAN are not also a telephone number. */
function dropInner(sorted: PersonalDataMention[]): PersonalDataMention[] {
  let end = -1;
  return sorted.filter((one) => {
    if (one.start < end) return false;
    end = one.end;
    return true;
  });
}

function readRun(run: DigitRun, text: string): PersonalDataMention[] {
  if (!isBsn(run) && !isTelephone(run) && !isInternational(run)) return [];
  const before = text.slice(Math.max(0, run.start - 24), run.start);
  const after = text.slice(run.end, run.end + 24);
  if (CODE_AFTER.test(after) || UNIT_AFTER.test(after) || CURRENCY_BEFORE.test(before)) return [];
  if (/[+]\(?$/u.test(before))
    return isInternational(run) ? [mention('telephone', text, [run.start - 1, run.end])] : [];
  if (holdsDate(run.groups) || CODE_BEFORE.test(before) || REFERENCE_BEFORE.test(before)) return [];
  const isPartial = run.groups.length > 1 && (THOUSANDS_BEFORE.test(before) || THOUSANDS_AFTER.test(after));
  if (isBsn(run) && !isPartial) return [mention('bsn', text, [run.start, run.end])];
  return isTelephone(run) ? [mention('telephone', text, [run.start, run.end])] : [];
}

/** Day, month and year side by side, in either order: `24-04-2026`, `2026 04 24`. */
function holdsDate(groups: string[]): boolean {
  return groups.some((group, i) => {
    const [a, b] = [groups[i - 2] ?? '', groups[i - 1] ?? ''];
    const [c, d] = [groups[i + 1] ?? '', groups[i + 2] ?? ''];
    const isYear = /^(?:19|20)\d\d$/u.test(group);
    const areSmall = (x: string, y: string) => /^\d{1,2}$/u.test(x) && /^\d{1,2}$/u.test(y);
    return isYear && groups.length < 5 && (areSmall(a, b) || areSmall(c, d));
  });
}

/** Nine digits, whole or in three or more pieces with one kind of separator; 9a+8b+…+2h−i is a multiple of 11. */
function isBsn({ groups, separators }: DigitRun): boolean {
  const digits = groups.join('');
  if (digits.length !== 9 || groups.length === 2 || new Set(separators).size > 1) return false;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i === 8 ? -1 : 9 - i), 0);
  return sum % 11 === 0 && !/^0+$/u.test(digits);
}

/** Ten digits with an area code of their own piece or all in one, or `0031` and nine; service numbers left out. */
function isTelephone({ groups }: DigitRun): boolean {
  const digits = groups.join('');
  if (digits.startsWith('0031')) return /^00310?[1-9]\d{8}$/u.test(digits);
  if (!/^0[1-8]\d{8}$/u.test(digits) || digits.startsWith('0800')) return false;
  const isCut = groups.length > 1 && groups.every((group) => group.length <= 2);
  return groups.length === 1 || isCut || startsWithArea(groups);
}

function startsWithArea([first = '', ...rest]: string[]): boolean {
  return AREA_CODE.test(first) && rest.every((group) => group.length > 1);
}

/** Country code and number, 9 to 15 digits (E.164); thousands with points are an amount. */
function isInternational({ groups, separators }: DigitRun): boolean {
  const digits = groups.join('');
  if (digits.startsWith('31')) return /^310?[1-9]\d{8}$/u.test(digits);
  const isAmount = separators.length > 0 && separators.every((one) => one === '.');
  return !isAmount && digits.length >= 10 && /^[1-9]/u.test(digits);
}
