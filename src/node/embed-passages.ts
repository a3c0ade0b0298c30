import { createHash } from 'node:crypto';
import { LsaEmbedder } from '../engines/lsa-embedder.ts';
import { trainLsa } from '../engines/lsa-training.ts';
import { Analyzer } from '../index/analyzer.ts';
import type { ArtifactContent, LoadedIndex, StoredLsa } from '../index/artifact-content.ts';
import { enrichmentTexts, type IndexContent, searchText } from '../index/content.ts';
import { digestBytes, digestText } from '../index/digest.ts';
import { CompoundSplitter } from '../index/split-vocabulary.ts';
import type { TermRows } from '../index/term-rows.ts';
import type { Embedder } from '../ports.ts';

const DIMENSIONS = 96;

export interface EmbeddedPassages extends Pick<ArtifactContent, 'lsa' | 'vectors' | 'vectorKeys'> {
  /** How many vectors were taken over from the index before. */
  reused: number;
}

export interface EmbedInput {
  content: Pick<IndexContent, 'documents' | 'passages' | 'prompts' | 'splitVocabulary'>;
  /** The terms of every passage, where they are known already. */
  rows?: TermRows | undefined;
  /** Search terms by row of the passage. */
  terms: Map<number, string[]>;
  /** The model learns from this many passages from the first on; the rest is folded in. */
  trained: number;
  /** Makes the vectors instead of the built-in model. */
  embedder?: Embedder | undefined;
  /** An index that the same program built: its vectors serve again where embedder and text are the same. */
  previous?: Pick<LoadedIndex, 'vectors' | 'vectorKeys' | 'lsa'> | undefined;
}

/**
 * Gives every passage its vector, of a model that is trained on them or of an outside embedder; a passage that did not
 * change keeps the one it had. Errors: `provider_failed` of an outside embedder.
 */
export function embedPassages(input: EmbedInput): Promise<EmbeddedPassages> {
  return input.embedder ? embedOutside(input, input.embedder) : embedWithLsa(input);
}

const BATCH = 64;

/** An outside model reads a passage under its headings; what was written to find it by words would only blur it. */
async function embedOutside(
  { content, previous }: EmbedInput,
  embedder: Embedder,
): Promise<EmbeddedPassages> {
  const { id, dimensions } = embedder;
  const texts = listSearchTexts(content);
  const vectorKeys = texts.map((text) => keyOf(id, text));
  const known = rowsByKey(previous);
  const vectors = new Float32Array(texts.length * dimensions);
  const open: number[] = [];
  vectorKeys.forEach((key, row) => {
    const old = known.get(key);
    if (old) vectors.set(old, row * dimensions);
    else open.push(row);
  });
  for (let from = 0; from < open.length; from += BATCH) {
    const rows = open.slice(from, from + BATCH);
    const made = await embedder.embed(
      rows.map((row) => texts[row]!),
      'passage',
    );
    rows.forEach((row, at) => {
      vectors.set(made[at]!, row * dimensions);
    });
  }
  const lsa = { id, dimensions, terms: [], idf: new Float32Array(), projection: new Float32Array() };
  return { lsa, vectors, vectorKeys, reused: texts.length - open.length };
}

/** Trains the built-in embedder first. */
async function embedWithLsa(input: EmbedInput): Promise<EmbeddedPassages> {
  const { content, terms, trained, previous } = input;
  const analyzer = new Analyzer(new CompoundSplitter(content.splitVocabulary));
  const enrichments = enrichmentTexts({ passages: content.passages, prompts: content.prompts, terms });
  const texts = listSearchTexts(content).map((text, row) => `${text}\n${enrichments[row]}`);
  const lessons = texts.slice(0, trained).map((text) => analyzer.terms(text));
  const lsa = await nameModel(
    trainLsa(lessons, Math.min(DIMENSIONS, lessons.length)),
    content.splitVocabulary,
  );
  const embedder = new LsaEmbedder(lsa, (text) => analyzer.terms(text));
  const embedRow = input.rows && numberTerms(input.rows, embedder);
  const vectorKeys = texts.map((text) => keyOf(lsa.id, text));
  const known = rowsByKey(previous);
  const vectors = new Float32Array(texts.length * lsa.dimensions);
  let reused = 0;
  const embed = (text: string, row: number) =>
    embedRow && enrichments[row] === ''
      ? embedRow(row)
      : embedder.embedTerms(lessons[row] ?? analyzer.terms(text));
  texts.forEach((text, row) => {
    const old = known.get(vectorKeys[row]!);
    if (old) reused += 1;
    vectors.set(old ?? embed(text, row), row * lsa.dimensions);
  });
  return { lsa, vectors, vectorKeys, reused };
}

/** Embeds passages by the numbers of their terms: the same vectors, without a map a passage. */
function numberTerms(rows: TermRows, embedder: LsaEmbedder): (row: number) => Float32Array {
  const known = Int32Array.from(rows.terms, (term) => embedder.rowOf(term));
  return (row) => {
    const [from, until] = [rows.offsets[row]!, rows.offsets[row + 1]!];
    const places = Int32Array.from(rows.numbers.subarray(from, until), (number) => known[number]!);
    return embedder.embedRows(places, rows.weights.subarray(from, until));
  };
}

function listSearchTexts({ passages, documents }: EmbedInput['content']): string[] {
  const byId = new Map(documents.map((document) => [document.id, [document]]));
  return passages.map((passage) => searchText(passage, byId.get(passage.documentId)!));
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

function keyOf(embedderId: string, text: string): string {
  return createHash('sha256').update(`${embedderId}\n${text}`).digest('hex').slice(0, 32);
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
