import { Analyzer } from '../index/analyzer.ts';
import type { IndexContent, SparseName } from '../index/content.ts';
import { SparseIndex } from '../index/sparse-index.ts';
import { CompoundSplitter } from '../index/split-vocabulary.ts';
import type { AskedWord, Embedder, PromptHit, Retrieval, RetrieveOptions, VectorIndex } from '../ports.ts';
import type { Span } from '../types.ts';
import { Lexicon, type LexiconMatch } from './expand.ts';
import { type PromptScores, type RowScore, scorePrompts } from './prompts.ts';
import { analyzeQuery, type Query, withTopic } from './query.ts';
import { addNormalized, listIntroductions, rangesBy, rank } from './rows.ts';
import { Spelling } from './spelling.ts';
import { rankUnits } from './units.ts';
import { DEFAULT_WEIGHTS, type RetrievalWeights } from './weights.ts';

export interface RetrieverParts {
  content: IndexContent;
  embedder: Embedder;
  vectors: VectorIndex;
  weights?: RetrievalWeights;
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
  private readonly sparse: Record<SparseName, SparseIndex>;
  private readonly splitVocabulary: ReadonlySet<string>;
  private readonly spelling: Spelling;
  private readonly rowsOf: Map<string, Span>;
  private readonly unitsOf: Span[];
  private readonly introductions: { from: number; items: number[] }[];

  constructor({ content, embedder, vectors, weights = DEFAULT_WEIGHTS }: RetrieverParts) {
    this.content = content;
    this.embedder = embedder;
    this.vectors = vectors;
    this.weights = weights;
    this.analyzer = new Analyzer(weights.compounds ? new CompoundSplitter(content.splitVocabulary) : null);
    this.lexicon = weights.lexicon ? new Lexicon(content.lexicon) : null;
    this.sparse = Object.fromEntries(
      Object.entries(content.sparse).map(([name, data]) => [name, new SparseIndex(data)]),
    ) as Record<SparseName, SparseIndex>;
    this.splitVocabulary = new Set(content.splitVocabulary);
    this.spelling = new Spelling(
      new Set([...content.sparse.passageWords.terms, ...content.sparse.enrichmentWords.terms]),
    );
    this.rowsOf = rangesBy(content.passages, (passage) => passage.documentId);
    this.unitsOf = [...rangesBy(content.units, (unit) => String(unit.passage)).values()];
    this.introductions = listIntroductions(content);
  }

  /** True when text, headings or enrichment of the corpus hold the term. */
  knows(term: string): boolean {
    return this.sparse.passageWords.has(term) || this.sparse.enrichmentWords.has(term);
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
    const prompts = scorePrompts(query, { content, sparse, weights, scope });
    const fused = await this.fusePassages(query, { scope, prompts });
    const ranked = rank(fused, this.content.passages.length);
    const top = ranked.slice(0, Math.max(options.limit ?? 10, UNIT_PASSAGES));
    const passages = top.map((row) => ({ passage: this.content.passages[row]!, row, score: fused[row]! }));
    return {
      passages: passages.slice(0, options.limit ?? 10),
      units: rankUnits(query, {
        ...{ sparse, weights, fused, prompts, units: content.units, unitsOf: this.unitsOf },
        passages: top.slice(0, UNIT_PASSAGES),
      }),
      bestPrompt: this.promptAt(prompts.bestPrompt),
      bestGap: this.promptAt(prompts.bestGap),
      gapShare: prompts.gapShare,
      words: this.describeWords(query),
    };
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

  private async fusePassages(
    query: Query,
    { scope, prompts }: { scope: Span[] | null; prompts: PromptScores },
  ): Promise<Float32Array> {
    const { weights, sparse } = this;
    const size = this.content.passages.length;
    const fused = new Float32Array(size);
    const add = (scores: Float32Array, weight: number) => addNormalized(fused, { scores, weight, scope });
    const scored = (index: SparseIndex, terms: Query['terms']) => {
      const scores = new Float32Array(size);
      index.score(terms, scores);
      return scores;
    };
    add(scored(sparse.passageWords, query.terms), weights.passageWords);
    if (weights.grams) add(scored(sparse.passageGrams, query.grams), weights.passageGrams);
    if (weights.enrichment) {
      add(scored(sparse.enrichmentWords, query.terms), weights.enrichmentWords);
      if (weights.grams) add(scored(sparse.enrichmentGrams, query.grams), weights.enrichmentGrams);
      add(prompts.byPassage, weights.prompts);
    }
    if (weights.vectors) add(await this.scoreVectors(query.text, scope), weights.vector);
    this.content.passages.forEach((passage, row) => {
      if (passage.kind === 'heading') fused[row] = fused[row]! * weights.headingFactor;
    });
    for (const { from, items } of this.introductions) {
      for (const row of items) fused[row] = Math.max(fused[row]!, fused[from]! * weights.introducedFactor);
    }
    return fused;
  }

  private async scoreVectors(text: string, scope: Span[] | null): Promise<Float32Array> {
    const scores = new Float32Array(this.content.passages.length);
    const [vector] = await this.embedder.embed([text], 'query');
    if (!vector || vector.every((value) => value === 0)) return scores;
    const hits = await this.vectors.search(vector, VECTOR_LIMIT, scope ?? undefined);
    for (const hit of hits) scores[hit.row] = Math.max(0, hit.score);
    return scores;
  }
}
