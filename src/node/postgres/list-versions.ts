import { createHash } from 'node:crypto';
import type { DocumentVersion, StoredPassage } from '../../engines/postgres-documents.ts';
import { Analyzer } from '../../index/analyzer.ts';
import { type IndexContent, searchText } from '../../index/content.ts';
import type { SparseIndexData } from '../../index/sparse-index.ts';
import { CompoundSplitter } from '../../index/split-vocabulary.ts';
import type { SourceDocument, Span } from '../../types.ts';

/** Vectors of consecutive passages, `dimensions` numbers each, with the keys that name embedder and text. */
export interface PassageVectors {
  vectors: Float32Array;
  vectorKeys: string[];
}

/** A document that is known by its hash; the rest is made when it has to be stored. */
export interface PlannedDocument {
  hash: string;
  document: SourceDocument;
  /** Rows of its passages in the whole index. */
  rows: Span;
  /** Makes the version; `vectors` are those of its own passages. */
  make(vectors: PassageVectors): DocumentVersion;
}

export interface PlanInput {
  content: IndexContent;
  /** Hash of the program text, and the id of the embedder: they shape what is stored as well. */
  program: string;
  embedderId: string;
}

/** The documents of an index in reading order, each with the hash of everything that it is stored as. */
export function planDocuments({ content, program, embedderId }: PlanInput): PlannedDocument[] {
  const analyzer = new Analyzer(new CompoundSplitter(content.splitVocabulary));
  const enrichment = listTermsByRow(content.sparse.enrichmentWords);
  const { documents, passages } = content;
  let row = 0;
  return documents.map((document) => {
    const rows = { start: row, end: row };
    while (passages[rows.end]?.documentId === document.id) rows.end += 1;
    row = rows.end;
    const extra = Array.from(
      { length: rows.end - rows.start },
      (_, at) => enrichment.get(rows.start + at) ?? [],
    );
    const own = { content, analyzer, document, rows, extra };
    const hash = hashOf([program, embedderId, JSON.stringify(document), JSON.stringify(extra)]);
    return { hash, document, rows, make: (vectors) => makeVersion(hash, { ...own, vectors }) };
  });
}

interface VersionInput {
  content: IndexContent;
  analyzer: Analyzer;
  document: SourceDocument;
  rows: Span;
  /** Terms of the enrichment of each of its passages. */
  extra: string[][];
  vectors: PassageVectors;
}

function makeVersion(hash: string, input: VersionInput): DocumentVersion {
  const { content, document, rows } = input;
  return {
    hash,
    document,
    dossier: dossierOf(document.id),
    passages: content.passages
      .slice(rows.start, rows.end)
      .map((passage, at) => makePassage(at, { ...input, text: searchText(passage, content.documents) })),
  };
}

function makePassage(
  at: number,
  { content, analyzer, rows, extra, vectors, text }: VersionInput & { text: string },
): StoredPassage {
  const dimensions = vectors.vectors.length / vectors.vectorKeys.length;
  return {
    passage: content.passages[rows.start + at]!,
    terms: [...new Set([...analyzer.terms(text).keys(), ...extra[at]!])],
    searchText: text,
    vector: vectors.vectors.subarray(at * dimensions, (at + 1) * dimensions),
    vectorKey: vectors.vectorKeys[at]!,
  };
}

/** The dossier of a parliamentary paper by its id (`kst-36800-VII-52` is of 36800-VII), or null. */
export function dossierOf(id: string): string | null {
  return /^kst-(\d+(?:-[IVXLC]+[A-Z]?)?)-[^-]+$/u.exec(id)?.[1] ?? null;
}

/** The terms that each row of an inverted index holds. */
function listTermsByRow({ terms, offsets, rows }: SparseIndexData): Map<number, string[]> {
  const byRow = new Map<number, string[]>();
  terms.forEach((term, number) => {
    for (const row of rows.subarray(offsets[number]!, offsets[number + 1]!)) {
      const list = byRow.get(row);
      if (list) list.push(term);
      else byRow.set(row, [term]);
    }
  });
  return byRow;
}

function hashOf(parts: string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\n');
  return hash.digest('hex');
}
