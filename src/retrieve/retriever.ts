import { Analyzer } from '../index/analyzer.ts';
import type { IndexContent, SparseName } from '../index/content.ts';
import { SparseIndex } from '../index/sparse-index.ts';
import { CompoundSplitter } from '../index/split-vocabulary.ts';
import type {
  AskedWord,
  Embedder,
  PromptHit,
  Retrieval,
  RetrieveOptions,
  UnitHit,
  VectorIndex,
} from '../ports.ts';
import { compareAsking, readAsking } from '../text/asking.ts';
import type { Span } from '../types.ts';
import { Lexicon, type LexiconMatch } from './expand.ts';
import { analyzeQuery, type Query, withTopic } from './query.ts';
import { Spelling } from './spelling.ts';
import { DEFAULT_WEIGHTS, type RetrievalWeights, type UnitSignals } from './weights.ts';

export interface RetrieverParts {
  content: IndexContent;
  embedder: Embedder;
  vectors: VectorIndex;
  weights?: RetrievalWeights;
}

const VECTOR_LIMIT = 50;
const UNIT_PASSAGES = 12;
const NEIGHBOURS = 8;

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
    const prompts = this.scorePrompts(query, scope);
    const fused = await this.fusePassages(query, { scope, prompts });
    const ranked = rank(fused, this.content.passages.length);
    const top = ranked.slice(0, Math.max(options.limit ?? 10, UNIT_PASSAGES));
    const passages = top.map((row) => ({ passage: this.content.passages[row]!, row, score: fused[row]! }));
    return {
      passages: passages.slice(0, options.limit ?? 10),
      units: this.rankUnits(query, { passages: top.slice(0, UNIT_PASSAGES), fused, prompts }),
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
      gapShare: 0,
    };
    const nearest = new Nearest();
    const asks = readAsking(query.text);
    this.content.prompts.forEach((prompt, row) => {
      const likeness = scores[row]!;
      if (likeness <= 0 || (prompt.passage >= 0 && !inScope(scope, prompt.passage))) return;
      const loss = prompt.kind === 'gap' ? this.weights.otherGap : this.weights.otherQuestion;
      const score =
        prompt.kind === 'statement'
          ? likeness
          : likeness * (1 - loss * (1 - compareAsking(asks, prompt.asks)));
      nearest.add(score, prompt.kind === 'gap');
      if (prompt.kind === 'gap') {
        if (score > (result.bestGap?.score ?? 0)) result.bestGap = { row, score };
        return;
      }
      if (!this.weights.enrichment) return;
      if (score > (result.bestPrompt?.score ?? 0)) result.bestPrompt = { row, score };
      if (score > result.byPassage[prompt.passage]!) result.byPassage[prompt.passage] = score;
      if (prompt.unit >= 0 && score > result.byUnit[prompt.unit]!) result.byUnit[prompt.unit] = score;
    });
    result.gapShare = nearest.share();
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

  /** For each row, the share of the query's words, weighted by idf, that one of the indexes holds there. */
  private coverage(
    query: Query,
    { indexes, literal }: { indexes: SparseIndex[]; literal: boolean },
  ): Float32Array {
    const size = indexes[0]!.size;
    const covered = new Float32Array(size);
    let total = 0;
    for (const word of query.words) {
      const keys = literal ? word.own : [...word.terms.keys()];
      if (keys.length === 0) continue;
      const weighing = literal ? this.sparse.promptWords : this.sparse.passageWords;
      const idf = Math.max(...keys.map((term) => weighing.idf(term)));
      const seen = new Uint8Array(size);
      for (const index of indexes) for (const term of keys) index.mark(term, seen);
      for (let row = 0; row < size; row += 1) covered[row]! += seen[row]! * idf;
      total += idf;
    }
    for (let row = 0; row < size; row += 1) covered[row]! /= total || 1;
    return covered;
  }

  /** For each row, the idf of the most telling word of the query that it lacks, relative to that of an unknown word. */
  private missed(query: Query, index: SparseIndex): Float32Array {
    const missed = new Float32Array(index.size);
    const { promptWords } = this.sparse;
    const top = promptWords.idf('');
    for (const { own } of query.words) {
      if (own.length === 0) continue;
      const idf = Math.max(...own.map((term) => promptWords.idf(term))) / top;
      const seen = new Uint8Array(index.size);
      for (const term of own) index.mark(term, seen);
      for (let row = 0; row < index.size; row += 1) if (!seen[row]) missed[row] = Math.max(missed[row]!, idf);
    }
    return missed;
  }

  private rankUnits(
    query: Query,
    from: { passages: number[]; fused: Float32Array; prompts: PromptScores },
  ): UnitHit[] {
    const { weights, sparse } = this;
    const rows = from.passages.flatMap((passage) => range(this.unitsOf[passage]));
    const relative = (index: SparseIndex, terms: Query['terms']) => relativeScores(index, { terms, rows });
    const words = relative(sparse.unitWords, query.terms);
    const gramScores = weights.grams ? relative(sparse.unitGrams, query.grams) : words;
    const expandedWords = weights.enrichment ? relative(sparse.expandedWords, query.terms) : words;
    const enrichedGrams = weights.enrichment ? sparse.expandedGrams : sparse.unitGrams;
    const expandedGrams = weights.grams ? relative(enrichedGrams, query.grams) : expandedWords;
    const inPassage = [sparse.passageWords, ...(weights.enrichment ? [sparse.enrichmentWords] : [])];
    const inUnit = [weights.enrichment ? sparse.expandedWords : sparse.unitWords];
    const unitCoverage = this.coverage(query, { indexes: [sparse.unitWords], literal: false });
    const coverage = this.coverage(query, { indexes: inPassage, literal: false });
    const literalUnitCoverage = this.coverage(query, { indexes: inUnit, literal: true });
    const literalCoverage = this.coverage(query, { indexes: inPassage, literal: true });
    const missed = this.missed(query, inUnit[0]!);
    const topPassage = from.fused[from.passages[0] ?? 0] || 1;
    const hits = rows.map((unit): UnitHit => {
      const passage = this.content.units[unit]!.passage;
      const signals = {
        passageScore: from.fused[passage]! / topPassage,
        wordScore: words[unit]!,
        textScore: 0.5 * words[unit]! + 0.5 * gramScores[unit]!,
        expandedWordScore: expandedWords[unit]!,
        expandedGramScore: expandedGrams[unit]!,
        promptScore: from.prompts.byUnit[unit]!,
        unitCoverage: unitCoverage[unit]!,
        coverage: coverage[passage]!,
        literalUnitCoverage: literalUnitCoverage[unit]!,
        literalCoverage: literalCoverage[passage]!,
        missed: missed[unit]!,
      };
      return { unit, passage, score: weigh(signals, weights.unit), ...signals };
    });
    return hits.sort((a, b) => b.score - a.score || a.unit - b.unit);
  }
}

