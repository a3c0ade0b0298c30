import type { Span } from '../types.ts';
import { fold } from './normalize.ts';

/** A word of a text with its place; `norm` is folded for comparison. */
export interface Token extends Span {
  text: string;
  norm: string;
}

const WORD = /[\p{L}\p{N}]+(?:['\u2019.-](?=[\p{L}\p{N}])[\p{L}\p{N}]+)*/gu;

/** The words of a text in order. Hyphens, apostrophes and points inside a word stay in it (`NPVR-regio's`, `40.000`). */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    tokens.push({ text: word, norm: fold(word), start: match.index, end: match.index + word.length });
  }
  return tokens;
}

/** The words of a text as they stand in it: the texts of `tokenize`. */
export function listWords(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** The folded words of a text, hyphenated words also cut into their pieces. */
export function words(text: string): string[] {
  return tokenize(text).flatMap((token) => pieces(token.norm));
}

/** A folded word and, where it is hyphenated, its pieces; an apostrophe ending (`regio's`) is dropped. */
export function pieces(norm: string): string[] {
  const bare = norm.replace(/'s?$/u, '').replace(/'/gu, '');
  if (!bare.includes('-')) return [bare];
  return [bare.replace(/-/gu, ''), ...bare.split('-').filter((piece) => piece.length > 1)];
}
