import type { Random } from './tally.ts';

/** One way to spoil a file: gives other bytes, or null when this file cannot be spoilt that way. */
export type Spoil = (bytes: Buffer, at: { random: Random; other: Buffer }) => Buffer | null;

function edit(bytes: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes);
  change(copy);
  return copy;
}

function flipBits(count: number): Spoil {
  return (bytes, { random }) =>
    edit(bytes, (copy) => {
      for (let flip = 0; flip < count; flip += 1) {
        const place = random.below(copy.length);
        copy[place] = copy[place]! ^ (1 << random.below(8));
      }
    });
}

const WORDS = [0, 1, 0x7f_ff_ff_ff, 0x80_00_00_00, 0xff_ff_ff_ff];

/** What happens to files: bad memory, bad disks, full disks, broken copies, wrong hands. */
export const SPOILS: Record<string, Spoil> = {
  'one bit': flipBits(1),
  'fifty bits': flipBits(50),
  'cut short': (bytes, { random }) => bytes.subarray(0, random.below(bytes.length)),
  'cut by one byte': (bytes) => bytes.subarray(0, -1),
  empty: () => Buffer.alloc(0),
  'a range of zeros': (bytes, { random }) => {
    const start = random.below(bytes.length);
    return edit(bytes, (copy) => copy.fill(0, start, Math.min(copy.length, start + 1 + random.below(4096))));
  },
  'all zeros': (bytes) => Buffer.alloc(bytes.length),
  'a range of noise': (bytes, { random }) => {
    const start = random.below(bytes.length);
    const end = Math.min(bytes.length, start + 50);
    return edit(bytes, (copy) => {
      for (let place = start; place < end; place += 1) copy[place] = random.below(256);
    });
  },
  'another file': (_, { other }) => other,
  'another file of the same length': (bytes, { other }) => Buffer.alloc(bytes.length, other),
  'bytes appended': (bytes, { random }) => Buffer.concat([bytes, Buffer.alloc(1 + random.below(64), 32)]),
  'itself appended': (bytes) => Buffer.concat([bytes, bytes]),
  'bytes before': (bytes) => Buffer.concat([Buffer.from('  '), bytes]),
  'a part twice': (bytes, { random }) => {
    const start = random.below(bytes.length);
    const end = Math.min(bytes.length, start + 1 + random.below(4096));
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start, end), bytes.subarray(end)]);
  },
  'two halves changed round': (bytes) => {
    const middle = bytes.length >> 1;
    return Buffer.concat([bytes.subarray(middle), bytes.subarray(0, middle)]);
  },
  'a word of the head': (bytes, { random }) =>
    edit(bytes, (copy) =>
      copy.writeUInt32LE(random.pick(WORDS), 4 * random.below(Math.min(24, copy.length >> 2))),
    ),
  'a word anywhere': (bytes, { random }) =>
    edit(bytes, (copy) => copy.writeUInt32LE(random.pick(WORDS), 4 * random.below(copy.length >> 2))),
  'a digit': (bytes, { random }) => replaceDigit(bytes, random),
};

/** JSON stays JSON, with another number or hash in it. */
function replaceDigit(bytes: Buffer, random: Random): Buffer | null {
  const places: number[] = [];
  for (let place = 0; place < bytes.length && places.length < 100_000; place += 1) {
    if (bytes[place]! >= 0x30 && bytes[place]! <= 0x39) places.push(place);
  }
  if (places.length === 0) return null;
  return edit(bytes, (copy) => {
    const place = random.pick(places);
    copy[place] = 0x30 + ((copy[place]! - 0x30 + 1 + random.below(9)) % 10);
  });
}
