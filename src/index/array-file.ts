import { AppError } from '../errors.ts';
import { artifactError } from './artifact-error.ts';

/** Reads as other bytes on a machine with another byte order, which would misread every number that follows. */
const MAGIC = 0x42574131;
const ALIGNMENT = 8;
const PRELUDE = 8;

const types = { u8: Uint8Array, u32: Uint32Array, f32: Float32Array } as const;
type ArrayType = keyof typeof types;
type StoredArray = Uint8Array | Uint32Array | Float32Array;

/** Name, type, place from the start of the file in bytes, length in elements. */
type Entry = [name: string, type: ArrayType, offset: number, length: number];

/**
 * Writes named arrays into one file: a word that tells the byte order, the length of the table, the table as JSON, then
 * the arrays, little endian, each on a multiple of eight bytes so that they can be read in place. A list of texts is
 * kept as UTF-8 lines. The same arrays give the same bytes.
 */
export function packArrays(arrays: Record<string, StoredArray | string[]>): Uint8Array {
  const stored = Object.entries(arrays).map(([name, value]): [string, StoredArray] => [
    name,
    Array.isArray(value) ? encodeLines(name, value) : value,
  ]);
  const table = encodeTable(stored);
  const last = table.entries.at(-1);
  const bytes = new Uint8Array(last ? align(last[2] + stored.at(-1)![1].byteLength) : table.bytes.length);
  new DataView(bytes.buffer).setUint32(0, MAGIC, true);
  new DataView(bytes.buffer).setUint32(4, table.bytes.length, true);
  bytes.set(table.bytes, PRELUDE);
  table.entries.forEach(([, , offset], place) => {
    const value = stored[place]![1];
    bytes.set(new Uint8Array(value.buffer, value.byteOffset, value.byteLength), offset);
  });
  return bytes;
}

function encodeLines(name: string, lines: string[]): Uint8Array {
  const broken = lines.find((line) => line.includes('\n'));
  if (broken !== undefined) throw new AppError('internal', `An entry of ${name} holds a line break`);
  return new TextEncoder().encode(lines.join('\n'));
}

/** The table with every array in its place; its own length moves them, so it is padded to a length known beforehand. */
function encodeTable(stored: [string, StoredArray][]): { bytes: Uint8Array; entries: Entry[] } {
  const room = align(PRELUDE + stored.reduce((sum, [name]) => sum + name.length * 3 + 40, 2));
  let offset = room;
  const entries = stored.map(([name, value]): Entry => {
    const entry: Entry = [name, typeOf(value), offset, value.length];
    offset = align(offset + value.byteLength);
    return entry;
  });
  const text = JSON.stringify(entries).padEnd(room - PRELUDE, ' ');
  return { bytes: new TextEncoder().encode(text), entries };
}

function typeOf(value: StoredArray): ArrayType {
  if (value instanceof Float32Array) return 'f32';
  return value instanceof Uint32Array ? 'u32' : 'u8';
}

function align(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}

/** A file of `packArrays`, read in place: the arrays are views on the bytes that were given. */
export class ArrayFile {
  private readonly bytes: Uint8Array;
  private readonly part: string;
  private readonly entries: Map<string, Entry>;

  /** `part` is the file's name in messages. Errors: `artifact_damaged` when the table cannot be read. */
  constructor(bytes: Uint8Array, part: string) {
    // A file that does not begin on a boundary (a slice of a larger buffer) is moved once; views need the boundary.
    this.bytes = bytes.byteOffset % ALIGNMENT === 0 ? bytes : bytes.slice();
    this.part = part;
    this.entries = new Map(this.readTable().map((entry) => [entry[0], entry]));
  }

  u32(name: string): Uint32Array {
    return this.view(name, 'u32') as Uint32Array;
  }

  f32(name: string): Float32Array {
    return this.view(name, 'f32') as Float32Array;
  }

  u8(name: string): Uint8Array {
    return this.view(name, 'u8') as Uint8Array;
  }

  /** A list of texts; an empty array is an empty list. */
  lines(name: string): string[] {
    const bytes = this.u8(name);
    return bytes.length === 0 ? [] : new TextDecoder().decode(bytes).split('\n');
  }

  private view(name: string, type: ArrayType): StoredArray {
    const entry = this.entries.get(name);
    if (!entry || entry[1] !== type) throw this.damage(`the array ${name} is missing`);
    const [, , offset, length] = entry;
    const end = offset + length * types[type].BYTES_PER_ELEMENT;
    const isWithin =
      Number.isSafeInteger(offset) && Number.isSafeInteger(length) && length >= 0 && offset >= PRELUDE;
    if (!isWithin || offset % ALIGNMENT !== 0 || end > this.bytes.length) {
      throw this.damage(`the array ${name} does not lie within the file`);
    }
    return new types[type](this.bytes.buffer as ArrayBuffer, this.bytes.byteOffset + offset, length);
  }

  private readTable(): Entry[] {
    if (this.bytes.length < PRELUDE) throw this.damage('it is too short');
    const [magic, length] = new Uint32Array(this.bytes.buffer as ArrayBuffer, this.bytes.byteOffset, 2);
    if (magic !== MAGIC)
      throw this.damage('it does not begin as such a file does, or has another byte order');
    try {
      return JSON.parse(new TextDecoder().decode(this.bytes.subarray(PRELUDE, PRELUDE + length!)));
    } catch (cause) {
      throw this.damage('its table cannot be read', cause);
    }
  }

  private damage(what: string, cause?: unknown): AppError {
    return artifactError('artifact_damaged', `The part ${this.part} of the index artifact: ${what}`, cause);
  }
}
