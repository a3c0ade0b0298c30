import type { Database } from '../../engines/postgres-client.ts';
import { findStored, storeDocument } from '../../engines/postgres-documents.ts';
import { type Generation, publish } from '../../engines/postgres-generations.ts';
import type { Lease } from '../../engines/postgres-lease.ts';
import { prepareGraph } from '../../engines/postgres-vector-index.ts';
import type { Embedder } from '../../ports.ts';
import type { DocumentSummary } from '../../types.ts';
import type { BuiltIndex } from '../build-index.ts';
import { embedPassages } from '../embed-passages.ts';
import { encodeGeneration } from './generation-parts.ts';
import { type PassageVectors, type PlannedDocument, planDocuments } from './list-versions.ts';

export interface StoreInput {
  database: Database;
  lease: Lease;
  built: BuiltIndex;
  summaries: DocumentSummary[];
  /** Hash of all that the index was built from, and of the program text that built it. */
  corpus: string;
  program: string;
  /** Makes the vectors instead of the built-in model. */
  embedder?: Embedder | undefined;
  onStored?: ((id: string) => void | Promise<void>) | undefined;
}

export interface StoreOutcome {
  generation: Generation;
  /** Ids of documents that were stored now, and how many were there already. */
  stored: string[];
  reused: number;
}

const NO_LSA = { terms: [], idf: new Float32Array(), projection: new Float32Array() };

/** Stores what of an index the database does not hold yet, and then makes all of it visible in one transaction. */
export async function storeIndex(input: StoreInput): Promise<StoreOutcome> {
  const { database, lease, built, embedder, corpus, program } = input;
  const lsa = embedder ? { ...NO_LSA, id: embedder.id, dimensions: embedder.dimensions } : built.lsa;
  const planned = planDocuments({ content: built.content, program, embedderId: lsa.id });
  const { numbers, stored } = await storeMissing(planned, input);
  await database.transaction((client) => prepareGraph(client, lsa.dimensions));
  await database.query('ANALYZE briefwijzer.passages');
  const generation = await database.transaction(async (client) => {
    await lease.renew(client);
    return publish(client, {
      ...{ corpus, program, embedder: lsa.id, dimensions: lsa.dimensions },
      documents: planned.map(({ hash, rows }) => ({
        id: numbers.get(hash)!,
        passages: rows.end - rows.start,
      })),
      parts: encodeGeneration(built.content, { lsa, summaries: input.summaries }),
    });
  });
  return { generation, stored, reused: planned.length - stored.length };
}

/** A document a transaction: what is cut off goes on after the last one that was stored. */
async function storeMissing(
  planned: PlannedDocument[],
  { database, lease, built, embedder, onStored }: StoreInput,
): Promise<{ numbers: Map<string, number>; stored: string[] }> {
  const hashes = planned.map(({ hash }) => hash);
  const numbers = await findStored(database, hashes);
  const stored: string[] = [];
  for (const { hash, document, rows, make } of planned) {
    if (numbers.has(hash)) continue;
    const vectors = embedder ? await embedDocument(document.id, { built, embedder }) : vectorsOf(built, rows);
    const version = make(vectors);
    const number = await database.transaction(async (client) => {
      await lease.renew(client);
      return storeDocument(client, version);
    });
    numbers.set(hash, number);
    stored.push(document.id);
    await onStored?.(document.id);
  }
  return { numbers, stored };
}

function vectorsOf({ vectors, vectorKeys, lsa }: BuiltIndex, rows: PlannedDocument['rows']): PassageVectors {
  return {
    vectors: vectors.subarray(rows.start * lsa.dimensions, rows.end * lsa.dimensions),
    vectorKeys: vectorKeys.slice(rows.start, rows.end),
  };
}

/** Asks an outside model for one document at a time: what it cost is stored before the next one is asked for. */
function embedDocument(
  id: string,
  { built, embedder }: { built: BuiltIndex; embedder: Embedder },
): Promise<PassageVectors> {
  const passages = built.content.passages.filter(({ documentId }) => documentId === id);
  return embedPassages({ content: { ...built.content, passages }, terms: new Map(), trained: 0, embedder });
}
