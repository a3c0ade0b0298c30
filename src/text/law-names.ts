import type { Span } from '../types.ts';

/** A law by its name, `Wet op de zorgtoeslag`, up to the word or mark that takes the sentence on. */
const CITED =
  /(?<![\p{L}\p{N}])(?:(?:\p{Lu}\p{Ll}+ )?(?:Wet|Rijkswet|Wetboek|Besluit|(?:Kader|Invoerings|Uitvoerings|Aanpassings)wet)|\p{Lu}\p{Ll}+e (?:rijks)?wet)(?![\p{L}\p{N}])[^,;:.()]*?(?=\s+(?:te|dient|dienen|wordt|worden|is|zijn|aan|wat|alsmede|en (?:de|het|enige|enkele|andere))(?![\p{L}\p{N}])|[,;:.()]|$)/gu;
/** A law whose name is one word: `Kadasterwet`, `Comptabiliteitswet 1976`. */
const SINGLE =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{Ll}-]+(?:wet|wetboek|regeling|besluit)(?![\p{L}\p{N}])(?:\s\d{4})?/gu;

/** Where a text names laws and regulations, in order: their words tell what is cited, not what the text is about. */
export function findLawNames(text: string): Span[] {
  const found = [...text.matchAll(CITED), ...text.matchAll(SINGLE)]
    .map(({ index, 0: name }) => ({ start: index, end: index + name.length }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter(({ start }, at) => !found.slice(0, at).some((earlier) => start < earlier.end));
}
