import { Analyzer } from '../index/analyzer.ts';
import type { IndexContent, SparseName } from '../index/content.ts';
import { SparseIndex } from '../index/sparse-index.ts';
import { CompoundSplitter } from '../index/split-vocabulary.ts';
import type { Embedder, VectorIndex } from '../ports.ts';
import type { RetrievedPassage, Span } from '../types.ts';
import { Lexicon } from './expand.ts';
import { analyzeQuery, type Query } from './query.ts';
import { DEFAULT_WEIGHTS, type RetrievalWeights } from './weights.ts';

/** A unit with the signals that speak for it, each 0 to 1. */
export interface UnitHit {
  unit: number;
  passage: number;
  score: number;
  /** Fused score of its passage, relative to the best passage. */
  passageScore: number;
  /** Words and 4-grams of the unit itself, relative to the best unit. */
  textScore: number;
  /** Cosine of the question and the nearest blind-written question or statement of this unit. */
  promptScore: number;
}

export interface Retrieval {
  query: Query;
  passages: RetrievedPassage[];
  units: UnitHit[];
  /** Nearest question with an answer, and nearest one that no source answers. */
  bestPrompt: PromptHit | null;
  bestGap: PromptHit | null;
}

export interface PromptHit {
  prompt: number;
  score: number;
}

export interface RetrieveOptions {
  limit?: number;
  documents?: string[] | undefined;
}

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
    this.rowsOf = rangesBy(content.passages, (passage) => passage.documentId);
    this.unitsOf = [...rangesBy(content.units, (unit) => String(unit.passage)).values()];
    this.introductions = listIntroductions(content);
  }

  /** True when text, headings or enrichment of the corpus hold the term. */
  knows(term: string): boolean {
    return this.sparse.passageWords.has(term) || this.sparse.enrichmentWords.has(term);
  }

  /** True when the sources themselves hold the term. */
  inSources(term: string): boolean {
    return this.sparse.passageWords.has(term);
  }

  /** True when the hand-made lexicon has the folded word as a head. */
  inLexicon(word: string): boolean {
    return this.lexicon?.knows(word) ?? false;
  }

  /** How telling a term is among the passages. */
  idf(term: string): number {
    return this.sparse.passageWords.idf(term);
  }

  analyze(question: string): Query {
    return analyzeQuery(question, {
      analyzer: this.analyzer,
      lexicon: this.lexicon,
      knows: (term) => this.knows(term),
    });
  }

  /** Passages and units for a question, best first; `documents` limits both to those documents. */
  async retrieve(question: string, options: RetrieveOptions = {}): Promise<Retrieval> {
    const query = this.analyze(question);
    const scope = this.scopeOf(options.documents);
    const prompts = this.scorePrompts(query, scope);
    const fused = await this.fusePassages(query, { scope, prompts });
    const ranked = rank(fused, this.content.passages.length);
    const top = ranked.slice(0, Math.max(options.limit ?? 10, UNIT_PASSAGES));
    const passages = top.map((row) => ({ passage: this.content.passages[row]!, row, score: fused[row]! }));
    return {
      query,
      passages: passages.slice(0, options.limit ?? 10),
      units: this.rankUnits(query, { passages: top, fused, prompts }),
      bestPrompt: prompts.bestPrompt,
      bestGap: prompts.bestGap,
    };
  }

  private scopeOf(documents: string[] | undefined): Span[] | null {
    if (!documents) return null;
    return documents.flatMap((id) => this.rowsOf.get(id) ?? []);
  }

  private scorePrompts(query: Query, scope: Span[] | null): PromptScores {
    const { promptWords, promptGrams } = this.sparse;
    const scores = new Float32Array(this.content.prompts.length);
    const share = this.weights.promptGrams;
    promptWords.score(query.asking, scores, 1 - share);
    promptGrams.score(query.grams, scores, share);
    const result: PromptScores = {
      byPassage: new Float32Array(this.content.passages.length),
      byUnit: new Float32Array(this.content.units.length),
      bestPrompt: null,
      bestGap: null,
    };
    this.content.prompts.forEach((prompt, row) => {
      const score = scores[row]!;
      if (score <= 0 || !inScope(scope, prompt.passage)) return;
      if (prompt.kind === 'gap') {
        if (score > (result.bestGap?.score ?? 0)) result.bestGap = { prompt: row, score };
        return;
      }
      if (!this.weights.enrichment) return;
      if (score > (result.bestPrompt?.score ?? 0)) result.bestPrompt = { prompt: row, score };
      if (score > result.byPassage[prompt.passage]!) result.byPassage[prompt.passage] = score;
      if (prompt.unit >= 0 && score > result.byUnit[prompt.unit]!) result.byUnit[prompt.unit] = score;
    });
    return result;
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

  private rankUnits(
    query: Query,
    from: { passages: number[]; fused: Float32Array; prompts: PromptScores },
  ): UnitHit[] {
    const { weights } = this;
    const words = new Float32Array(this.content.units.length);
    this.sparse.unitWords.score(query.terms, words);
    const gramScores = new Float32Array(this.content.units.length);
    if (weights.grams) this.sparse.unitGrams.score(query.grams, gramScores);
    const rows = from.passages.flatMap((passage) => range(this.unitsOf[passage]));
    const best = (scores: Float32Array) => Math.max(1e-9, ...rows.map((row) => scores[row]!));
    const [topWords, topGrams, topPassage] = [best(words), best(gramScores), from.fused[from.passages[0] ?? 0] || 1];
    const hits = rows.map((unit) => {
      const passage = this.content.units[unit]!.passage;
      const textScore = (words[unit]! / topWords) * 0.5 + (gramScores[unit]! / topGrams) * 0.5;
      const promptScore = from.prompts.byUnit[unit]!;
      const passageScore = from.fused[passage]! / topPassage;
      const score = weights.unitText * textScore + weights.unitPrompt * promptScore + weights.unitPassage * passageScore;
      return { unit, passage, score, passageScore, textScore, promptScore };
    });
    return hits.sort((a, b) => b.score - a.score || a.unit - b.unit);
  }
}

