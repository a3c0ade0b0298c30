import { VECTORIZE_LIMITS, type VectorizeBinding, type VectorizeVector } from './vectorize-layout.ts';

interface Stored extends VectorizeVector {
  values: Float32Array;
  /** The metadata properties that had an index when this vector was written: only these can be filtered by. */
  indexed: ReadonlySet<string>;
}

type Change =
  | { kind: 'upsert' | 'insert'; vectors: VectorizeVector[] }
  | { kind: 'delete'; ids: string[] }
  | { kind: 'index'; property: string };

export interface QueryOptions {
  topK?: number;
  namespace?: string;
  returnValues?: boolean;
  returnMetadata?: 'none' | 'indexed' | 'all';
  filter?: Record<string, unknown>;
}

const OPERATORS = new Set(['$eq', '$ne', '$in', '$nin', '$lt', '$lte', '$gt', '$gte']);

/**
 * Vectorize as its documentation has it: it refuses what the service refuses, scores are approximate unless values are
 * asked for, and what is written is seen only after `process()`, in the order in which it was written.
 */
export class FakeVectorize implements VectorizeBinding {
  readonly dimensions: number;
  readonly queries: QueryOptions[] = [];
  private readonly vectors = new Map<string, Stored>();
  private readonly indexes = new Set<string>();
  private waiting: { id: string; change: Change }[] = [];
  private mutations = 0;
  private processed: string | null = null;

  constructor(dimensions: number) {
    this.dimensions = dimensions;
  }

  /** Makes written changes visible, all of them or the first `count`. */
  process(count = this.waiting.length): void {
    for (const { id, change } of this.waiting.splice(0, count)) {
      this.apply(change);
      this.processed = id;
    }
  }

  /** Ids that are visible, in order. */
  ids(): string[] {
    return [...this.vectors.keys()].sort();
  }

  properties(): string[] {
    return [...this.indexes];
  }

  createMetadataIndex(property: string): { mutationId: string } {
    if (this.indexes.size >= 10) throw new Error('VECTOR_INDEX_ERROR: more than 10 metadata indexes');
    return this.enqueue({ kind: 'index', property });
  }

  async upsert(vectors: VectorizeVector[]): Promise<{ mutationId: string }> {
    return this.write('upsert', { vectors, most: VECTORIZE_LIMITS.workerBatch });
  }

  async insert(vectors: VectorizeVector[]): Promise<{ mutationId: string }> {
    return this.write('insert', { vectors, most: VECTORIZE_LIMITS.workerBatch });
  }

  /** `most` is larger over HTTP than in a Worker. */
  write(kind: 'upsert' | 'insert', { vectors, most }: { vectors: VectorizeVector[]; most: number }) {
    if (vectors.length > most)
      throw new Error(`VECTOR_UPSERT_ERROR: ${vectors.length} vectors, more than ${most}`);
    if (new Set(vectors.map(({ id }) => id)).size < vectors.length)
      throw new Error('an id twice in one batch');
    for (const vector of vectors) this.refuseVector(vector);
    return this.enqueue({ kind, vectors });
  }

  async deleteByIds(ids: string[]): Promise<{ mutationId: string }> {
    if (ids.length > VECTORIZE_LIMITS.deleteIds) {
      throw new Error(`VECTOR_DELETE_ERROR (code = 40007): too many ids in payload; ${ids.length}`);
    }
    return this.enqueue({ kind: 'delete', ids });
  }

  async getByIds(ids: string[]): Promise<VectorizeVector[]> {
    if (ids.length > VECTORIZE_LIMITS.getIds)
      throw new Error('VECTOR_GET_ERROR (code = 40007): too many ids');
    return ids.flatMap((id) => this.vectors.get(id) ?? []);
  }

  describe() {
    return {
      vectorCount: this.vectors.size,
      dimensions: this.dimensions,
      processedUpToDatetime: null,
      processedUpToMutation: this.processed,
    };
  }

