import type { LoadedIndex } from '../index/artifact-content.ts';
import { buildContent, type ContentInput, type IndexContent, LARGE } from '../index/content.ts';
import { LargeContent } from '../index/large-content.ts';
import { buildSplitVocabulary } from '../index/split-vocabulary.ts';
import { attachEnrichment } from '../ingest/attach-enrichment.ts';
import { attachPapers } from '../ingest/attach-papers.ts';
import { buildPassages } from '../ingest/passages.ts';
import { buildUnits } from '../ingest/units.ts';
import type { Embedder } from '../ports.ts';
import type { SourceDocument } from '../types.ts';
import { readDictionary } from './dictionary.ts';
import { type EmbeddedPassages, embedPassages } from './embed-passages.ts';
import { readEnrichment, readPaperEnrichment } from './read-enrichment.ts';

export interface BuiltIndex extends EmbeddedPassages {
  content: IndexContent;
  graph: Uint8Array | null;
}

export interface BuildOptions {
  /** How many documents, from the first on, the enrichment is about and the embedder learns from. Default: all. */
  own?: number;
  /** Makes the vectors instead of the built-in model. */
  embedder?: Embedder | undefined;
  /** An index that the same program and word list built, for the vocabulary and the vectors that did not change. */
  previous?: LoadedIndex | undefined;
  /** Keep statistics in place of postings, as of a large corpus, whatever its size. */
  asLarge?: boolean | undefined;
  /** Builds the nearest-neighbour graph as soon as the vectors are there; without it there is none. */
  startGraph?: (vectors: Float32Array, dimensions: number) => Promise<Uint8Array | null>;
}

/**
 * Builds the whole index in memory from parsed documents and the enrichment in a corpus folder. The same input gives the
 * same index. Errors: `corpus_invalid` for enrichment that is wrong or fits no passage.
 */
export async function buildIndex(
  documents: SourceDocument[],
  corpus: string,
  options: BuildOptions = {},
): Promise<BuiltIndex> {
  const { previous } = options;
  const passages = documents.flatMap(buildPassages);
  const enrichment = await readEnrichment(corpus);
  const textOf = new Map(documents.map((document) => [document.id, document.text]));
  // A paper may repeat a sentence of the letter; the enrichment was written on our own documents, so it looks only there.
  const ownIds = new Set(documents.slice(0, options.own).map(({ id }) => id));
  const trained = passages.filter(({ documentId }) => ownIds.has(documentId)).length;
  const isLarge = options.asLarge || passages.length > LARGE;
  const units = buildUnits(documents, passages, isLarge ? trained : undefined);
  const own = {
    passages: passages.slice(0, trained),
    units: units.filter(({ passage }) => passage < trained),
  };
  const attached = attachEnrichment({ ...own, textOf }, enrichment);
  const ofPapers = attachPapers(passages, await readPaperEnrichment(corpus));
  const terms = new Map([...attached.terms, ...ofPapers.terms]);
  const input: ContentInput = {
    documents,
    passages,
    units,
    prompts: [...attached.prompts, ...ofPapers.prompts],
    terms,
    lexicon: enrichment.lexicon,
    splitVocabulary: previous?.content.splitVocabulary ?? buildSplitVocabulary(await readDictionary()),
  };
  return indexInput(input, { ...options, trained, unitsRead: own.units.length });
}

/** Terms, vectors and graph; the graph of a large corpus is built on another core while the rest is counted. */
async function indexInput(
  input: ContentInput,
  options: BuildOptions & { trained: number; unitsRead: number },
): Promise<BuiltIndex> {
  const { previous, embedder, trained } = options;
  const isLarge = options.asLarge || input.passages.length > LARGE;
  const large = isLarge ? new LargeContent(input) : null;
  const { terms } = input;
  const embedded = await embedPassages({
    ...{ content: input, rows: large?.rows, terms, trained, previous, embedder },
  });
  const graph = Promise.resolve(options.startGraph?.(embedded.vectors, embedded.lsa.dimensions) ?? null);
  // Its fault is told when it is waited for, below.
  graph.catch(() => undefined);
  const content = large ? large.finish(options.unitsRead) : buildContent(input);
  return { content, ...embedded, graph: await graph };
}
