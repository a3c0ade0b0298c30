import { stem } from '../text/stem.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { LINKERS, NEVER_PARTS } from './split-vocabulary.ts';

/** What a dictionary word that the texts do not hold counts for. */
const UNSEEN = 0.3;
/** A word of the texts may be a part when it occurs so often, in so many letters. */
const SEEN = 2;
const OWN_LENGTH = [5, 16] as const;
const SHORTEST = 3;
const MOST_PARTS = 4;
/** A part of three letters is often chance: what its logarithmic frequency loses. */
const SHORT_LOSS = 1.5;
const ENDINGS = ['en', 's', 'e', 'n'];

/** Sum of logarithmic frequencies and the parts that it is of. */
interface Cover {
  sum: number;
  parts: string[];
}

/**
 * Cuts compounds where the texts themselves speak for it: into the parts whose frequencies have the highest geometric
 * mean, or not at all when the whole word is more frequent than that (Koehn and Knight 2003). A small vocabulary of base
 * words then does little harm: `algemeen` stays whole, `aanpassingswet` does not.
 */
export class FrequencySplitter {
  private readonly vocabulary: ReadonlySet<string>;
  private readonly own: ReadonlySet<string>;
  private readonly frequencies = new Map<string, number>();
  private readonly cache = new Map<string, string[]>();

  /** `counts` says how often each folded word occurs in the texts; `vocabulary` holds base words of the language. */
  constructor(counts: ReadonlyMap<string, number>, vocabulary: Iterable<string>) {
    this.vocabulary = new Set(vocabulary);
    const [least, most] = OWN_LENGTH;
    const own = [...counts].filter(
      ([word, count]) =>
        count >= SEEN &&
        word.length >= least &&
        word.length <= most &&
        /^\p{Ll}+$/u.test(word) &&
        !STOP_WORDS.has(word),
    );
    this.own = new Set(own.map(([word]) => word));
    for (const [word, count] of counts)
      this.frequencies.set(stem(word), (this.frequencies.get(stem(word)) ?? 0) + count);
  }

  /** The parts of a folded word, or an empty list when it is better left whole. */
  split(word: string): string[] {
    const known = this.cache.get(word);
    if (known) return known;
    const parts = word.length < 7 || word.length > 60 || !/^\p{Ll}+$/u.test(word) ? [] : this.best(word);
    if (this.cache.size > 20_000) this.cache.clear();
    this.cache.set(word, parts);
    return parts;
  }

  private best(word: string): string[] {
    let top = Math.log(this.frequencyOf(word));
    let parts: string[] = [];
    for (const cover of this.covers(word)) {
      const mean = cover.sum / cover.parts.length;
      if (mean > top) [top, parts] = [mean, cover.parts];
    }
    return parts;
  }

  /** The best cover of a word for each number of parts, two and up; dynamic programming. */
  private covers(word: string): Cover[] {
    const best: Cover[][] = Array.from({ length: word.length + 1 }, () => []);
    best[0]![0] = { sum: 0, parts: [] };
    for (let end = SHORTEST; end <= word.length; end += 1) {
      for (let start = 0; start <= end - SHORTEST; start += 1) {
        const before = best[start]!;
        if (before.length === 0 || (start === 0 && end === word.length)) continue;
        this.extend(before, { into: best[end]!, piece: word.slice(start, end), isLast: end === word.length });
      }
    }
    return Object.values(best[word.length]!).filter(({ parts }) => parts.length > 1);
  }

  private extend(
    before: Cover[],
    { into, piece, isLast }: { into: Cover[]; piece: string; isLast: boolean },
  ) {
    const part = this.partOf(piece, isLast);
    if (part === null) return;
    const value = Math.log(this.frequencyOf(part)) - (part.length === SHORTEST ? SHORT_LOSS : 0);
    for (const cover of Object.values(before)) {
      const count = cover.parts.length + 1;
      const sum = cover.sum + value;
      if (count <= MOST_PARTS && sum > (into[count]?.sum ?? Number.NEGATIVE_INFINITY))
        into[count] = { sum, parts: [...cover.parts, part] };
    }
  }

  /** The most frequent word that a piece is, its linking letters or, at the end, its ending taken off; null: none. */
  private partOf(piece: string, isLast: boolean): string | null {
    const forms = isLast ? [piece] : stripped(piece, LINKERS);
    const found = this.mostFrequent(forms);
    return found ?? (isLast ? this.mostFrequent(stripped(piece, ENDINGS).flatMap(baseForms)) : null);
  }

  private mostFrequent(words: string[]): string | null {
    let best: string | null = null;
    for (const word of words) {
      if (word.length < SHORTEST || NEVER_PARTS.has(word) || this.frequencyOf(word) === 0) continue;
      if (!this.vocabulary.has(word) && !this.own.has(word)) continue;
      if (best === null || this.frequencyOf(word) > this.frequencyOf(best)) best = word;
    }
    return best;
  }

  private frequencyOf(word: string): number {
    return (this.frequencies.get(stem(word)) ?? 0) + (this.vocabulary.has(word) ? UNSEEN : 0);
  }
}

function stripped(piece: string, endings: string[]): string[] {
  return endings.flatMap((ending) =>
    piece.endsWith(ending) ? [piece.slice(0, piece.length - ending.length)] : [],
  );
}

/** What a plural may be of: `kam(er)`, `regel`, `raad` of `rad`, `huis` of `huiz`. */
function baseForms(base: string): string[] {
  return [
    base,
    base.replace(/(.)\1$/u, '$1'),
    base.replace(/([aeou])([^aeiou])$/u, '$1$1$2'),
    base.replace(/z$/u, 's').replace(/v$/u, 'f'),
  ];
}
