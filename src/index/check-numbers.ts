import type { LoadedIndex } from './artifact-content.ts';
import { artifactError } from './artifact-error.ts';
import type { SparseIndexData } from './sparse-index.ts';

const damage = (part: string, what: string) =>
  artifactError('artifact_damaged', `The part ${part} of the index artifact: ${what}`);

/** No idf or impact comes near: it would take as many texts as there are atoms in a human body (ln 10^27 is 62). */
const MOST = 200;
/** Rounding of unit length in 32 bits. */
const ROUNDING = 1e-3;

/** Checks that an inverted index can be searched: terms once and in order, rows of a term likewise, weights in bounds. */
export function checkPostings(name: string, { terms, offsets, rows, impacts, idf }: SparseIndexData): void {
  checkTerms('sparse', terms);
  if (!areWeights(idf) || !areWeights(impacts))
    throw damage('sparse', `${name} has a weight that can be none`);
  for (let term = 0; term < terms.length; term += 1) {
    for (let at = offsets[term]! + 1; at < offsets[term + 1]!; at += 1) {
      if (rows[at]! <= rows[at - 1]!) throw damage('sparse', `${name} has the rows of a term out of order`);
    }
  }
}

function checkTerms(part: string, terms: string[]): void {
  for (let term = 1; term < terms.length; term += 1) {
    if (terms[term]! <= terms[term - 1]!) throw damage(part, 'has terms twice or out of order');
  }
}

function areWeights(numbers: Float32Array): boolean {
  // A comparison with what is no number is false.
  for (const number of numbers) if (!(number >= 0 && number <= MOST)) return false;
  return true;
}

/** Checks the numbers of the embedder and its vectors: finite, the vectors of unit length or all zero. */
export function checkModel({ lsa, vectors, manifest, content }: LoadedIndex): void {
  checkTerms('lsa', lsa.terms);
  if (!areWeights(lsa.idf)) throw damage('lsa', 'has a weight that can be none');
  // Rows of orthonormal columns.
  for (const number of lsa.projection) {
    if (!(Math.abs(number) <= 1 + ROUNDING)) throw damage('lsa', 'has a number that can be none');
  }
  const { dimensions } = manifest.embedder;
  for (let row = 0; row < content.passages.length; row += 1) {
    let sum = 0;
    for (let at = row * dimensions; at < (row + 1) * dimensions; at += 1) sum += vectors[at]! ** 2;
    if (sum !== 0 && !(Math.abs(sum - 1) <= ROUNDING))
      throw damage('vectors', `row ${row} has neither length 1 nor 0`);
  }
}
