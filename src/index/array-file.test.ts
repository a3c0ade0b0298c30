import { describe, expect, it } from 'vitest';
import { ArrayFile, packArrays } from './array-file.ts';

const arrays = {
  odd: Uint32Array.of(1, 2, 4_294_967_295),
  words: ['één', '', 'twee 🚲'],
  none: [],
  numbers: Float32Array.of(0.5, -1.25, 1e-30),
  empty: new Float32Array(0),
};

describe('a file of arrays', () => {
  it('gives back what went in', () => {
    const file = new ArrayFile(packArrays(arrays), 'test');
    expect(file.u32('odd')).toEqual(arrays.odd);
    expect(file.lines('words')).toEqual(arrays.words);
    expect(file.lines('none')).toEqual([]);
    expect(file.f32('numbers')).toEqual(arrays.numbers);
    expect(file.f32('empty')).toEqual(arrays.empty);
  });

  it('reads in place, without a copy', () => {
    const bytes = packArrays(arrays);
    expect(new ArrayFile(bytes, 'test').f32('numbers').buffer).toBe(bytes.buffer);
  });

  it('reads bytes that begin anywhere in a larger buffer', () => {
    const bytes = packArrays(arrays);
    for (let shift = 0; shift < 9; shift += 1) {
      const moved = new Uint8Array(bytes.length + 16).subarray(shift, shift + bytes.length);
      moved.set(bytes);
      expect(new ArrayFile(moved, 'test').f32('numbers')).toEqual(arrays.numbers);
    }
  });

  it('writes the same bytes for the same arrays, little endian', () => {
    expect(packArrays(arrays)).toEqual(packArrays(arrays));
    expect([...packArrays({ one: Uint32Array.of(1) }).slice(-8)]).toEqual([1, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('refuses a text that would come back as two', () => {
    expect(() => packArrays({ words: ['a\nb'] })).toThrow('line break');
  });

  it.each([
    ['cut within the arrays', (bytes: Uint8Array) => bytes.slice(0, bytes.length - 24)],
    ['cut within the table', (bytes: Uint8Array) => bytes.slice(0, 20)],
    ['almost empty', (bytes: Uint8Array) => bytes.slice(0, 3)],
    ['of another byte order', (bytes: Uint8Array) => bytes.slice().fill(0x42, 0, 1)],
    ['with a length in its table that is too large', (bytes: Uint8Array) => withTable(bytes, '3]', '9]')],
    [
      'with a place in its table outside the file',
      (bytes: Uint8Array) => withTable(bytes, '"f32",', '"f32",9'),
    ],
    ['without the array', (bytes: Uint8Array) => withTable(bytes, 'numbers', 'mumbers')],
  ])('names a file that is %s', (_, damage) => {
    const read = () => new ArrayFile(damage(packArrays(arrays)), 'vectors').f32('numbers');
    expect(read).toThrow(/The part vectors of the index artifact/);
  });
});

/** The same file with a word changed in the table, after the name of the array; the padding gives way. */
function withTable(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const length = new DataView(bytes.buffer).getUint32(4, true);
  const table = new TextDecoder().decode(bytes.subarray(8, 8 + length));
  const at = table.indexOf('"numbers"');
  const changed = table.slice(0, at) + table.slice(at).replace(from, to);
  const copy = bytes.slice();
  copy.set(new TextEncoder().encode(changed).subarray(0, length), 8);
  return copy;
}
