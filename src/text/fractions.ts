import type { Span } from '../types.ts';
import { fold } from './normalize.ts';
import { readNumberWord } from './number-words.ts';

const SHARE =
  /(?<![\p{L}\d])(\p{L}+|\d+) (?:op|van) (?:de|elke|iedere) (\p{L}+|\d+)(?![\p{L}\d])|(?<![\p{L}\d])(\p{L}+|\d+) (?:in|out of)(?: every)? (\p{L}+|\d+)(?![\p{L}\d])/giu;

/** Finds shares of a round number, `value` in percents: `een op de tien`, `3 op de 4`, `one in five`. */
export function findFractions(text: string): (Span & { value: number })[] {
  return [...text.matchAll(SHARE)].flatMap((match) => {
    const [part, whole] = [read(match[1] ?? match[3]!), read(match[2] ?? match[4]!)];
    if (part === null || whole === null || whole < 2 || whole > 1000 || part >= whole) return [];
    return [{ start: match.index, end: match.index + match[0].length, value: (100 * part) / whole }];
  });
}

function read(word: string): number | null {
  return /^\d/u.test(word) ? Number(word) : readNumberWord(fold(word));
}
