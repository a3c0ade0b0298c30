import { ExactIndex } from '../engines/exact-index.ts';
import { LsaEmbedder } from '../engines/lsa-embedder.ts';
import { Analyzer } from '../index/analyzer.ts';
import { CompoundSplitter } from '../index/split-vocabulary.ts';
import { summarizeCorpus } from '../ingest/manifest.ts';
import { createServices, type ServiceParts } from '../services.ts';
import type { Answer, AskRequest, Services } from '../types.ts';
import { buildIndex } from './build-index.ts';
import { DEFAULT_CORPUS } from './folders.ts';
import type { OpenedIndex } from './load-artifact.ts';
import { parseCorpus, readCorpusFiles } from './read-corpus.ts';

export const LETTER_ID = 'beleidsbrief-bzk-2026';
export const NOTA_ID = 'nota-agendering-beleidsbrief-2026';

/** The index of the real letter and nota, built in memory; `raw` is the file that both stand in. */
export interface TestIndex extends OpenedIndex {
  raw: string;
}

let opened: Promise<TestIndex> | undefined;

/** Builds the real index once a test file, without the papers that somebody may have fetched. */
export function openTestIndex(): Promise<TestIndex> {
  opened ??= buildTestIndex();
  return opened;
}

/** Builds it anew. */
export async function buildTestIndex(): Promise<TestIndex> {
  const files = await readCorpusFiles(DEFAULT_CORPUS);
  const corpus = await parseCorpus(files);
  const documents = corpus.documents.slice(0, corpus.own);
  const { content, lsa, vectors } = await buildIndex(documents, DEFAULT_CORPUS);
  const analyzer = new Analyzer(new CompoundSplitter(content.splitVocabulary));
  return {
    content,
    embedder: new LsaEmbedder(lsa, (text) => analyzer.terms(text)),
    vectorIndex: new ExactIndex(vectors, lsa.dimensions),
    summaries: summarizeCorpus(files.manifest, documents, new Map()),
    identity: { version: 'test', builtAt: '2026-01-02T03:04:05.000Z' },
    raw: [...files.raws.values()][0]!,
  };
}

/** Services over the real index, with other switches if wanted. */
export async function openTestServices(switches: Partial<ServiceParts> = {}): Promise<Services> {
  return createServices({ ...(await openTestIndex()), ...switches });
}

/** Asks one question, or the last of several messages that begin with the user's, in turn. */
export function askServices(services: Services, ...said: string[]): Promise<Answer> {
  return services.ask({ messages: takeTurns(said) });
}

export function takeTurns(said: string[]): AskRequest['messages'] {
  return said.map((content, turn) => ({ role: turn % 2 === 0 ? 'user' : 'assistant', content }));
}

/** What a body says apart from its id, as bytes would be compared. */
export function bodyOf({ id: _, ...body }: Answer): string {
  return JSON.stringify(body);
}
