import { SynchronousInMemoryDocstore } from '@langchain/community/stores/doc/in_memory';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import { AppError } from '../errors.ts';
import type { VectorHit, VectorIndex } from '../ports.ts';
import type { Span } from '../types.ts';
import { findForeignVector, findGraphFault } from './check-graph.ts';
import { ExactIndex } from './exact-index.ts';
import { GRAPH, type HnswAddon } from './hnsw-graph.ts';
import { isSearchable } from './query-vector.ts';

/** Candidates that a search looks at; the addon falls back to 10 whenever it reads a file. */
const EF = 200;

export interface HnswParts {
  addon: HnswAddon;
  /** Where the graph stands on disk; the addon reads files only. */
  file: string;
  /** The bytes of that file, whose hash was checked. */
  graph: Uint8Array;
  /** The vectors that the graph was built on, `dimensions` numbers a row. */
  vectors: Float32Array;
  dimensions: number;
}

/**
 * Searches the native graph through LangChain's HNSWLib store. The store is given a graph of ours: its own
 * `fromDocuments` sets neither links nor candidates, and its `load` checks nothing.
 */
export class HnswIndex implements VectorIndex {
  readonly name = 'hnsw';
  private readonly store: HNSWLib;
  private readonly exact: ExactIndex;
  private readonly dimensions: number;
  private readonly count: number;

  private constructor(store: HNSWLib, { vectors, dimensions }: HnswParts) {
    this.store = store;
    this.dimensions = dimensions;
    this.count = vectors.length / dimensions;
    this.exact = new ExactIndex(vectors, dimensions);
  }

  /** Opens a graph file. Errors: `artifact_damaged` when it does not fit the vectors; then the addon never sees it. */
  static async open(parts: HnswParts): Promise<HnswIndex> {
    const { addon, file, graph, dimensions } = parts;
    const count = parts.vectors.length / dimensions;
    const shape = { ...GRAPH, count, dimensions };
    const fault = findGraphFault(graph, shape);
    if (fault) throw damage(fault);
    const foreign = findForeignVector(graph, parts.vectors, shape);
    if (foreign !== null) throw damage(`vector ${foreign} is not that of the index`);
    const index = new addon.HierarchicalNSW('cosine', dimensions);
    await index.readIndex(file);
    index.setEf(EF);
    const docstore = new SynchronousInMemoryDocstore(new RowDocuments());
    return new HnswIndex(
      new HNSWLib(noEmbeddings, { space: 'cosine', numDimensions: dimensions, index, docstore }),
      parts,
    );
  }

  /**
   * Within ranges the vectors are compared one by one: a filter would cost the graph its recall, and one that throws would
   * end the process inside the addon. The ranges are documents, so there are few rows.
   */
  async search(vector: Float32Array, limit: number, rows?: Span[]): Promise<VectorHit[]> {
    if (rows) return this.exact.search(vector, limit, rows);
    if (!isSearchable(vector, this.dimensions) || limit <= 0 || this.count === 0) return [];
    // All candidates that the search looks at anyway, so that of two near ones the right one is at the edge of the list.
    const candidates = Math.min(Math.max(limit, EF), this.count);
    const found = await this.store.similaritySearchVectorWithScore(Array.from(vector), candidates);
    const nearest = found.map(([document]) => rowOf(document)).sort((a, b) => a - b);
    // The store's score is a distance in the addon's own arithmetic; ours is that of every other runtime, to the last bit.
    return this.exact.search(
      vector,
      limit,
      nearest.map((row) => ({ start: row, end: row + 1 })),
    );
  }
}

function rowOf(document: Document | string): number {
  const row: unknown = typeof document === 'string' ? undefined : document.metadata.row;
  if (typeof row !== 'number') throw damage('it names a row that is not there');
  return row;
}

/** Passages as the store knows them: their rows, made when it asks. Their text stays with us. */
class RowDocuments extends Map<string, Document> {
  override get(row: string): Document {
    return new Document({ pageContent: '', metadata: { row: Number(row) } });
  }
}

function damage(fault: string): AppError {
  return new AppError(
    'artifact_damaged',
    `The hnswlib graph of the index artifact cannot be used: ${fault}`,
    {
      hint: 'Run `npm run ingest` to build the index artifact again.',
    },
  );
}

/** The store asks for an embedder, and is only ever given vectors. */
const noEmbeddings = {
  embedDocuments: () => Promise.reject(new AppError('internal', 'The vector store was asked to embed')),
  embedQuery: () => Promise.reject(new AppError('internal', 'The vector store was asked to embed')),
};