/** Scores of an index divided by the best of the given rows. */
function relativeScores(index: SparseIndex, at: { terms: Query['terms']; rows: number[] }): Float32Array {
  const scores = new Float32Array(index.size);
  index.score(at.terms, scores);
  let top = 1e-9;
  for (const row of at.rows) top = Math.max(top, scores[row]!);
  for (const row of at.rows) scores[row] = scores[row]! / top;
  return scores;
}

function weigh(signals: UnitSignals, weights: UnitSignals): number {
  let sum = 0;
  for (const name of Object.keys(weights) as (keyof UnitSignals)[]) sum += signals[name] * weights[name];
  return sum;
}

/** The nearest few questions, with or without an answer: a vote in which likeness counts to the fourth power. */
class Nearest {
  private readonly hits: { score: number; isGap: boolean }[] = [];

  add(score: number, isGap: boolean): void {
    const last = this.hits[NEIGHBOURS - 1];
    if (last && score <= last.score) return;
    const at = this.hits.findIndex((hit) => hit.score < score);
    this.hits.splice(at < 0 ? this.hits.length : at, 0, { score, isGap });
    if (this.hits.length > NEIGHBOURS) this.hits.pop();
  }

  share(): number {
    const power = (hits: { score: number }[]) => hits.reduce((sum, hit) => sum + hit.score ** 4, 0);
    return power(this.hits.filter((hit) => hit.isGap)) / (power(this.hits) || 1);
  }
}

interface PromptScores {
  byPassage: Float32Array;
  byUnit: Float32Array;
  bestPrompt: RowScore | null;
  bestGap: RowScore | null;
  gapShare: number;
}

interface RowScore {
  row: number;
  score: number;
}

/** Passages that announce others, with the passages announced; a heading brings the passage under it. */
function listIntroductions({ units, passages }: IndexContent): { from: number; items: number[] }[] {
  return units
    .filter((unit) => unit.introduces.length > 0)
    .map((unit) => {
      const items = unit.introduces.map((row) => units[row]!.passage);
      return {
        from: unit.passage,
        items: items.map((row) => (passages[row]!.kind === 'heading' ? row + 1 : row)),
      };
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
function addNormalized(
  into: Float32Array,
  from: { scores: Float32Array; weight: number; scope: Span[] | null },
): void {
  let top = 0;
  for (let row = 0; row < into.length; row += 1) {
    if (from.scores[row]! > top && inScope(from.scope, row)) top = from.scores[row]!;
  }
  if (top === 0) return;
  for (let row = 0; row < into.length; row += 1) {
    if (from.scores[row]! > 0 && inScope(from.scope, row))
      into[row]! += (from.weight * from.scores[row]!) / top;
  }
}

function rank(scores: Float32Array, size: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < size; row += 1) if (scores[row]! > 0) rows.push(row);
  return rows.sort((a, b) => scores[b]! - scores[a]! || a - b);
}
