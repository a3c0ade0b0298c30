import type { LevelStatistics } from './corpus-statistics.ts';
import type { TermReader } from './term-rows.ts';

/** Counts in how many texts of a level each term occurs, and how long the texts are. */
export class LevelCount {
  private frequencies = new Uint32Array(65_536);
  private texts = 0;
  private total = 0;

  /** Counts the text that a reader weighed last, and its length. */
  add({ touched, count, weights }: TermReader, length: number): void {
    if (weights.length > this.frequencies.length) {
      const next = new Uint32Array(weights.length);
      next.set(this.frequencies);
      this.frequencies = next;
    }
    this.texts += 1;
    this.total += length;
    for (let at = 0; at < count; at += 1) this.frequencies[touched[at]!]! += 1;
  }

  /** The statistics; `order` lists the numbers of the terms as their table has them. */
  finish(order: number[]): LevelStatistics {
    return {
      size: this.texts,
      average: this.total / Math.max(1, this.texts) || 1,
      frequencies: Uint32Array.from(order, (number) => this.frequencies[number] ?? 0),
    };
  }
}