interface PromptScores {
  byPassage: Float32Array;
  byUnit: Float32Array;
  bestPrompt: PromptHit | null;
  bestGap: PromptHit | null;
}

/** Passages that announce others, with the passages announced; a heading brings the passage under it. */
function listIntroductions({ units, passages }: IndexContent): { from: number; items: number[] }[] {
  return units
    .filter((unit) => unit.introduces.length > 0)
    .map((unit) => {
      const items = unit.introduces.map((row) => units[row]!.passage);
      return { from: unit.passage, items: items.map((row) => (passages[row]!.kind === 'heading' ? row + 1 : row)) };
    });
}

/** Half-open ranges of rows that share a key; rows of one key stand together. */
function rangesBy<T>(rows: T[], keyOf: (row: T) => string): Map<string, Span> {
  const ranges = new Map<string, Span>();
  rows.forEach((row, at) => {
    const range = ranges.get(keyOf(row));
    if (range) range.end = at + 1;
    else ranges.set(keyOf(row), { start: at, end: at + 1 });
  });
  return ranges;
}

function range(span: Span | undefined): number[] {
  return span ? Array.from({ length: span.end - span.start }, (_, at) => span.start + at) : [];
}

function inScope(scope: Span[] | null, row: number): boolean {
  return !scope || scope.some((span) => row >= span.start && row < span.end);
}

/** Adds scores divided by their maximum: a normalised score sum, which did better here than rank fusion. */
function addNormalized(into: Float32Array, from: { scores: Float32Array; weight: number; scope: Span[] | null }): void {
  let top = 0;
  for (let row = 0; row < into.length; row += 1) {
    if (from.scores[row]! > top && inScope(from.scope, row)) top = from.scores[row]!;
  }
  if (top === 0) return;
  for (let row = 0; row < into.length; row += 1) {
    if (from.scores[row]! > 0 && inScope(from.scope, row)) into[row]! += (from.weight * from.scores[row]!) / top;
  }
}

function rank(scores: Float32Array, size: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < size; row += 1) if (scores[row]! > 0) rows.push(row);
  return rows.sort((a, b) => scores[b]! - scores[a]! || a - b);
}

