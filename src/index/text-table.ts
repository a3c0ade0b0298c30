import { GrowingArray } from './growing-array.ts';

/** Texts in UTF-8, one after another: text i from byte `offsets[i]` to `offsets[i + 1]`. */
export interface TextTableData {
  bytes: Uint8Array;
  offsets: Uint32Array;
}

/** Writes texts one after another. Texts must be well-formed: half of a surrogate pair does not survive UTF-8. */
export function buildTextTable(texts: Iterable<string>): TextTableData {
  const encoder = new TextEncoder();
  const bytes = new GrowingArray(Uint8Array);
  const offsets = new GrowingArray(Uint32Array);
  for (const text of texts) {
    offsets.push(bytes.length);
    bytes.commit(encoder.encodeInto(text, bytes.reserve(text.length * 3)).written);
  }
  offsets.push(bytes.length);
  return { bytes: bytes.view().slice(), offsets: offsets.view().slice() };
}

/** Bytes in UTF-8 of a part of a well-formed text. */
export function countBytes(text: string, from: number, until: number): number {
  let bytes = 0;
  for (let at = from; at < until; at += 1) {
    const unit = text.charCodeAt(at);
    // Each half of a surrogate pair stands for two of its four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return bytes;
}

/** Texts that are decoded when they are asked for. */
export class TextTable {
  readonly data: TextTableData;
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  constructor(data: TextTableData) {
    this.data = data;
  }

  get length(): number {
    return this.data.offsets.length - 1;
  }

  at(place: number): string {
    const { bytes, offsets } = this.data;
    return this.decoder.decode(bytes.subarray(offsets[place]!, offsets[place + 1]!));
  }

  /** A part of a text, from one of its bytes to another. */
  part(place: number, from: number, until: number): string {
    const { bytes, offsets } = this.data;
    return this.decoder.decode(bytes.subarray(offsets[place]! + from, offsets[place]! + until));
  }

  /** Length of a text in bytes. */
  sizeOf(place: number): number {
    return this.data.offsets[place + 1]! - this.data.offsets[place]!;
  }

  /** The place of a text among texts that stand in the order of `sort()`, or -1. */
  find(text: string): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const found = this.at(middle);
      if (found === text) return middle;
      if (found < text) low = middle + 1;
      else high = middle;
    }
    return -1;
  }
}
