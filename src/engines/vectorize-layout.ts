/**
 * What Vectorize allows: developers.cloudflare.com/vectorize/platform/limits, …/reference/metadata-filtering, the
 * change of 16 March 2026 that raised `topKWithValues` from 20 to 50, and the service's own refusals ("too many ids in
 * payload; max id count is 100") for `getIds` and `deleteIds`, which no page names.
 */
export const VECTORIZE_LIMITS = {
  topK: 100,
  /** With `returnValues` or `returnMetadata: 'all'`. Only with values are scores exact. */
  topKWithValues: 50,
  dimensions: 1536,
  idBytes: 64,
  namespaceBytes: 64,
  metadataBytes: 10 * 1024,
  /** Bytes of a filter as compact JSON: fewer than this. */
  filterBytes: 2048,
  workerBatch: 1000,
  httpBatch: 5000,
  uploadBytes: 100_000_000,
  listPage: 1000,
  getIds: 20,
  deleteIds: 100,
} as const;

/** A vector as it is written to Vectorize, and as it is read back. */
export interface VectorizeVector {
  id: string;
  values: Float32Array | Float64Array | number[];
  namespace?: string;
  metadata?: Record<string, string | number | boolean>;
}

export interface VectorizeQuery {
  topK: number;
  namespace: string;
  returnValues: boolean;
  returnMetadata: 'none';
  filter?: Record<string, { $in: number[] }>;
}

/** What is used of a Vectorize binding (developers.cloudflare.com/vectorize/reference/client-api). */
export interface VectorizeBinding {
  query(
    vector: Float32Array,
    options: VectorizeQuery,
  ): Promise<{ matches: { id: string; score: number }[]; count: number }>;
  getByIds(ids: string[]): Promise<VectorizeVector[]>;
}

/** The metadata property that a search is limited by: the row at which the vector's document begins. */
export const DOCUMENT_PROPERTY = 'document';

/** The namespace of the marks that say that all vectors of a version are there; no search looks into it. */
export const MARK_NAMESPACE = 'whole';

/** A vector's id. Another artifact version, another id: two versions never overwrite or answer for each other. */
export function vectorId(version: string, row: number): string {
  return `${version}:${row}`;
}

/** The row that an id names, or null for an id of another version. */
export function rowOfId(id: string, version: string): number | null {
  const prefix = `${version}:`;
  const row = id.startsWith(prefix) ? id.slice(prefix.length) : '';
  return /^\d{1,9}$/u.test(row) ? Number(row) : null;
}

/** The id of the mark of a version, which is written after all of its vectors. */
export function markId(version: string): string {
  return `${version}:whole`;
}

/** The version that an id of ours belongs to, or null for an id that somebody else gave. */
export function versionOfId(id: string): string | null {
  return /^([0-9a-f]{12}):(?:\d{1,9}|whole)$/u.exec(id)?.[1] ?? null;
}

/** What of an artifact goes to Vectorize. */
export interface UploadParts {
  version: string;
  /** `dimensions` numbers a row. */
  vectors: Float32Array;
  dimensions: number;
  /** The row ranges of the documents, in order and without gaps. */
  documents: { start: number; end: number }[];
}

/** The vectors to write, row by row. A row of zeros is left out: it has no direction, so nothing is near it. */
export function* listVectors({
  version,
  vectors,
  dimensions,
  documents,
}: UploadParts): Generator<VectorizeVector> {
  for (const { start, end } of documents) {
    for (let row = start; row < end; row += 1) {
      const values = vectors.subarray(row * dimensions, (row + 1) * dimensions);
      if (values.every((value) => value === 0)) continue;
      yield {
        id: vectorId(version, row),
        values,
        namespace: version,
        metadata: { [DOCUMENT_PROPERTY]: start },
      };
    }
  }
}

/** The mark that is written after all vectors of a version: who sees it may rely on them. */
export function makeMark({ version, vectors, dimensions }: UploadParts): VectorizeVector {
  const values = new Float32Array(dimensions);
  values[0] = 1;
  const metadata = { rows: vectors.length / dimensions };
  return { id: markId(version), values, namespace: MARK_NAMESPACE, metadata };
}
