import type { TermScores } from '../index/sparse-index.ts';
import { compareAsking, readAsking } from '../text/asking.ts';
import type { Asking, Prompt, Span } from '../types.ts';
import type { Query } from './query.ts';
import { inScope } from './rows.ts';
import type { RetrievalWeights } from './weights.ts';

const NEIGHBOURS = 8;

/** What the blind-written questions say of passages and units: the best likeness each, 0 to 1. */
export interface PromptScores {
  byPassage: ReadonlyMap<number, number>;
  byUnit: ReadonlyMap<number, number>;
  bestPrompt: RowScore | null;
  bestGap: RowScore | null;
  gapShare: number;
}

export interface RowScore {
  row: number;
  score: number;
}

interface PromptContext {
  columns: PromptColumns;
  sparse: Record<'promptWords' | 'promptGrams', TermScores>;
  weights: RetrievalWeights;
  scope: Span[] | null;
}

/** What is read of every prompt for every question, a column each: there are thousands of them. */
export interface PromptColumns {
  /** Passage and unit of each prompt, or -1. */
  passages: Int32Array;
  units: Int32Array;
  isGap: Uint8Array;
  isStatement: Uint8Array;
  /** What each asks for, as a place in `askings`. */
  asks: Uint8Array;
  askings: Asking[];
}

/** Lays prompts out in columns. */
export function readPromptColumns(prompts: Prompt[]): PromptColumns {
  const askings = [...new Set(prompts.map(({ asks }) => asks))];
  const places = new Map(askings.map((asks, place) => [asks, place]));
  return {
    passages: Int32Array.from(prompts, ({ passage }) => passage),
    units: Int32Array.from(prompts, ({ unit }) => unit),
    isGap: Uint8Array.from(prompts, ({ kind }) => Number(kind === 'gap')),
    isStatement: Uint8Array.from(prompts, ({ kind }) => Number(kind === 'statement')),
    asks: Uint8Array.from(prompts, ({ asks }) => places.get(asks)!),
    askings,
  };
}

/**
 * Likens a question to every blind-written one. A likeness is the cosine of words and 4-grams; it loses when the two
 * ask for different things (who, when, where).
 */
export function scorePrompts(query: Query, { columns, sparse, weights, scope }: PromptContext): PromptScores {
  const { promptWords, promptGrams } = sparse;
  const { passages, units, isGap, isStatement, asks } = columns;
  const scores = new Float32Array(passages.length);
  promptWords.score(query.asking, scores, 1 - weights.promptGrams);
  promptGrams.score(query.grams, scores, weights.promptGrams);
  const asking = readAsking(query.text);
  const alike = columns.askings.map((other) => compareAsking(asking, other));
  const [byPassage, byUnit, nearest] = [new BestScores(), new BestScores(), new Nearest()];
  const best = { prompt: { row: -1, score: 0 }, gap: { row: -1, score: 0 } };
  for (let row = 0; row < scores.length; row += 1) {
    const likeness = scores[row]!;
    const passage = passages[row]!;
    const kind = isGap[row] ? best.gap : best.prompt;
    // No score is above its likeness: most prompts change nothing, and need no closer look.
    const isNone = likeness <= kind.score && likeness <= nearest.least;
    if (
      likeness <= 0 ||
      (isNone && (isGap[row] || (byPassage.holds(passage, likeness) && byUnit.holds(units[row]!, likeness))))
    )
      continue;
    if (passage >= 0 && !inScope(scope, passage)) continue;
    const loss = isGap[row] ? weights.otherGap : weights.otherQuestion;
    const score = isStatement[row] ? likeness : likeness * (1 - loss * (1 - alike[asks[row]!]!));
    nearest.add(score, isGap[row] === 1);
    if (!isGap[row] && !weights.enrichment) continue;
    if (score > kind.score) Object.assign(kind, { row, score });
    if (isGap[row]) continue;
    byPassage.add(passage, score);
    if (units[row]! >= 0) byUnit.add(units[row]!, score);
  }
  return {
    bestPrompt: best.prompt.row < 0 ? null : best.prompt,
    bestGap: best.gap.row < 0 ? null : best.gap,
    byPassage: byPassage.all(),
    byUnit: byUnit.all(),
    gapShare: nearest.share(),
  };
}

/** The best score of each row; prompts of one row stand together, so that a row is looked up once and not once a prompt. */
class BestScores {
  private readonly scores = new Map<number, number>();
  private row = -1;
  private best = 0;

  add(row: number, score: number): void {
    if (row !== this.row) {
      this.keep();
      this.row = row;
      this.best = 0;
    }
    if (score > this.best) this.best = score;
  }

  /** True when this score would change nothing; a row below 0 is none. */
  holds(row: number, score: number): boolean {
    return row < 0 || (row === this.row && score <= this.best);
  }

  all(): Map<number, number> {
    this.keep();
    return this.scores;
  }

  private keep(): void {
    const best = Math.fround(this.best);
    if (best > (this.scores.get(this.row) ?? 0)) this.scores.set(this.row, best);
  }
}

/** The nearest few questions, with or without an answer: a vote in which likeness counts to the fourth power. */
class Nearest {
  private readonly hits: { score: number; isGap: boolean }[] = [];

  /** A score that is not above this one is not among the nearest. */
  least = 0;

  add(score: number, isGap: boolean): void {
    if (score <= this.least) return;
    const at = this.hits.findIndex((hit) => hit.score < score);
    this.hits.splice(at < 0 ? this.hits.length : at, 0, { score, isGap });
    if (this.hits.length > NEIGHBOURS) this.hits.pop();
    this.least = this.hits[NEIGHBOURS - 1]?.score ?? 0;
  }

  share(): number {
    const power = (hits: { score: number }[]) => hits.reduce((sum, hit) => sum + hit.score ** 4, 0);
    return power(this.hits.filter((hit) => hit.isGap)) / (power(this.hits) || 1);
  }
}
