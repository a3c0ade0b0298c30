import type { OffsetSegment, Span } from '../types.ts';

/** Builds a reading text out of pieces of a raw file and keeps, for each piece, where it came from. */
export class TextBuilder {
  private readonly parts: string[] = [];
  private readonly segments: OffsetSegment[] = [];
  private readonly raw: string;
  length = 0;

  constructor(raw: string) {
    this.raw = raw;
  }

  /** Appends `raw.slice(start, end)` and gives its span in the reading text. */
  append(start: number, end: number): Span {
    const at = this.length;
    const last = this.segments.at(-1);
    if (last && last.text + last.length === at && last.raw + last.length === start)
      last.length += end - start;
    else if (end > start) this.segments.push({ text: at, raw: start, length: end - start });
    this.push(this.raw.slice(start, end));
    return { start: at, end: this.length };
  }

  /** Appends white space that has no place of its own in the raw file. */
  space(white: string): void {
    this.push(white);
  }

  get text(): string {
    return this.parts.join('');
  }

  get offsets(): OffsetSegment[] {
    return this.segments;
  }

  private push(piece: string): void {
    this.parts.push(piece);
    this.length += piece.length;
  }
}

/**
 * The place in the raw file of a character of the reading text, or null for white space that was put in.
 * `offsets` must be ascending, as a document keeps them.
 */
export function rawOffset(offsets: OffsetSegment[], at: number): number | null {
  let low = 0;
  let high = offsets.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const segment = offsets[middle]!;
    if (at < segment.text) high = middle - 1;
    else if (at >= segment.text + segment.length) low = middle + 1;
    else return segment.raw + (at - segment.text);
  }
  return null;
}
