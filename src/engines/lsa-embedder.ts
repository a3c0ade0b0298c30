import type { Embedder } from '../ports.ts';

/** A trained latent semantic analysis: a row of `dimensions` numbers for each term. */
export interface LsaModel {
  /** Names the model by what it was trained on: vectors of two models cannot be compared. */
  id: string;
  terms: string[];
  idf: Float32Array;
  /** `terms.length * dimensions` numbers, row by row: U of the truncated singular value decomposition. */
  projection: Float32Array;
  dimensions: number;
}

/**
 * Embeds a text by folding its terms into a latent semantic space (Deerwester et al. 1990): deterministic, no weights
 * to download. A text without a known term gets the zero vector, which is near to nothing.
 */
export class LsaEmbedder implements Embedder {
  readonly id: string;
  readonly dimensions: number;
  private readonly model: LsaModel;
  private readonly analyze: (text: string) => Map<string, number>;
  private readonly rows: Map<string, number>;

  /** `analyze` must be the one that the model was trained with. */
  constructor(model: LsaModel, analyze: (text: string) => Map<string, number>) {
    this.model = model;
    this.analyze = analyze;
    this.dimensions = model.dimensions;
    this.id = model.id;
    this.rows = new Map(model.terms.map((term, row) => [term, row]));
  }

  embed(texts: string[]): Promise<Float32Array[]> {
    return Promise.resolve(texts.map((text) => this.embedTerms(this.analyze(text))));
  }

  /** As `embed`, for a text whose terms are known already. */
  embedTerms(terms: Map<string, number>): Float32Array {
    const rows = Int32Array.from(terms.keys(), (term) => this.rowOf(term));
    return this.embedRows(rows, [...terms.values()]);
  }

  /** As `embedTerms`, for terms by their rows in the model, -1 for one that it does not know. */
  embedRows(rows: Int32Array, weights: ArrayLike<number>): Float32Array {
    const vector = new Float32Array(this.dimensions);
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at]!;
      if (row < 0) continue;
      const value = Math.sqrt(weights[at]!) * this.model.idf[row]!;
      const from = row * this.dimensions;
      for (let axis = 0; axis < this.dimensions; axis += 1)
        vector[axis]! += value * this.model.projection[from + axis]!;
    }
    return normalize(vector);
  }

  /** The row of a term in the model, or -1. */
  rowOf(term: string): number {
    return this.rows.get(term) ?? -1;
  }
}

/** Scales a vector to unit length in place; a zero vector stays zero. */
export function normalize(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const value of vector) sum += value * value;
  const length = Math.sqrt(sum);
  if (length > 0) for (let axis = 0; axis < vector.length; axis += 1) vector[axis]! /= length;
  return vector;
}
