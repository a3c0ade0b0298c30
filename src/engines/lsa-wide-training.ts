import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { LsaModel } from './lsa-embedder.ts';

/** Directions beyond those wanted, and rounds, that make a random start precise enough (Halko et al. 2011). */
const MORE = 20;
const ROUNDS = 3;
const SEED = 12_345;

/** A sparse text of unit length: rows of its terms and their weights. */
interface SparseText {
  terms: Int32Array;
  weights: Float32Array;
}

/** A dense matrix, row by row. */
interface Dense {
  values: Float64Array;
  width: number;
}

/**
 * As `trainLsa`, on all texts however many: a randomised singular value decomposition, whose time grows with the number of
 * texts and not with its cube (Halko, Martinsson and Tropp 2011, algorithm 4.4). The same texts give the same model.
 */
export function trainWideLsa(texts: Map<string, number>[], dimensions: number): Omit<LsaModel, 'id'> {
  const frequency = new Map<string, number>();
  for (const text of texts)
    for (const term of text.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const terms = [...frequency.keys()].sort();
  const idf = Float32Array.from(terms, (term) => Math.log(1 + texts.length / frequency.get(term)!));
  const rowOf = new Map(terms.map((term, row) => [term, row]));
  const sparse = texts.map((text) => toSparse(text, { rowOf, idf }));
  const width = Math.min(dimensions + MORE, texts.length);
  const basis = findRange(sparse, { size: terms.length, width });
  return {
    terms,
    idf,
    projection: project(timesTransposed(sparse, basis, terms.length), dimensions),
    dimensions,
  };
}

function toSparse(
  text: Map<string, number>,
  { rowOf, idf }: { rowOf: Map<string, number>; idf: Float32Array },
): SparseText {
  const terms = Int32Array.from(text.keys(), (term) => rowOf.get(term)!);
  const weights = Float32Array.from(
    [...text.values()].map((weight, at) => Math.sqrt(weight) * idf[terms[at]!]!),
  );
  const length = Math.hypot(...weights) || 1;
  return { terms, weights: weights.map((weight) => weight / length) };
}

/** An orthonormal basis of what the texts span most: random vectors drawn through the texts and back, again and again. */
function findRange(texts: SparseText[], { size, width }: { size: number; width: number }): Dense {
  let state = SEED;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  let basis: Dense = { values: Float64Array.from({ length: texts.length * width }, random), width };
  for (let round = 0; round < ROUNDS; round += 1) {
    basis = times(texts, timesTransposed(texts, basis, size));
    orthonormalize(basis);
  }
  return basis;
}

/** Terms by directions: the transposed texts times a matrix of a row a text. */
function timesTransposed(texts: SparseText[], { values, width }: Dense, size: number): Dense {
  const product = new Float64Array(size * width);
  texts.forEach(({ terms, weights }, row) => {
    terms.forEach((term, at) => {
      const weight = weights[at]!;
      for (let axis = 0; axis < width; axis += 1)
        product[term * width + axis]! += weight * values[row * width + axis]!;
    });
  });
  return { values: product, width };
}

/** Texts by directions: the texts times a matrix of a row a term. */
function times(texts: SparseText[], { values, width }: Dense): Dense {
  const product = new Float64Array(texts.length * width);
  texts.forEach(({ terms, weights }, row) => {
    terms.forEach((term, at) => {
      const weight = weights[at]!;
      for (let axis = 0; axis < width; axis += 1)
        product[row * width + axis]! += weight * values[term * width + axis]!;
    });
  });
  return { values: product, width };
}

/** Gram-Schmidt over the columns, in place; a column that the others span becomes zero. */
function orthonormalize({ values, width }: Dense): void {
  const height = values.length / width;
  const columns = Array.from({ length: width }, (_, axis) =>
    Float64Array.from({ length: height }, (_, row) => values[row * width + axis]!),
  );
  columns.forEach((column, axis) => {
    const before = Math.sqrt(dot(column, column));
    for (let earlier = 0; earlier < axis; earlier += 1) {
      const share = dot(column, columns[earlier]!);
      for (let row = 0; row < height; row += 1) column[row]! -= share * columns[earlier]![row]!;
    }
    const length = Math.sqrt(dot(column, column));
    for (let row = 0; row < height; row += 1)
      column[row] = length > 1e-10 * before && length > 0 ? column[row]! / length : 0;
  });
  columns.forEach((column, axis) => {
    for (let row = 0; row < height; row += 1) values[row * width + axis] = column[row]!;
  });
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += left[at]! * right[at]!;
  return sum;
}

/** The left singular vectors of the terms, from the eigenvectors of the small matrix that the directions make. */
function project({ values, width }: Dense, dimensions: number): Float32Array {
  const size = values.length / width;
  const small = Matrix.zeros(width, width);
  for (let term = 0; term < size; term += 1) {
    for (let row = 0; row < width; row += 1) {
      const value = values[term * width + row]!;
      if (value === 0) continue;
      for (let axis = 0; axis < width; axis += 1)
        small.set(row, axis, small.get(row, axis) + value * values[term * width + axis]!);
    }
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(small, {
    assumeSymmetric: true,
  });
  const order = realEigenvalues.map((value, at) => ({ value, at })).sort((a, b) => b.value - a.value);
  const projection = new Float32Array(size * dimensions);
  order.slice(0, dimensions).forEach(({ value, at }, axis) => {
    if (value < 1e-9) return;
    const vector = eigenvectorMatrix.getColumn(at);
    for (let term = 0; term < size; term += 1) {
      let sum = 0;
      for (let row = 0; row < width; row += 1) sum += values[term * width + row]! * vector[row]!;
      projection[term * dimensions + axis] = sum / Math.sqrt(value);
    }
  });
  return projection;
}
