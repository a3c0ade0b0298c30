import { stemmer } from '@orama/stemmers/dutch';
import { STOP_WORDS } from '../../../src/text/stop-words.ts';

/** Words of a text for peers that leave analysis to their user: lower case, letters and digits. */
export function dutchWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The stem of a word by Snowball's Dutch rules, or null for a stop word. */
export function dutchStem(word: string): string | null {
  return STOP_WORDS.has(word) ? null : stemmer(word);
}

export const DUTCH_STOP_WORDS = [...STOP_WORDS];
