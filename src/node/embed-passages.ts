import { LsaEmbedder } from '../engines/lsa-embedder.ts';
import { trainLsa } from '../engines/lsa-training.ts';
import { Analyzer } from '../index/analyzer.ts';
import type { ArtifactContent, LoadedIndex, StoredLsa } from '../index/artifact-content.ts';
import { enrichmentTexts, type IndexContent, searchText } from '../index/content.ts';
import { digestBytes, digestText } from '../index/digest.ts';
import { CompoundSplitter } from '../index/split-vocabulary.ts';

const DIMENSIONS = 96;

export interface EmbeddedPassages extends Pick<ArtifactContent, 'lsa' | 'vectors' | 'vectorKeys'> {
  /** How many vectors were taken over from the index before. */
  reused: number;
}

export interface EmbedInput {
  content: IndexContent;
  /** Search terms by row of the passage. */
  terms: Map<number, string[]>;
  /** The model learns from this many passages from the first on; the rest is folded in. */
  trained: number;
  /** An index that the same program built: its vectors serve again where embedder and text are the same. */
  previous?: Pick<LoadedIndex, 'vectors' | 'vectorKeys' | 'lsa'> | undefined;
}

/** Trains the embedder and gives every passage its vector; a passage that did not change keeps the one it had. */
export async function embedPassages({
  content,
  terms,
  trained,
  previous,
}: EmbedInput): Promise<EmbeddedPassages> {
  const analyzer = new Analyzer(new CompoundSplitter(content.splitVocabulary));
  const enrichments = enrichmentTexts({ passages: content.passages, prompts: content.prompts, terms });
  const texts = content.passages.map(
    (passage, row) => `${searchText(passage, content.documents)}\n${enrichments[row]}`,
  );
  const lessons = texts.slice(0, trained).map((text) => analyzer.terms(text));
  const lsa = await nameModel(
    trainLsa(lessons, Math.min(DIMENSIONS, lessons.length)),
    content.splitVocabulary,
  );
  const embedder = new LsaEmbedder(lsa, (text) => analyzer.terms(text));
  const vectorKeys = await Promise.all(texts.map((text) => keyOf(lsa.id, text)));
  const known = rowsByKey(previous);
  const vectors = new Float32Array(texts.length * lsa.dimensions);
  let reused = 0;
  texts.forEach((text, row) => {
    const old = known.get(vectorKeys[row]!);
    if (old) reused += 1;
    vectors.set(old ?? embedder.embedTerms(lessons[row] ?? analyzer.terms(text)), row * lsa.dimensions);
  });
  return { lsa, vectors, vectorKeys, reused };
}

/** The model's id holds a hash of what it learned and of the words that it splits: another model, another id. */
async function nameModel(model: Omit<StoredLsa, 'id'>, vocabulary: string[]): Promise<StoredLsa> {
  const hashes = await Promise.all([
    digestText(vocabulary.join('\n')),
    digestText(model.terms.join('\n')),
    digestBytes(bytesOf(model.idf)),
    digestBytes(bytesOf(model.projection)),
  ]);
  const name = (await digestText(hashes.join('\n'))).slice(0, 12);
  return { id: `lsa-1-${model.dimensions}-${name}`, ...model };
}

function bytesOf(array: Float32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

async function keyOf(embedderId: string, text: string): Promise<string> {
  return (await digestText(`${embedderId}\n${text}`)).slice(0, 32);
}

function rowsByKey(previous: EmbedInput['previous']): Map<string, Float32Array> {
  if (!previous) return new Map();
  const { dimensions } = previous.lsa;
  return new Map(
    previous.vectorKeys.map((key, row) => [
      key,
      previous.vectors.subarray(row * dimensions, (row + 1) * dimensions),
    ]),
  );
}
