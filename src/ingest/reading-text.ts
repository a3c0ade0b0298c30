import type { Block, BlockKind, OffsetSegment, Span } from '../types.ts';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A kind of block that is being written. */
export interface BlockStyle {
  kind: BlockKind;
  /** Headings above; by default those that stand above it when it opens. */
  path?: string[];
  /** Set on a line of its own, without a blank line before. */
  tight?: boolean;
}

/**
 * Writes a reading text block by block: white space folded, no empty blocks, every block with its exact span.
 * A block opens at its first visible character; a block inside a block ends the outer one, which goes on after it.
 */
export class ReadingText {
  readonly blocks: Block[] = [];
  readonly offsets: OffsetSegment[] = [];
  length = 0;
  private readonly parts: string[] = [];
  private readonly styles: BlockStyle[] = [];
  private current: Block | null = null;
  private gap: { text: string; raw: number | null } | null = null;
  private readonly pathNow: () => string[];
  private marks: ((at: number) => void)[] = [];

  constructor(pathNow: () => string[]) {
    this.pathNow = pathNow;
  }

  get text(): string {
    return this.parts.join('');
  }

  /** Writes what `write` appends as one or more blocks of a style; gives the blocks and their text. */
  block(style: BlockStyle, write: () => void): { blocks: Block[]; text: string } {
    const first = this.blocks.length;
    const part = this.parts.length;
    this.split();
    this.styles.push(style);
    write();
    this.split();
    this.styles.pop();
    return { blocks: this.blocks.slice(first), text: this.parts.slice(part).join('').trim() };
  }

  /** Ends the open block; what follows starts a new one of the same style. */
  split(): void {
    this.current = null;
    this.gap = null;
  }

  /** Appends text of the file; `raw` is where it stands there, null where it was decoded. */
  append(text: string, raw: number | null): void {
    for (const match of text.matchAll(/\s+|\S+/gu)) {
      const at = raw === null ? null : raw + match.index;
      if (/\S/u.test(match[0])) this.appendWord(match[0], at);
      else this.space(' ', match[0].length === 1 ? at : null);
    }
  }

  /** White space before the next word, unless that is the first of its block. A tab or line end wins from a space. */
  space(text: ' ' | '\n' | '\t', raw: number | null = null): void {
    if (!this.current) return;
    if (text === '\t' && this.gap?.text.startsWith('\t'))
      this.gap = { text: `${this.gap.text}\t`, raw: null };
    else if (!this.gap || text !== ' ') this.gap = { text, raw: this.gap ? null : raw };
  }

  /** Tells `place` where the text stands: behind the last character of the open block, or where the next begins. */
  mark(place: (at: number) => void): void {
    if (this.current) place(this.length);
    else this.marks.push(place);
  }

  /** Tells the marks that no block came for where the text ends. */
  finish(): void {
    for (const place of this.marks) place(this.length);
    this.marks = [];
  }

  /** Digits set high, as in m²: plain digits would read as part of the number before them. */
  superscript(digits: string): void {
    this.appendWord([...digits].map((digit) => SUPERSCRIPTS[Number(digit)]).join(''), null);
  }

  private appendWord(text: string, raw: number | null): void {
    const block = this.current ?? this.openBlock();
    if (this.gap) this.push(this.gap.text, this.gap.raw);
    this.gap = null;
    this.push(text, raw);
    block.end = this.length;
  }

  private openBlock(): Block {
    const style: BlockStyle = this.styles.at(-1) ?? { kind: 'paragraph' };
    if (this.length > 0) this.push(style.tight ? '\n' : '\n\n', null);
    const block: Block = {
      kind: style.kind,
      start: this.length,
      end: this.length,
      path: style.path ?? this.pathNow(),
    };
    this.current = block;
    this.blocks.push(block);
    this.finish();
    return block;
  }

  private push(text: string, raw: number | null): void {
    if (raw !== null) this.map(raw, text.length);
    this.parts.push(text);
    this.length += text.length;
  }

  private map(raw: number, length: number): void {
    const last = this.offsets.at(-1);
    const continues = last && last.text + last.length === this.length && last.raw + last.length === raw;
    if (continues) last.length += length;
    else this.offsets.push({ text: this.length, raw, length });
  }
}

/** The span of a text without the white space at its ends. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/u.test(text[start]!)) start += 1;
  while (end > start && /\s/u.test(text[end - 1]!)) end -= 1;
  return { start, end };
}
