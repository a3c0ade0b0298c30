import { ArrayFile, packArrays } from './array-file.ts';
import type { ArtifactContent } from './artifact-content.ts';
import { artifactError } from './artifact-error.ts';
import type { PartName } from './artifact-manifest.ts';
import { type IndexContent, SPARSE_NAMES, type SparseName } from './content.ts';
import type { SparseIndexData } from './sparse-index.ts';

/** The bytes of every part; `graph` is null where there is none. */
export type Parts = Record<PartName, Uint8Array> & { graph: Uint8Array | null };

/** Writes the parts of an artifact: records as JSON, words as text, numbers as aligned arrays. */
export function encodeParts(index: ArtifactContent): Parts {
  const { content, lsa } = index;
  return {
    documents: encodeList(content.documents),
    summaries: encodeList(index.summaries),
    passages: encodeList(content.passages),
    units: encodeList(content.units),
    prompts: encodeList(content.prompts),
    lexicon: encodeList(content.lexicon),
    vocabulary: new TextEncoder().encode(content.splitVocabulary.join('\n')),
    sparse: packArrays(
      Object.assign({}, ...SPARSE_NAMES.map((name) => sparseArrays(name, content.sparse[name]))),
    ),
    lsa: packArrays({ id: [lsa.id], terms: lsa.terms, idf: lsa.idf, projection: lsa.projection }),
    vectors: packArrays({ vectors: index.vectors, keys: index.vectorKeys }),
    graph: index.graph,
  };
}

/** One record a line, so that two artifacts can be compared by eye, and one value, so that it is parsed in one go. */
function encodeList(records: unknown[]): Uint8Array {
  return new TextEncoder().encode(`[\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]\n`);
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
      documents: decodeList(parts, 'documents'),
      passages: decodeList(parts, 'passages'),
      units: decodeList(parts, 'units'),
      prompts: decodeList(parts, 'prompts'),
      lexicon: decodeList(parts, 'lexicon'),
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
    summaries: decodeList(parts, 'summaries'),
    graph: parts.graph,
  };
}

function decodeList<T>(parts: Parts, name: PartName): T[] {
  const list: unknown = JSON.parse(new TextDecoder().decode(parts[name]));
  if (Array.isArray(list)) return list;
  throw artifactError('artifact_damaged', `The part ${name} of the index artifact is no list`);
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
