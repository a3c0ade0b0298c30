import type { Random } from './tally.ts';

type Entry = [name: string, type: string, offset: number, length: number];

const PRELUDE = 8;
const ODD_FLOATS = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, 3e38, -3e38];
const ODD_WORDS = [0, 0xff_ff_ff_ff, 0x80_00_00_00, 0x7f_ff_ff_ff, 100_000];
const ODD_BYTES = [0, 10, 0xff, 0xc0];
const ODD_PLACES = [-8, 0, 4, 8, 2 ** 31, 2 ** 53, 1e300, 0.5];

/** Changes a value, or an entry of the table, of a file of named arrays; null when the bytes are no such file. */
export function forgeArrays(bytes: Buffer, random: Random): Buffer | null {
  const entries = readTable(bytes);
  if (!entries || entries.length === 0) return null;
  const copy = Buffer.from(bytes);
  const entry = random.pick(entries);
  if (random() < 0.3) return forgeTable(copy, entries, random);
  if (random() < 0.2) return fillArray(copy, entry);
  return forgeValue(copy, entry, random);
}

function readTable(bytes: Buffer): Entry[] | null {
  try {
    const table = JSON.parse(bytes.subarray(PRELUDE, PRELUDE + bytes.readUInt32LE(4)).toString());
    return Array.isArray(table) ? table : null;
  } catch {
    return null;
  }
}

function forgeValue(copy: Buffer, [, type, offset, length]: Entry, random: Random): Buffer | null {
  if (length === 0) return null;
  const place = random.below(length);
  if (type === 'f32') copy.writeFloatLE(random.pick(ODD_FLOATS), offset + 4 * place);
  else if (type === 'u32') copy.writeUInt32LE(random.pick(ODD_WORDS), offset + 4 * place);
  else copy[offset + place] = random.pick(ODD_BYTES);
  return copy;
}

function fillArray(copy: Buffer, [, type, offset, length]: Entry): Buffer {
  return copy.fill(0, offset, offset + length * (type === 'u8' ? 1 : 4));
}

function forgeTable(copy: Buffer, entries: Entry[], random: Random): Buffer | null {
  const at = random.below(entries.length);
  const [name, type, offset, length] = entries[at]!;
  const forged: (Entry | null)[] = [
    [name, type, random.pick(ODD_PLACES), length],
    [name, type, offset, length + random.pick([-1, 1, 2 ** 31, -length - 1])],
    [name, random.pick(['u8', 'u32', 'f32', 'f64']), offset, length],
    [name, type, entries[random.below(entries.length)]![2], length],
    ['other', type, offset, length],
    null,
  ];
  const entry = random.pick(forged);
  const table = entries.toSpliced(at, 1, ...(entry ? [entry] : []));
  const room = copy.readUInt32LE(4);
  const text = JSON.stringify(table);
  if (text.length > room) return null;
  copy.write(text.padEnd(room, ' '), PRELUDE);
  return copy;
}
