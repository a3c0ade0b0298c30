import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { LsaModel } from './lsa-embedder.ts';

/** More training texts than this are sampled evenly: the decomposition is cubic in their number. */
const MAX_TEXTS = 600;

/**
 * Trains a latent semantic analysis on texts given as term weights.
 * The left singular vectors come from the eigenvectors of the small Gram matrix of the texts (U = A V / S).
 */
export function trainLsa(texts: Map<string, number>[], dimensions: number): Omit<LsaModel, 'id'> {
  const sample = texts.filter((_, row) => row % Math.ceil(texts.length / MAX_TEXTS) === 0);
  const frequency = new Map<string, number>();
  for (const text of sample)
    for (const term of text.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const terms = [...frequency.keys()].sort();
  const idf = Float32Array.from(terms, (term) => Math.log(1 + sample.length / frequency.get(term)!));
  const rowOf = new Map(terms.map((term, row) => [term, row]));
  const columns = sample.map((text) => unitColumn(text, { rowOf, idf }));
  const { vectors, values } = topEigenvectors(columns, dimensions);
  const projection = new Float32Array(terms.length * dimensions);
  columns.forEach((column, text) => {
    for (const [row, weight] of column) {
      for (let axis = 0; axis < dimensions; axis += 1) {
        const scale = values[axis] ?? 0;
        if (scale > 1e-9)
          projection[row * dimensions + axis]! += (weight * vectors[axis]![text]!) / Math.sqrt(scale);
      }
    }
  });
  return { terms, idf, projection, dimensions };
}

type Column = Map<number, number>;

function unitColumn(
  text: Map<string, number>,
  at: { rowOf: Map<string, number>; idf: Float32Array },
): Column {
  const column: Column = new Map();
  let sum = 0;
  for (const [term, weight] of text) {
    const row = at.rowOf.get(term)!;
    const value = Math.sqrt(weight) * at.idf[row]!;
    column.set(row, value);
    sum += value * value;
  }
  const length = Math.sqrt(sum) || 1;
  for (const [row, value] of column) column.set(row, value / length);
  return column;
}

function topEigenvectors(columns: Column[], count: number): { vectors: number[][]; values: number[] } {
  const gram = Matrix.zeros(columns.length, columns.length);
  columns.forEach((left, i) => {
    for (let j = i; j < columns.length; j += 1) {
      const value = dot(left, columns[j]!);
      gram.set(i, j, value);
      gram.set(j, i, value);
    }
  });
  const decomposition = new EigenvalueDecomposition(gram, { assumeSymmetric: true });
  const order = decomposition.realEigenvalues
    .map((value, index) => ({ value, index }))
    .sort((a, b) => b.value - a.value);
  const top = order.slice(0, count);
  return {
    values: top.map(({ value }) => value),
    vectors: top.map(({ index }) => decomposition.eigenvectorMatrix.getColumn(index)),
  };
}

function dot(left: Column, right: Column): number {
  const [small, large] = left.size < right.size ? [left, right] : [right, left];
  let sum = 0;
  for (const [row, value] of small) sum += value * (large.get(row) ?? 0);
  return sum;
}
