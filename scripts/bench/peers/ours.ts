import { ExactIndex } from '../../../src/engines/exact-index.ts';
import { LsaEmbedder } from '../../../src/engines/lsa-embedder.ts';
import { trainWideLsa } from '../../../src/engines/lsa-wide-training.ts';
import { learnAbbreviations } from '../../../src/index/abbreviations.ts';
import { buildAnalyzedContent } from '../../../src/index/analyzed-content.ts';
import { Analyzer } from '../../../src/index/analyzer.ts';
import { buildContent } from '../../../src/index/content.ts';
import { buildSplitVocabulary, CompoundSplitter } from '../../../src/index/split-vocabulary.ts';
import { learnAnalysis } from '../../../src/index/text-analysis.ts';
import { buildPassages } from '../../../src/ingest/passages.ts';
import { buildUnits } from '../../../src/ingest/units.ts';
import { buildIndex } from '../../../src/node/build-index.ts';
import { readDictionary } from '../../../src/node/dictionary.ts';
import { DEFAULT_CORPUS } from '../../../src/node/folders.ts';
import type { Embedder, VectorIndex } from '../../../src/ports.ts';
import { Retriever } from '../../../src/retrieve/retriever.ts';
import { DEFAULT_WEIGHTS } from '../../../src/retrieve/weights.ts';
import type { Passage } from '../../../src/types.ts';
import type { Peer, PeerCorpus, PeerIndex } from './peer.ts';

/** Ourselves with nothing but the texts: words with the parts of compounds, and character 4-grams; no vectors. */
export const wordsAndGrams: Peer = {
  async build(corpus) {
    const content = buildContent(await readTexts(corpus));
    const weights = { ...DEFAULT_WEIGHTS, enrichment: false, lexicon: false, vectors: false };
    return searchWith(new Retriever({ content, ...NO_VECTORS, weights }));
  },
};

/**
 * Ourselves at our best: the letter as we serve it, with enrichment, lexicon and vectors, built from the corpus folder; a
 * collection that nobody enriched by an analysis and a latent semantic analysis learned from its own texts.
 */
export const ours: Peer = {
  build: (corpus) => (corpus.name === 'letter' ? buildServed(corpus) : buildLearned(corpus)),
};

/** Chosen on the first half of the queries of nl-wet: `isHeldOut` in read-nl-wet.ts. */
const DIMENSIONS = 200;
const LEARNED = { ...DEFAULT_WEIGHTS, enrichment: false, vector: 0.3 };

async function buildLearned(corpus: PeerCorpus): Promise<PeerIndex> {
  const input = await readTexts(corpus);
  const texts = input.passages.map(({ text }) => text);
  const analysis = learnAnalysis(texts, input.splitVocabulary);
  const content = buildAnalyzedContent({ ...input, lexicon: learnAbbreviations(texts) }, analysis);
  const lessons = texts.map((text) => analysis.analyzer.terms(text));
  const model = { id: 'lsa-of-passages', ...trainWideLsa(lessons, Math.min(DIMENSIONS, lessons.length)) };
  const embedder = new LsaEmbedder(model, (text) => analysis.analyzer.terms(text));
  const vectors = new Float32Array(lessons.length * model.dimensions);
  lessons.forEach((terms, row) => {
    vectors.set(embedder.embedTerms(terms), row * model.dimensions);
  });
  const index = new ExactIndex(vectors, model.dimensions);
  return searchWith(new Retriever({ content, embedder, vectors: index, analysis, weights: LEARNED }));
}

async function buildServed({ documents }: PeerCorpus): Promise<PeerIndex> {
  const { content, lsa, vectors } = await buildIndex(documents, DEFAULT_CORPUS);
  const analyzer = new Analyzer(new CompoundSplitter(content.splitVocabulary));
  const embedder = new LsaEmbedder(lsa, (text) => analyzer.terms(text));
  return searchWith(new Retriever({ content, embedder, vectors: new ExactIndex(vectors, lsa.dimensions) }));
}

const NO_VECTORS: { embedder: Embedder; vectors: VectorIndex } = {
  embedder: { id: 'none', dimensions: 1, embed: async (texts) => texts.map(() => new Float32Array(1)) },
  vectors: { name: 'none', search: async () => [] },
};

/** What `buildContent` needs of a corpus without a word that was written to find it by. */
async function readTexts({ documents }: PeerCorpus) {
  const passages = documents.flatMap(buildPassages);
  const units = buildUnits(documents, passages);
  const splitVocabulary = buildSplitVocabulary(await readDictionary());
  return { documents, passages, units, prompts: [], terms: new Map(), lexicon: [], splitVocabulary };
}

/** Headings lead to passages and are none themselves, as `GET /v1/passages` has it. */
function searchWith(retriever: Retriever): PeerIndex {
  return {
    async search(question, limit) {
      const { passages } = await retriever.retrieve(question, { limit: 2 * limit });
      return passages
        .map(({ passage }) => passage)
        .filter(({ kind }) => kind !== 'heading')
        .slice(0, limit)
        .map(hitOfPassage);
    },
  };
}

function hitOfPassage({ id, documentId, start, end }: Passage) {
  return { documentId, start, end, passage: id };
}
