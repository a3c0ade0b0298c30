import { findLawNames } from '../text/law-names.ts';
import { fold } from '../text/normalize.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { words } from '../text/tokens.ts';
import type { LexiconEntry } from '../types.ts';

/** A run of capitalised words: `Sociale Zaken en Werkgelegenheid`, `Volksgezondheid, Welzijn en Sport`. */
const CAPITALISED = /\p{Lu}\p{Ll}+(?:(?:,| en)* \p{Lu}\p{Ll}+)+/gu;
const LETTERS = [3, 6] as const;

/**
 * A lexicon of abbreviations learned from texts: the initials of the names in them, with and without their `en`, lead to
 * the name that has them most often, but for those that the texts hold as words of their own. The same texts give the same lexicon.
 */
export function learnAbbreviations(texts: string[]): LexiconEntry[] {
  const counts = new Map<string, Map<string, number>>();
  for (const name of texts.flatMap(findNames)) {
    for (const initials of initialsOf(name)) {
      const names = counts.get(initials) ?? new Map<string, number>();
      counts.set(initials, names.set(name, (names.get(name) ?? 0) + 1));
    }
  }
  const known = new Set(texts.flatMap(words));
  return [...counts]
    .filter(([initials]) => !known.has(initials))
    .map(([initials, names]) => ({
      ...{ nl: [], en: [], abbr: [initials] },
      policy: [[...names].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0]],
    }));
}

function findNames(text: string): string[] {
  const laws = findLawNames(text).map(({ start, end }) => text.slice(start, end));
  const others = [...text.matchAll(CAPITALISED)].map(([name]) => name);
  return [...laws, ...others].map((name) => fold(name));
}

function initialsOf(name: string): Set<string> {
  const all = words(name);
  const content = all.filter((word) => !STOP_WORDS.has(word)).map((word) => word[0]!);
  const withEn = all
    .filter((word) => word === 'en' || !STOP_WORDS.has(word))
    .map((word) => (word === 'en' ? word : word[0]!));
  const [least, most] = LETTERS;
  return new Set(
    [content.join(''), withEn.join('')].filter(
      (initials) => content.length >= 2 && initials.length >= least && initials.length <= most,
    ),
  );
}
