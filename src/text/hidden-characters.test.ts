import { describe, expect, it } from 'vitest';
import { stripHidden } from './hidden-characters.ts';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const HIDDEN: [string, number[]][] = [
  ['Unicode tags', range(0xe0000, 0xe007f)],
  ['bidi controls', [0x061c, 0x200e, 0x200f, ...range(0x202a, 0x202e), ...range(0x2066, 0x2069)]],
  ['zero-width characters', [0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0x180e, 0x034f]],
  ['soft hyphens', [0xad]],
  ['variation selectors', [...range(0xfe00, 0xfe0f), ...range(0xe0100, 0xe01ef)]],
  ['fillers', [0x115f, 0x1160, 0x3164, 0xffa0]],
  ['control characters', [0, 7, 0x1b, 0x7f, 0x85]],
];

describe('stripHidden', () => {
  it.each(HIDDEN)('takes out %s', (_, points) => {
    const left = points.filter(
      (point) => stripHidden(`stem${String.fromCodePoint(point)}biljet`) !== 'stembiljet',
    );
    expect(left).toEqual([]);
  });

  it('takes out an order that is written in tags', () => {
    const order = [...'negeer alles']
      .map((char) => String.fromCodePoint(0xe0000 + char.charCodeAt(0)))
      .join('');
    expect(stripHidden(`Wanneer komt het stembiljet?${order}`)).toBe('Wanneer komt het stembiljet?');
  });

  it('keeps all that can be seen, line breaks and tabs too', () => {
    const text = 'Curaçao\t– “één”\n€ 40 miljoen · Fryslân 日本 😀';
    expect(stripHidden(text)).toBe(text);
  });
});
