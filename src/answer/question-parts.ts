import { fold } from '../text/normalize.ts';
import type { DocumentKind } from '../types.ts';

/** One of the things that a question asks, with where its answer must stand when the question says so. */
export interface QuestionPart {
  text: string;
  place?: 'table' | 'prose';
  documentKind?: DocumentKind;
  /** True when the part names only a subject ("X of Y"): what is asked of it stands before. */
  asksDate?: boolean;
}

const TABLE =
  /\b(?:planningsoverzicht|overzicht|planning|planningstabel|ingepland|gepland|planned|scheduled|planning table|schedule)\b/u;
const PROSE =
  /\b(?:(?:lopende|gewone) tekst|(?:in|volgens|met) de tekst|brief zelf|de tekst|body of the letter|running text|the text)\b/u;
const COMPARES =
  /\b(?:klopt|komt .{0,40}overeen|zelfde|hetzelfde|gelijk|verschil(?:t|len)?|anders|ouder|eerder|later|same|match(?:es)?|differ(?:s|ent|ence)?|consistent|older)\b/u;
const REPORTS =
  /\b(?:de )?(?:brief|tekst|kamer|letter|text) (?:zegt|noemt|heeft het over|schrijft|spreekt van|hoort|says|mentions)\b/u;
const ASKS_AGAIN =
  /,?\s{1,8}(?:en|and)\s{1,8}(?=(?:zo (?:ja|nee),? )?(?:wat|wie|wanneer|waar|waarom|hoe|hoeveel|welke?|bij welk|in welk|door wie|met wie|what|who|when|where|why|how|which|in which)\b)|,\s{1,8}(?=en zo (?:nee|ja))/iu;
const WHICH_FIRST =
  /^(?=[\s\S]{0,600}$)[^:?]{0,60}\b(?:eerder|eerst|later|laatst|first|earlier)\b[^:?]{0,20}[:,]\s{0,8}(.{4,200}?)\s{1,8}(?:of|or)\s{1,8}(.{4,200}?)\?{0,20}$/iu;

/** The planning table or the prose, when a question names just one of them. */
export function placeOf(plain: string): 'table' | 'prose' | null {
  const [table, prose] = [TABLE.test(plain), PROSE.test(plain)];
  if (table === prose) return null;
  return table ? 'table' : 'prose';
}

/**
 * The parts of a question in order, one when it asks once. "Wat …, en wanneer …?" asks twice; "klopt de tekst met de
 * planning?" asks the same in two places; "de brief en de nota" in two documents; "wat komt eerder: X of Y?" of two.
 */
export function splitQuestion(text: string): QuestionPart[] {
  const plain = fold(text);
  const first = WHICH_FIRST.exec(text);
  if (first) return [first[1]!, first[2]!].map((subject) => ({ text: subject, asksDate: true }));
  const asked = text
    .split(ASKS_AGAIN)
    .map((piece) => piece.trim())
    .filter((piece) => piece.length > 8);
  if (asksTwoDocuments(plain)) {
    return (['policy-letter', 'nota'] as const).map((documentKind) => ({ text, documentKind }));
  }
  if (asked.length > 1) return asked.map((piece) => ({ text: piece }));
  if (TABLE.test(plain) && (COMPARES.test(plain) || REPORTS.test(plain))) {
    return (['prose', 'table'] as const).map((place) => ({ text, place }));
  }
  return [{ text }];
}

function asksTwoDocuments(plain: string): boolean {
  const namesBoth = /\bnota\b/u.test(plain) && /\b(?:brief|letter)\b/u.test(plain);
  return (
    namesBoth &&
    (COMPARES.test(plain) ||
      /\bbeide|allebei|both\b/u.test(plain) ||
      /\ben (?:welke?|wat|wanneer)\b/u.test(plain))
  );
}
