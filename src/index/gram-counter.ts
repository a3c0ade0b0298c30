import { countGrams } from './analyzer.ts';
import type { LevelStatistics } from './corpus-statistics.ts';
import { hashGram, pair } from './gram-pairs.ts';

const EMPTY = 0;

/**
 * Counts in how many texts each 4-gram occurs, on several levels at once (passages, units). A gram is its four UTF-16
 * units, two to a number; the table is an open-addressed one of plain numbers.
 */
export class GramCounter {
  private readonly levels: { seen: Uint32Array; frequencies: Uint32Array; texts: number; total: number }[];
  private high = new Uint32Array(1024);
  private low = new Uint32Array(1024);
  /** Number of the gram in a slot plus one, or 0. */
  private slots = new Uint32Array(4096);
  private size = 0;

  constructor(levels: number) {
    this.levels = Array.from({ length: levels }, () => ({
      seen: new Uint32Array(1024),
      frequencies: new Uint32Array(1024),
      texts: 0,
      total: 0,
    }));
  }

  /** Counts a line of `gramLine` on a level. */
  add(line: string, level: number): void {
    const at = this.levels[level]!;
    at.texts += 1;
    at.total += countGrams(line);
    for (let from = 0; from + 4 <= line.length; from += 1) {
      const number = this.numberOf(pair(line, from), pair(line, from + 2));
      if (at.seen[number] === at.texts) continue;
      at.seen[number] = at.texts;
      at.frequencies[number]! += 1;
    }
  }

  /** The grams in ascending order, and for each level their frequencies in that order. */
  finish(): { high: Uint32Array; low: Uint32Array; levels: LevelStatistics[] } {
    const { high, low } = this;
    const order = Uint32Array.from({ length: this.size }, (_, number) => number).sort(
      (a, b) => high[a]! - high[b]! || low[a]! - low[b]!,
    );
    return {
      high: order.map((number) => high[number]!),
      low: order.map((number) => low[number]!),
      levels: this.levels.map(({ frequencies, texts, total }) => ({
        size: texts,
        average: total / Math.max(1, texts) || 1,
        frequencies: order.map((number) => frequencies[number]!),
      })),
    };
  }

  private numberOf(high: number, low: number): number {
    const mask = this.slots.length - 1;
    let slot = hashGram(high, low) & mask;
    for (; this.slots[slot] !== EMPTY; slot = (slot + 1) & mask) {
      const number = this.slots[slot]! - 1;
      if (this.high[number] === high && this.low[number] === low) return number;
    }
    return this.append({ high, low, slot });
  }

  private append({ high, low, slot }: { high: number; low: number; slot: number }): number {
    if (this.size === this.high.length) this.enlarge();
    const number = this.size;
    this.size += 1;
    this.high[number] = high;
    this.low[number] = low;
    this.slots[slot] = number + 1;
    if (this.size * 2 > this.slots.length) this.rehash();
    return number;
  }

  private enlarge(): void {
    this.high = doubled(this.high);
    this.low = doubled(this.low);
    for (const level of this.levels) {
      level.seen = doubled(level.seen);
      level.frequencies = doubled(level.frequencies);
    }
  }

  private rehash(): void {
    this.slots = new Uint32Array(this.slots.length * 4);
    const mask = this.slots.length - 1;
    for (let number = 0; number < this.size; number += 1) {
      let slot = hashGram(this.high[number]!, this.low[number]!) & mask;
      while (this.slots[slot] !== EMPTY) slot = (slot + 1) & mask;
      this.slots[slot] = number + 1;
    }
  }
}

function doubled(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(array.length * 2);
  next.set(array);
  return next;
}
