import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawOffset, TextBuilder } from './text-builder.ts';

describe('a reading text', () => {
  it('leads back from every character to the raw file, and from put in white space to nowhere', () => {
    const builder = new TextBuilder('een [kop] zin');
    builder.append(0, 3);
    builder.space('\n\n');
    const span = builder.append(9, 13);
    expect(builder.text).toBe('een\n\n zin');
    expect(builder.text.slice(span.start, span.end)).toBe(' zin');
    expect([...builder.text].map((_, at) => rawOffset(builder.offsets, at))).toEqual([
      0,
      1,
      2,
      null,
      null,
      9,
      10,
      11,
      12,
    ]);
  });

  it('has no place before its beginning or after its end', () => {
    const builder = new TextBuilder('bomen');
    builder.append(0, 5);
    expect([-1, 5, 99].map((at) => rawOffset(builder.offsets, at))).toEqual([null, null, null]);
    expect(rawOffset([], 0)).toBeNull();
  });

  it('holds for any pieces in any order', () => {
    const piece = fc.tuple(fc.nat(20), fc.nat(20), fc.constantFrom('', ' ', '\n'));
    fc.assert(
      fc.property(fc.string({ minLength: 41, maxLength: 41 }), fc.array(piece), (raw, pieces) => {
        const builder = new TextBuilder(raw);
        for (const [start, length, white] of pieces) {
          builder.append(start, start + length);
          builder.space(white);
        }
        for (let at = 0; at < builder.length; at += 1) {
          const from = rawOffset(builder.offsets, at);
          if (from !== null) expect(raw[from]).toBe(builder.text[at]);
        }
        const mapped = builder.offsets.reduce((sum, { length }) => sum + length, 0);
        expect(mapped).toBe(pieces.reduce((sum, [, length]) => sum + length, 0));
      }),
    );
  });
});
