import { Analyzer } from '../index/analyzer.ts';
import type { IndexContent, SparseName } from '../index/content.ts';
import { SparseIndex } from '../index/sparse-index.ts';
import { CompoundSplitter } from '../index/split-vocabulary.ts';
import type { TextAnalysis } from '../index/text-analysis.ts';
import { TopRows } from '../index/top-rows.ts';
import type {
  AskedWord,
  CandidateIndex,
  Embedder,
  PromptHit,
  Retrieval,
  RetrieveOptions,
  VectorHit,
  VectorIndex,
} from '../ports.ts';
import type { Span } from '../types.ts';
import { proposeRows } from './candidates.ts';
import { Lexicon, type LexiconMatch } from './expand.ts';
import { fusePassages } from './fuse.ts';
import { type PassageIndexName, type Pool, type Pools, poolOfAll, projectPools } from './pool.ts';
import {
  type PromptColumns,
  type PromptScores,
  type RowScore,
  readPromptColumns,
  scorePrompts,
} from './prompts.ts';
import { analyzeQuery, type Query, withTopic } from './query.ts';
import { recountPools } from './recount-pools.ts';
import { type Introduction, listFirstUnits, listIntroductions, rangesBy, rank } from './rows.ts';
import { Spelling } from './spelling.ts';
import { rankUnits } from './units.ts';
import { DEFAULT_WEIGHTS, type RetrievalWeights } from './weights.ts';
import { WordCandidates } from './word-candidates.ts';

export interface RetrieverParts {
  content: IndexContent;
  embedder: Embedder;
  vectors: VectorIndex;
  weights?: RetrievalWeights;
  /** The analysis that the content was built by, where it is not the one that serves. */
  analysis?: TextAnalysis | undefined;
  /** Proposes the passages that are ranked, where the index is too large to score whole. */
  candidates?: CandidateIndex | undefined;
}

const VECTOR_LIMIT = 50;
const UNIT_PASSAGES = 12;

/** Finds the passages and units that bear on a question. Stateless: the same question gives the same result. */
export class Retriever {
  readonly content: IndexContent;
  readonly analyzer: Analyzer;
  private readonly lexicon: Lexicon | null;
  private readonly embedder: Embedder;
  private readonly vectors: VectorIndex;
  private readonly weights: RetrievalWeights;
  private readonly analysis: TextAnalysis | undefined;
  private readonly sparse: Record<SparseName, SparseIndex>;
  private readonly splitVocabulary: ReadonlySet<string>;
  private readonly spelling: Spelling;
  private readonly rowsOf: Map<string, Span>;
  private readonly firstUnits: Uint32Array;
  private readonly introductions: Introduction[];
  private readonly introductionsOf: Map<number, Introduction[]>;
  private readonly candidates: CandidateIndex | undefined;
  private readonly pools: Pools;
  private readonly enrichment: TopRows | null;
  private readonly promptColumns: PromptColumns;

  constructor(parts: RetrieverParts) {
    const { content, embedder, vectors, candidates, weights = DEFAULT_WEIGHTS } = parts;
    this.content = content;
    this.embedder = embedder;
    this.vectors = vectors;
    this.weights = weights;
    this.analysis = parts.analysis;
    this.analyzer =
      parts.analysis?.analyzer ??
      new Analyzer(weights.compounds ? new CompoundSplitter(content.splitVocabulary) : null);
    this.lexicon = weights.lexicon ? new Lexicon(content.lexicon) : null;
    this.sparse = Object.fromEntries(
      Object.entries(content.sparse).map(([name, data]) => [name, new SparseIndex(data)]),
    ) as Record<SparseName, SparseIndex>;
    this.splitVocabulary = new Set(content.splitVocabulary);
    this.spelling = new Spelling(
      new Set([...content.sparse.passageWords.terms, ...content.sparse.enrichmentWords.terms]),
    );
    this.rowsOf = rangesBy(content.passages, (passage) => passage.documentId);
    this.firstUnits = listFirstUnits(content);
    this.introductions = listIntroductions(content);
    this.introductionsOf = groupBy(this.introductions, ({ from }) => from);
    this.promptColumns = readPromptColumns(content.prompts);
    const { sparse } = this;
    this.candidates = candidates ?? (content.statistics && new WordCandidates(sparse.passageWords));
    this.pools = content.statistics
      ? recountPools({ content, statistics: content.statistics, sparse, analyzer: this.analyzer })
      : projectPools(sparse);
    this.enrichment = this.candidates && weights.enrichment ? new TopRows(sparse.enrichmentWords) : null;
  }

