import { bm25, inverseFrequency, type SparseIndexData } from './sparse-index.ts';
import type { TermRows } from './term-rows.ts';

/**
 * As `buildSparseIndex` with BM25, to the last bit, from terms by number: postings are counted, then filled in, so that
 * nothing is built a term.
 */
export function buildPostings(from: TermRows, weighting: { k1: number; b: number }): SparseIndexData {
  const size = from.offsets.length - 1;
  const frequencies = countRows(from);
  const order = Array.from(frequencies.keys())
    .filter((number) => frequencies[number]! > 0)
    .sort((a, b) => (from.terms[a]! < from.terms[b]! ? -1 : 1));
  const offsets = new Uint32Array(order.length + 1);
  const idf = new Float32Array(order.length);
  const placeOf = new Uint32Array(frequencies.length);
  order.forEach((number, place) => {
    placeOf[number] = place;
    offsets[place + 1] = offsets[place]! + frequencies[number]!;
    idf[place] = inverseFrequency(size, frequencies[number]!);
  });
  const postings = fill(from, { offsets, idf, placeOf, weighting });
  const terms = order.map((number) => from.terms[number]!);
  return { kind: 'bm25', size, terms, offsets, idf, ...postings };
}

function countRows({ terms, numbers }: TermRows): Uint32Array {
  const frequencies = new Uint32Array(terms.length);
  for (let at = 0; at < numbers.length; at += 1) frequencies[numbers[at]!]! += 1;
  return frequencies;
}

function fill(
  from: TermRows,
  at: { offsets: Uint32Array; idf: Float32Array; placeOf: Uint32Array; weighting: { k1: number; b: number } },
): Pick<SparseIndexData, 'rows' | 'impacts'> {
  const lengths = sumLengths(from);
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || 1;
  const constants = { ...at.weighting, average };
  const rows = new Uint32Array(from.numbers.length);
  const impacts = new Float32Array(from.numbers.length);
  const next = at.offsets.slice();
  for (let row = 0; row < lengths.length; row += 1) {
    const length = lengths[row]!;
    for (let entry = from.offsets[row]!; entry < from.offsets[row + 1]!; entry += 1) {
      const place = at.placeOf[from.numbers[entry]!]!;
      const to = next[place]!;
      rows[to] = row;
      impacts[to] = bm25({ weight: from.weights[entry]!, length, idf: at.idf[place]! }, constants);
      next[place] = to + 1;
    }
  }
  return { rows, impacts };
}

function sumLengths({ offsets, weights }: TermRows): Float64Array {
  return Float64Array.from({ length: offsets.length - 1 }, (_, row) => {
    let length = 0;
    for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) length += weights[at]!;
    return length;
  });
}
