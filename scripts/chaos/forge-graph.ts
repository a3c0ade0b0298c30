import type { Random } from './tally.ts';

/** Fields of hnswlib's saveIndex, on a machine of 64 bits: eight header words, then the links of each vector. */
const HEADER_BYTES = 96;
const ODD_WORDS = [0, 1, 0xff_ff_ff_ff, 0x80_00_00_00, 161, 100_000];

/** Changes one field of a graph file: of its head, of a vector's links, labels or numbers, of the layers above. */
export function forgeGraph(bytes: Buffer, random: Random): Buffer | null {
  if (bytes.length < HEADER_BYTES + 8) return null;
  const copy = Buffer.from(bytes);
  const elements = Number(bytes.readBigUInt64LE(16));
  const elementBytes = Number(bytes.readBigUInt64LE(24));
  const base = HEADER_BYTES + elementBytes * random.below(elements);
  const upper = HEADER_BYTES + elementBytes * elements;
  const ways: (() => void)[] = [
    () => copy.writeUInt32LE(random.pick(ODD_WORDS), 4 * random.below(HEADER_BYTES / 4)),
    // The number of links on the base layer, a link, the label, a number of the vector.
    () => copy.writeUInt32LE(random.pick(ODD_WORDS), base),
    () => copy.writeUInt32LE(random.pick(ODD_WORDS), base + 4 + 4 * random.below(32)),
    () => copy.writeUInt32LE(random.pick(ODD_WORDS), base + elementBytes - 8),
    () => copy.writeFloatLE(random.pick([Number.NaN, 3e38, -1]), base + 132 + 4 * random.below(96)),
    () => copy.fill(0, base, base + 132),
    () => copy.fill(0, HEADER_BYTES, upper),
    () => copy.writeUInt32LE(random.pick(ODD_WORDS), upper + 4 * random.below((copy.length - upper) >> 2)),
  ];
  random.pick(ways)();
  return copy;
}
