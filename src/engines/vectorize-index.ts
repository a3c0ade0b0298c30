import { AppError } from '../errors.ts';
import type { VectorHit, VectorIndex } from '../ports.ts';
import type { Span } from '../types.ts';
import { compareHits } from './exact-index.ts';
import { providerError } from './guarded-fetch.ts';
import { callPlatform } from './platform-call.ts';
import { isSearchable } from './query-vector.ts';
import {
  DOCUMENT_PROPERTY,
  markId,
  rowOfId,
  VECTORIZE_LIMITS,
  type VectorizeBinding,
  type VectorizeQuery,
} from './vectorize-layout.ts';

export interface VectorizeParts {
  binding: VectorizeBinding;
  /** Version of the artifact whose rows are searched; vectors of any other version are never looked at. */
  version: string;
  dimensions: number;
  /** The row ranges of the documents, in order and without gaps: what a search may be limited to. */
  documents: Span[];
  /** Searches while Vectorize cannot; without one a question is searched by its words alone for as long. */
  fallback?: VectorIndex | undefined;
  /** Most milliseconds for one call; 2000 by default. */
  timeoutMs?: number | undefined;
  /** Hears why Vectorize did not answer: `artifact_stale` where the vectors of this version are not there. */
  onFault?: ((error: AppError) => void) | undefined;
}

const TIMEOUT_MS = 2000;
/** How long the vectors of this version are believed to be there, and how long Vectorize rests after a fault. */
const BELIEVE_MS = 60_000;
const REST_MS = 10_000;

/**
 * Searches in Cloudflare Vectorize, for an index past one isolate's memory. A search gives at most 100 rows; up to 50
 * their scores are exact, beyond that the service's own approximation. Rows without a known word have no vector there.
 * Vectors count only when all of the version were uploaded (`npm run worker:upload`). Writes there are seen late, so the
 * mark that comes after them is asked for, and asked for again. A fault never leaves here: the fallback searches.
 */
export class VectorizeIndex implements VectorIndex {
  readonly name = 'vectorize';
  private readonly parts: VectorizeParts;
  private readonly count: number;
  // Times, not promises: in a Worker one request may not wait for the input and output of another.
  private believedUntil = 0;
  private restsUntil = 0;

  /** Errors: `configuration_invalid` for vectors that are longer than Vectorize takes. */
  constructor(parts: VectorizeParts) {
    if (parts.dimensions > VECTORIZE_LIMITS.dimensions) {
      throw new AppError(
        'configuration_invalid',
        `Vectorize holds ${VECTORIZE_LIMITS.dimensions} dimensions a vector, the index has ${parts.dimensions}`,
        { hint: 'Ingest with an embedding model of fewer dimensions, or leave Vectorize out.' },
      );
    }
    this.parts = parts;
    this.count = parts.documents.at(-1)?.end ?? 0;
  }

  async search(vector: Float32Array, limit: number, rows?: Span[]): Promise<VectorHit[]> {
    if (!isSearchable(vector, this.parts.dimensions)) return [];
    const { fallback } = this.parts;
    const documents = rows && this.parts.documents.filter((one) => rows.some((span) => overlap(one, span)));
    const reach = (documents ?? this.parts.documents).reduce((sum, { start, end }) => sum + end - start, 0);
    const wanted = Math.min(limit, reach);
    if (wanted <= 0) return [];
    const isBeyond = fallback && wanted > VECTORIZE_LIMITS.topK;
    const isResting = Date.now() < this.restsUntil;
    const hits = isBeyond || isResting ? null : await this.ask(vector, { documents, limit: wanted, rows });
    return hits?.slice(0, limit) ?? fallback?.search(vector, limit, rows) ?? [];
  }

  /** What Vectorize finds; null after a fault, which `onFault` has heard of. */
  private async ask(vector: Float32Array, asked: Asked): Promise<VectorHit[] | null> {
    try {
      await this.checkMark();
      return await this.query(vector, asked);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.restsUntil = Date.now() + REST_MS;
      this.parts.onFault?.(error);
      return null;
    }
  }

  /** Errors: `artifact_stale` unless the mark of this version says that all of its vectors were written before it. */
  private async checkMark(): Promise<void> {
    if (Date.now() < this.believedUntil) return;
    const { binding, version, dimensions, timeoutMs = TIMEOUT_MS } = this.parts;
    const found = await callPlatform(() => binding.getByIds([markId(version)]), { timeoutMs });
    const mark = found?.[0];
    if (mark?.metadata?.rows !== this.count || mark.values?.length !== dimensions) {
      throw new AppError('artifact_stale', `Vectorize does not hold the vectors of index ${version}`, {
        hint: 'Run `npm run worker:upload` with the artifact that this Worker carries.',
      });
    }
    this.believedUntil = Date.now() + BELIEVE_MS;
  }

  private async query(vector: Float32Array, asked: Asked): Promise<VectorHit[]> {
    const found = await Promise.all(
      arrangeFilters(asked.documents).map((filter) => this.queryOnce(vector, { ...asked, filter })),
    );
    const { rows } = asked;
    return found
      .flat()
      .filter(({ row }) => !rows || rows.some(({ start, end }) => row >= start && row < end))
      .sort(compareHits);
  }

  private async queryOnce(
    vector: Float32Array,
    { documents, limit, filter, rows }: Asked & { filter: VectorizeQuery['filter'] },
  ): Promise<VectorHit[]> {
    const { binding, version, timeoutMs = TIMEOUT_MS } = this.parts;
    const { topK: most, topKWithValues } = VECTORIZE_LIMITS;
    const isCut = documents?.some(
      (one) => !rows?.some(({ start, end }) => start <= one.start && end >= one.end),
    );
    const topK = isCut ? most : Math.min(limit, most);
    const options: VectorizeQuery = {
      topK,
      namespace: version,
      returnValues: topK <= topKWithValues,
      returnMetadata: 'none',
      ...(filter ? { filter } : {}),
    };
    const found = await callPlatform(() => binding.query(vector, options), { timeoutMs });
    if (!Array.isArray(found?.matches)) throw providerError('malformed');
    return found.matches.map(({ id, score }) => this.toHit(id, score));
  }

  private toHit(id: string, score: number): VectorHit {
    const row = rowOfId(id, this.parts.version);
    if (row === null || row >= this.count || !Number.isFinite(score)) throw providerError('malformed');
    return { row, score: Math.max(-1, Math.min(1, score)) };
  }
}

interface Asked {
  documents: Span[] | undefined;
  limit: number;
  rows: Span[] | undefined;
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** One filter, or as many as it takes to keep each below the size that the service allows. */
function arrangeFilters(documents: Span[] | undefined): VectorizeQuery['filter'][] {
  if (!documents) return [undefined];
  const most = VECTORIZE_LIMITS.filterBytes - JSON.stringify({ [DOCUMENT_PROPERTY]: { $in: [] } }).length;
  const groups: number[][] = [];
  let bytes = 0;
  for (const { start } of documents) {
    const size = String(start).length + 1;
    if (groups.length === 0 || bytes + size >= most) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)!.push(start);
    bytes += size;
  }
  return groups.map((starts) => ({ [DOCUMENT_PROPERTY]: { $in: starts } }));
}
