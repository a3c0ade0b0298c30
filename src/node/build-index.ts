import type { LoadedIndex } from '../index/artifact-content.ts';
import { buildContent, type IndexContent } from '../index/content.ts';
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
}

export interface BuildOptions {
  /** How many documents, from the first on, the enrichment is about and the embedder learns from. Default: all. */
  own?: number;
  /** Makes the vectors instead of the built-in model. */
  embedder?: Embedder | undefined;
  /** An index that the same program and word list built, for the vocabulary and the vectors that did not change. */
  previous?: LoadedIndex | undefined;
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
  const { previous, embedder } = options;
  const passages = documents.flatMap(buildPassages);
  const enrichment = await readEnrichment(corpus);
  const units = buildUnits(documents, passages);
  const textOf = new Map(documents.map((document) => [document.id, document.text]));
  // A paper may repeat a sentence of the letter; the enrichment was written on our own documents, so it looks only there.
  const ownIds = new Set(documents.slice(0, options.own).map(({ id }) => id));
  const trained = passages.filter(({ documentId }) => ownIds.has(documentId)).length;
  const own = {
    passages: passages.slice(0, trained),
    units: units.filter(({ passage }) => passage < trained),
  };
  const attached = attachEnrichment({ ...own, textOf }, enrichment);
  const ofPapers = attachPapers(passages, await readPaperEnrichment(corpus));
  const terms = new Map([...attached.terms, ...ofPapers.terms]);
  const content = buildContent({
    documents,
    passages,
    units,
    prompts: [...attached.prompts, ...ofPapers.prompts],
    terms,
    lexicon: enrichment.lexicon,
    splitVocabulary: previous?.content.splitVocabulary ?? buildSplitVocabulary(await readDictionary()),
  });
  return {
    content,
    ...(await embedPassages({ content, terms, trained, previous, embedder })),
  };
}
