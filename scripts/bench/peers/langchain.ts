import { MemoryVectorStore } from '@langchain/classic/vectorstores/memory';
import { BM25Retriever } from '@langchain/community/retrievers/bm25';
import { LsaEmbedder } from '../../../src/engines/lsa-embedder.ts';
import { trainLsa } from '../../../src/engines/lsa-training.ts';
import { Analyzer } from '../../../src/index/analyzer.ts';
import { buildSplitVocabulary, CompoundSplitter } from '../../../src/index/split-vocabulary.ts';
import { readDictionary } from '../../../src/node/dictionary.ts';
import { type Chunk, type ChunkSize, cutIntoChunks, dropRepeats } from './langchain-chunks.ts';
import type { Peer, PeerIndex } from './peer.ts';

/** Chunks that are asked for, so that ten are left when several are of one document. */
const CHUNKS = 20;
const DIMENSIONS = 256;

/** As LangChain's tutorials cut. */
export const TUTORIAL: ChunkSize = { chunkSize: 1000, chunkOverlap: 200 };
/** About as much text in five chunks as in five of our passages. */
export const SHORT: ChunkSize = { chunkSize: 500, chunkOverlap: 100 };

/** LangChain's usual recipe without a model: RecursiveCharacterTextSplitter and BM25Retriever. */
export function langchainBm25(size: ChunkSize): Peer {
  return {
    async build(corpus) {
      const docs = await cutIntoChunks(corpus, size);
      const retriever = BM25Retriever.fromDocuments(docs, { k: CHUNKS });
      return indexOf(async (question) => (await retriever.invoke(question)) as Chunk[]);
    },
  };
}

/** The same chunks in LangChain's MemoryVectorStore, embedded by our latent semantic analysis trained on them. */
export function langchainVectors(size: ChunkSize): Peer {
  return {
    async build(corpus) {
      const docs = await cutIntoChunks(corpus, size);
      const store = await MemoryVectorStore.fromDocuments(docs, await trainEmbeddings(docs));
      return indexOf(async (question) => (await store.similaritySearch(question, CHUNKS)) as Chunk[]);
    },
  };
}

function indexOf(find: (question: string) => Promise<Chunk[]>): PeerIndex {
  return {
    async search(question, limit) {
      const found = await find(question);
      return dropRepeats(
        found.map(({ metadata }) => metadata),
        limit,
      );
    },
  };
}

/** Our embedder as LangChain wants one. */
async function trainEmbeddings(docs: Chunk[]) {
  const analyzer = new Analyzer(new CompoundSplitter(buildSplitVocabulary(await readDictionary())));
  const lessons = docs.map(({ pageContent }) => analyzer.terms(pageContent));
  const model = { id: 'lsa-of-chunks', ...trainLsa(lessons, Math.min(DIMENSIONS, lessons.length)) };
  const embedder = new LsaEmbedder(model, (text) => analyzer.terms(text));
  const embedAll = async (texts: string[]) => (await embedder.embed(texts)).map((vector) => [...vector]);
  return {
    embedDocuments: embedAll,
    embedQuery: async (text: string) => (await embedAll([text]))[0]!,
  };
}
