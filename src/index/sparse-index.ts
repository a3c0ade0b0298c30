import type { TermVector } from './analyzer.ts';

/** How raw term weights become impacts: BM25 for passages, cosine for texts of about the length of the query. */
export type Weighting = { kind: 'bm25'; k1: number; b: number } | { kind: 'cosine' };

/** An inverted index in typed arrays; `terms[i]` owns the postings from `offsets[i]` to `offsets[i + 1]`. */
export interface SparseIndexData {
  kind: Weighting['kind'];
  size: number;
  terms: string[];
  offsets: Uint32Array;
  rows: Uint32Array;
  impacts: Float32Array;
  /** Inverse document frequency a term. */
  idf: Float32Array;
}

/** What ranking asks of an index: the scores of its rows, and how telling a term is. */
export interface TermScores {
  /** Number of rows. */
  readonly size: number;
  has(term: string): boolean;
  /** How telling a term is: its idf, or that of a term which occurs nowhere. */
  idf(term: string): number;
  /** Adds `scale` times the score of each row to `into` (length `size`). */
  score(query: TermVector, into: Float32Array, scale?: number): void;
  /** Sets 1 in `into` for every row that holds the term. */
  mark(term: string, into: Uint8Array): void;
}

/** Robertson-Sparck Jones idf in the form that Lucene uses: never negative. */
export function inverseFrequency(size: number, frequency: number): number {
  return Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
}

/** Builds an inverted index of texts given as term vectors; row i is the i-th vector. */
export function buildSparseIndex(vectors: TermVector[], weighting: Weighting): SparseIndexData {
  const postings = new Map<string, { rows: number[]; weights: number[] }>();
  const lengths = vectors.map((vector, row) => {
    let length = 0;
    for (const [term, weight] of vector) {
      const list = postings.get(term) ?? { rows: [], weights: [] };
      postings.set(term, list);
      list.rows.push(row);
      list.weights.push(weight);
      length += weight;
    }
    return length;
  });
  const terms = [...postings.keys()].sort();
  const idf = Float32Array.from(terms, (term) =>
    inverseFrequency(vectors.length, postings.get(term)!.rows.length),
  );
  const total = terms.reduce((sum, term) => sum + postings.get(term)!.rows.length, 0);
  const data: SparseIndexData = {
    kind: weighting.kind,
    size: vectors.length,
    terms,
    offsets: new Uint32Array(terms.length + 1),
    rows: new Uint32Array(total),
    impacts: new Float32Array(total),
    idf,
  };
  const impact =
    weighting.kind === 'bm25' ? bm25Impact(lengths, weighting) : cosineImpact(vectors, { terms, idf });
  let at = 0;
  terms.forEach((term, index) => {
    const list = postings.get(term)!;
    data.offsets[index] = at;
    list.rows.forEach((row, position) => {
      data.rows[at] = row;
      data.impacts[at] = impact({ weight: list.weights[position]!, row, idf: idf[index]! });
      at += 1;
    });
  });
  data.offsets[terms.length] = at;
  return data;
}

type Impact = (posting: { weight: number; row: number; idf: number }) => number;

function bm25Impact(lengths: number[], { k1, b }: { k1: number; b: number }): Impact {
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || 1;
  return ({ weight, row, idf }) => bm25({ weight, length: lengths[row]!, idf }, { k1, b, average });
}

/** The impact of a term that stands in a text with a weight; `length` is the sum of the text's weights. */
export function bm25(
  posting: { weight: number; length: number; idf: number },
  { k1, b, average }: { k1: number; b: number; average: number },
): number {
  const { weight, length, idf } = posting;
  return (idf * weight * (k1 + 1)) / (weight + k1 * (1 - b + (b * length) / average));
}

/** Impacts of unit-length vectors, so that a query vector of unit length scores the cosine. */
function cosineImpact(vectors: TermVector[], { terms, idf }: { terms: string[]; idf: Float32Array }): Impact {
  const idfOf = new Map(terms.map((term, index) => [term, idf[index]!]));
  const norms = vectors.map((vector) => {
    let sum = 0;
    for (const [term, weight] of vector) sum += (Math.sqrt(weight) * idfOf.get(term)!) ** 2;
    return Math.sqrt(sum) || 1;
  });
  return ({ weight, row, idf: value }) => (Math.sqrt(weight) * value) / norms[row]!;
}

/** Scores of all rows for a query; only rows that share a term with it are above 0. */
export class SparseIndex implements TermScores {
  readonly data: SparseIndexData;
  private readonly numbers: Map<string, number>;
  private readonly unknownIdf: number;

  constructor(data: SparseIndexData) {
    this.data = data;
    this.numbers = new Map(data.terms.map((term, index) => [term, index]));
    this.unknownIdf = inverseFrequency(data.size, 0);
  }

  get size(): number {
    return this.data.size;
  }

  has(term: string): boolean {
    return this.numbers.has(term);
  }

  /** How telling a term is: its idf here, or that of a term which occurs nowhere. */
  idf(term: string): number {
    const number = this.numbers.get(term);
    return number === undefined ? this.unknownIdf : this.data.idf[number]!;
  }

  /**
   * Adds `scale` times the score of each row to `into` (length `size`): BM25 sums, or the cosine between query and row,
   * 0 to 1, in which terms that occur nowhere count against the match.
   */
  score(query: TermVector, into: Float32Array, scale = 1): void {
    const { offsets, rows, impacts } = this.data;
    for (const { number, value } of this.weigh(query, scale)) {
      for (let at = offsets[number]!; at < offsets[number + 1]!; at += 1)
        into[rows[at]!]! += value * impacts[at]!;
    }
  }

  /** The known terms of a query, by number, with what their impacts are multiplied by. */
  weigh(query: TermVector, scale = 1): { number: number; value: number }[] {
    const isCosine = this.data.kind === 'cosine';
    const factor = isCosine ? scale / this.norm(query) : scale;
    return [...query].flatMap(([term, weight]) => {
      const number = this.numbers.get(term);
      if (number === undefined) return [];
      return { number, value: factor * (isCosine ? Math.sqrt(weight) * this.data.idf[number]! : weight) };
    });
  }

  /** The number of a term, or undefined for one that occurs nowhere. */
  numberOf(term: string): number | undefined {
    return this.numbers.get(term);
  }

  /** Sets 1 in `into` for every row that holds the term. */
  mark(term: string, into: Uint8Array): void {
    const number = this.numbers.get(term);
    if (number === undefined) return;
    const { offsets, rows } = this.data;
    for (let at = offsets[number]!; at < offsets[number + 1]!; at += 1) into[rows[at]!] = 1;
  }

  private norm(query: TermVector): number {
    let sum = 0;
    for (const [term, weight] of query) sum += (Math.sqrt(weight) * this.idf(term)) ** 2;
    return Math.sqrt(sum) || 1;
  }
}