  /** True when text, headings or enrichment of the corpus hold the term. */
  knows(term: string): boolean {
    return this.sparse.passageWords.has(term) || this.sparse.enrichmentWords.has(term);
  }

  /** True when the texts themselves hold a folded word, in one form or another. */
  holds(word: string): boolean {
    return this.sparse.passageWords.has(this.analyzer.wordTerms(word)[0]![0]);
  }

  /** What the lexicon makes of folded words; `at` and `length` say of which. */
  matchLexicon(words: string[]): LexiconMatch[] {
    return this.lexicon?.match(words) ?? [];
  }

  /** How telling a term is among the passages. */
  idf(term: string): number {
    return this.sparse.passageWords.idf(term);
  }

  private analyze(question: string): Query {
    return analyzeQuery(question, {
      analyzer: this.analyzer,
      lexicon: this.lexicon,
      grams: this.analysis?.questionGrams,
      knows: (term) => this.knows(term),
      correct: (term, word) => (this.splitVocabulary.has(word) ? null : this.spelling.correct(term)),
    });
  }

  /** Passages and units for a question, best first; `documents` limits both to those documents. */
  async retrieve(question: string, options: RetrieveOptions = {}): Promise<Retrieval> {
    const asked = this.analyze(question);
    const query = options.topic ? withTopic(asked, this.analyze(options.topic)) : asked;
    const scope = this.scopeOf(options.documents);
    const { content, sparse, weights } = this;
    const prompts = scorePrompts(query, { columns: this.promptColumns, sparse, weights, scope });
    const vector = await this.embed(query.text);
    const hits = vector ? await this.vectors.search(vector, VECTOR_LIMIT, scope ?? undefined) : [];
    const pool = await this.poolFor(query, { scope, prompts, vector, hits });
    const introductions = this.introductionsIn(pool);
    const { passages } = content;
    const fused = fusePassages(query, { pool, prompts, hits, passages, introductions, weights });
    const top = rank(fused, pool.size)
      .slice(0, Math.max(options.limit ?? 10, UNIT_PASSAGES))
      .map((place) => ({ row: pool.rowAt(place), score: fused[place]! }));
    return {
      passages: top
        .slice(0, options.limit ?? 10)
        .map(({ row, score }) => ({ passage: passages[row]!, row, score })),
      units: rankUnits(query, {
        ...{ weights, prompts, pools: this.pools, firstUnits: this.firstUnits },
        ...{ promptWords: sparse.promptWords, passages: top.slice(0, UNIT_PASSAGES) },
      }),
      bestPrompt: this.promptAt(prompts.bestPrompt),
      bestGap: this.promptAt(prompts.bestGap),
      gapShare: prompts.gapShare,
      words: this.describeWords(query),
    };
  }

  private async poolFor(
    query: Query,
    found: { scope: Span[] | null; prompts: PromptScores; vector: Float32Array | null; hits: VectorHit[] },
  ): Promise<Pool<PassageIndexName>> {
    const { candidates, enrichment, introductionsOf } = this;
    if (!candidates) return poolOfAll(this.sparse, found.scope);
    return this.pools.ofPassages(
      await proposeRows(query, { ...found, candidates, enrichment, introductionsOf }),
    );
  }

  private introductionsIn(pool: Pool<PassageIndexName>): Introduction[] {
    if (!this.candidates) return this.introductions;
    return Array.from(
      { length: pool.size },
      (_, place) => this.introductionsOf.get(pool.rowAt(place)) ?? [],
    ).flat();
  }

  /** The vector of a text, or null where vectors do not count or no word of it is known. */
  private async embed(text: string): Promise<Float32Array | null> {
    if (!this.weights.vectors) return null;
    const [vector] = await this.embedder.embed([text], 'query');
    return vector?.some((value) => value !== 0) ? vector : null;
  }

  private promptAt(hit: RowScore | null): PromptHit | null {
    return hit && { prompt: this.content.prompts[hit.row]!, score: hit.score };
  }

  private describeWords(query: Query): AskedWord[] {
    return query.words.map(({ text, terms }) => {
      const all = [...terms.keys()];
      return {
        text,
        idf: Math.max(...all.map((term) => this.sparse.passageWords.idf(term))),
        known: all.some((term) => this.knows(term)),
        inSources: all.some((term) => this.sparse.passageWords.has(term)),
      };
    });
  }

  private scopeOf(documents: string[] | undefined): Span[] | null {
    if (!documents) return null;
    return documents.flatMap((id) => this.rowsOf.get(id) ?? []);
  }
}

function groupBy<T>(items: T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
