import type { DocumentSummary } from '../types.ts';
import type { ArtifactManifest } from './artifact-manifest.ts';
import type { IndexContent } from './content.ts';

/**
 * The latent semantic analysis as the artifact keeps it: `dimensions` numbers a term in `projection`. Where an outside
 * embedder made the vectors it has no terms, and only its id and dimensions.
 */
export interface StoredLsa {
  /** Names the model by what it was trained on, or is the outside embedder's id. */
  id: string;
  dimensions: number;
  terms: string[];
  idf: Float32Array;
  projection: Float32Array;
}

/** All that an artifact holds. */
export interface ArtifactContent {
  content: IndexContent;
  lsa: StoredLsa;
  /** `lsa.dimensions` numbers a passage, row by row, of unit length or all zero. */
  vectors: Float32Array;
  /** For each vector 32 hexadecimal digits that name embedder and text: the same key, the same vector. */
  vectorKeys: string[];
  /** Every document of the corpus, with those that are not there. */
  summaries: DocumentSummary[];
  /** The native nearest-neighbour graph over the vectors, or null where the addon could not be used. */
  graph: Uint8Array | null;
}

/** An artifact that passed every check; the typed arrays are views on the bytes that were given. */
export interface LoadedIndex extends ArtifactContent {
  manifest: ArtifactManifest;
  /** Short hash of the manifest, and so of all that the artifact holds. */
  version: string;
}
