import { fold } from '../text/normalize.ts';
import type { Span } from '../types.ts';

/** Words after which a noun (or its adjective) comes. */
const BEFORE_NOUN =
  /(?:^|[\s(])(?:de|het|een|geen|haar|hun|zijn|ons|onze|mijn|elke?|ieder|iedere|deze|dit|die|dat|alle|veel|meer|minder|enkele|voor|van|bij|in|op|met|aan|naar|uit|over|onder|tot|per|tegen|tussen|via|rond|langs|als|en|of|the|a|an|of|for|with|by|from|on|at|into|and|or|[\d.,]+|\p{L}+e)\s+$/iu;
const VERB_ENDING = /(?:en|t|d|de|te|den|ten)$/u;
/** `krijgt kantoor`, `has room`: what one has or gets is a thing. */
const GETS = /(?:^|\s)(?:krijgt|krijgen|kreeg|heeft|hebben|had|biedt|bieden|has|have|gets|get)\s+$/iu;
const AFTER_TO = /(?:^|\s)(?:te|to)\s+$/iu;

/**
 * Guesses whether a word of a Dutch or English text is a noun or a name: by its capital, its ending, and the word before.
 * There is no part-of-speech tagger here; a verb behind `te` or at the end of a clause without an article is none.
 */
export function isNounLike(text: string, word: Span): boolean {
  const before = text.slice(0, word.start);
  const written = text.slice(word.start, word.end);
  if (/^\p{Lu}/u.test(written) && before.trim() !== '') return true;
  if (/(?:'s|heid|ing|ingen|tie|ties|teit|schap|ment|tion|tions|ness|ity)$/u.test(fold(written))) return true;
  if (AFTER_TO.test(before)) return false;
  if (GETS.test(before) && !VERB_ENDING.test(fold(written))) return true;
  const endsClause = /^\s*(?:[.,;:!?]|$)/u.test(text.slice(word.end));
  if (!BEFORE_NOUN.test(before)) return false;
  return !(endsClause && VERB_ENDING.test(fold(written)) && /(?:^|\s)(?:en|of)\s+$/iu.test(before));
}
