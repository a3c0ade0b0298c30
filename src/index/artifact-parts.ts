import { ArrayFile, packArrays } from './array-file.ts';
import type { ArtifactContent } from './artifact-content.ts';
import type { PartName } from './artifact-manifest.ts';
import { type IndexContent, SPARSE_NAMES, type SparseName } from './content.ts';
import { decodeDocuments, encodeDocuments } from './document-records.ts';
import { decodePassages, encodePassages } from './passage-records.ts';
import { decodeList, encodeList } from './record-list.ts';
import type { SparseIndexData } from './sparse-index.ts';
import { decodeStatistics, encodeStatistics } from './statistics-part.ts';
import { decodeUnits, encodeUnits } from './unit-records.ts';

/** The bytes of every part; `graph` is null where there is none. */
export type Parts = Record<PartName, Uint8Array> & { graph: Uint8Array | null };

/** Writes the parts of an artifact: small records as JSON, words as text, numbers and long texts as aligned arrays. */
export function encodeParts(index: ArtifactContent): Parts {
  const { content, lsa } = index;
  const { documents, passages, units, statistics, unitsRead } = content;
  return {
    ...encodeDocuments(documents),
    summaries: encodeList(index.summaries),
    passages: encodePassages(passages, documents),
    ...encodeUnits(units, unitsRead ?? units.length),
    prompts: encodeList(content.prompts),
    lexicon: encodeList(content.lexicon),
    vocabulary: new TextEncoder().encode(content.splitVocabulary.join('\n')),
    sparse: packArrays(
      Object.assign({}, ...SPARSE_NAMES.map((name) => sparseArrays(name, content.sparse[name]))),
    ),
    statistics: encodeStatistics(statistics),
    lsa: packArrays({ id: [lsa.id], terms: lsa.terms, idf: lsa.idf, projection: lsa.projection }),
    vectors: packArrays({ vectors: index.vectors, keys: index.vectorKeys }),
    graph: index.graph,
  };
}

function sparseArrays(name: SparseName, data: SparseIndexData) {
  return {
    [`${name}.kind`]: [data.kind],
    [`${name}.size`]: Uint32Array.of(data.size),
    [`${name}.terms`]: data.terms,
    [`${name}.offsets`]: data.offsets,
    [`${name}.rows`]: data.rows,
    [`${name}.impacts`]: data.impacts,
    [`${name}.idf`]: data.idf,
  };
}

/** Reads the parts of an artifact whose hashes were checked. Errors: `artifact_damaged` for a part of another form. */
export function decodeParts(parts: Parts, dimensions: number): ArtifactContent {
  const lsa = new ArrayFile(parts.lsa, 'lsa');
  const vectors = new ArrayFile(parts.vectors, 'vectors');
  const vocabulary = new TextDecoder().decode(parts.vocabulary);
  return {
    content: {
      ...decodeRecords(parts),
      prompts: decodeList('prompts', parts.prompts),
      lexicon: decodeList('lexicon', parts.lexicon),
      splitVocabulary: vocabulary === '' ? [] : vocabulary.split('\n'),
      sparse: decodeSparse(new ArrayFile(parts.sparse, 'sparse')),
    },
    lsa: {
      id: lsa.lines('id')[0] ?? '',
      dimensions,
      terms: lsa.lines('terms'),
      idf: lsa.f32('idf'),
      projection: lsa.f32('projection'),
    },
    vectors: vectors.f32('vectors'),
    vectorKeys: vectors.lines('keys'),
    summaries: decodeList('summaries', parts.summaries),
    graph: parts.graph,
  };
}

/** Documents, passages and units; those of a large corpus (it has statistics) are decoded when somebody looks at them. */
function decodeRecords(
  parts: Parts,
): Pick<IndexContent, 'documents' | 'passages' | 'units' | 'unitsRead' | 'statistics'> {
  const statistics = decodeStatistics(parts.statistics);
  const lazy = statistics !== undefined;
  const stored = decodeDocuments(parts, lazy);
  const { documents } = stored;
  const passages = decodePassages(parts.passages, stored, lazy);
  const { units, read } = decodeUnits(parts, { passages, documents, lazy });
  return { documents, passages, units, ...(statistics ? { statistics, unitsRead: read } : {}) };
}

function decodeSparse(file: ArrayFile): IndexContent['sparse'] {
  const read = (name: SparseName): SparseIndexData => ({
    kind: file.lines(`${name}.kind`)[0] === 'cosine' ? 'cosine' : 'bm25',
    size: file.u32(`${name}.size`)[0] ?? -1,
    terms: file.lines(`${name}.terms`),
    offsets: file.u32(`${name}.offsets`),
    rows: file.u32(`${name}.rows`),
    impacts: file.f32(`${name}.impacts`),
    idf: file.f32(`${name}.idf`),
  });
  return Object.fromEntries(SPARSE_NAMES.map((name) => [name, read(name)])) as IndexContent['sparse'];
}