  async query(vector: ArrayLike<number>, options: QueryOptions = {}) {
    this.queries.push(options);
    const { topK = 5, namespace, returnValues = false, returnMetadata = 'none', filter } = options;
    const most =
      returnValues || returnMetadata === 'all' ? VECTORIZE_LIMITS.topKWithValues : VECTORIZE_LIMITS.topK;
    if (topK < 1 || topK > most)
      throw new Error(`VECTOR_QUERY_ERROR (code = 40025): topK ${topK}, at most ${most}`);
    if (vector.length !== this.dimensions) {
      throw new Error(
        `VECTOR_QUERY_ERROR (code = 40006): ${vector.length} dimensions, not ${this.dimensions}`,
      );
    }
    if (filter) this.refuseFilter(filter);
    const matches = [...this.vectors.values()]
      .filter((one) => namespace === undefined || one.namespace === namespace)
      .filter((one) => !filter || matchesFilter(one, filter))
      .map((one) => ({ id: one.id, score: cosine(vector, one.values), values: one.values }))
      .map((match) => (returnValues ? match : { id: match.id, score: Math.round(match.score * 20) / 20 }))
      // Of equal scores the service promises no order: here the one that we would not choose.
      .sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1))
      .slice(0, topK);
    return { matches, count: matches.length };
  }

  private enqueue(change: Change): { mutationId: string } {
    this.mutations += 1;
    const id = `mutation-${this.mutations}`;
    this.waiting.push({ id, change });
    return { mutationId: id };
  }

  private apply(change: Change): void {
    if (change.kind === 'index') this.indexes.add(change.property);
    else if (change.kind === 'delete') for (const id of change.ids) this.vectors.delete(id);
    else {
      for (const vector of change.vectors) {
        if (change.kind === 'insert' && this.vectors.has(vector.id)) continue;
        const values = Float32Array.from(vector.values);
        this.vectors.set(vector.id, { ...vector, values, indexed: new Set(this.indexes) });
      }
    }
  }

  private refuseVector({ id, values, namespace, metadata = {} }: VectorizeVector): void {
    const fault = (what: string) => new Error(`VECTOR_UPSERT_ERROR: vector ${id} ${what}`);
    const size = (text: string) => new TextEncoder().encode(text).length;
    if (id === '' || size(id) > VECTORIZE_LIMITS.idBytes) throw fault('has too long an id');
    if (namespace !== undefined && size(namespace) > VECTORIZE_LIMITS.namespaceBytes)
      throw fault('has a long namespace');
    if (values.length !== this.dimensions)
      throw fault(`has ${values.length} dimensions, not ${this.dimensions}`);
    if (!Array.from(values).every(Number.isFinite)) throw fault('holds something that is no number');
    if (Array.from(values).every((value) => value === 0)) throw fault('has no direction');
    if (size(JSON.stringify(metadata)) > VECTORIZE_LIMITS.metadataBytes) throw fault('has too much metadata');
    if (Object.keys(metadata).some((key) => key === '' || /[."]|^\$/u.test(key)))
      throw fault('has a wrong key');
  }

  private refuseFilter(filter: Record<string, unknown>): void {
    const fault = (what: string) => new Error(`VECTOR_QUERY_ERROR: the filter ${what}`);
    const bytes = new TextEncoder().encode(JSON.stringify(filter)).length;
    if (Object.keys(filter).length === 0 || bytes >= VECTORIZE_LIMITS.filterBytes)
      throw fault(`has ${bytes} bytes`);
    for (const [property, condition] of Object.entries(filter)) {
      if (!this.indexes.has(property)) throw fault(`names ${property}, which has no metadata index`);
      if (condition === null || typeof condition !== 'object') continue;
      if (Object.keys(condition).some((name) => !OPERATORS.has(name))) throw fault('has an unknown operator');
    }
  }
}

function matchesFilter({ metadata = {}, indexed }: Stored, filter: Record<string, unknown>): boolean {
  return Object.entries(filter).every(([property, condition]) => {
    const value = indexed.has(property) ? metadata[property] : undefined;
    const wanted = (condition as { $in?: unknown[] }).$in ?? [
      (condition as { $eq?: unknown }).$eq ?? condition,
    ];
    return wanted.includes(value);
  });
}

function cosine(a: ArrayLike<number>, b: Float32Array): number {
  const [left, right] = [Math.hypot(...Array.from(a)), Math.hypot(...b)];
  return Array.from(a).reduce((sum, value, axis) => sum + value * b[axis]!, 0) / (left * right);
}
