import type { IndexContent } from '../index/content.ts';
import type { TermScores } from '../index/sparse-index.ts';
import { compareAsking, readAsking } from '../text/asking.ts';
import type { Asking, Span } from '../types.ts';
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
  content: IndexContent;
  sparse: Record<'promptWords' | 'promptGrams', TermScores>;
  weights: RetrievalWeights;
  scope: Span[] | null;
}

/**
 * Likens a question to every blind-written one. A likeness is the cosine of words and 4-grams; it loses when the two
 * ask for different things (who, when, where).
 */
export function scorePrompts(query: Query, { content, sparse, weights, scope }: PromptContext): PromptScores {
  const { promptWords, promptGrams } = sparse;
  const scores = new Float32Array(content.prompts.length);
  const share = weights.promptGrams;
  promptWords.score(query.asking, scores, 1 - share);
  promptGrams.score(query.grams, scores, share);
  const [byPassage, byUnit] = [new BestScores(), new BestScores()];
  const result: Pick<PromptScores, 'bestPrompt' | 'bestGap'> = { bestPrompt: null, bestGap: null };
  const nearest = new Nearest();
  const comparison = compareWith(readAsking(query.text));
  content.prompts.forEach((prompt, row) => {
    const likeness = scores[row]!;
    if (likeness <= 0 || (prompt.passage >= 0 && !inScope(scope, prompt.passage))) return;
    const loss = prompt.kind === 'gap' ? weights.otherGap : weights.otherQuestion;
    const score =
      prompt.kind === 'statement' ? likeness : likeness * (1 - loss * (1 - comparison(prompt.asks)));
    nearest.add(score, prompt.kind === 'gap');
    if (prompt.kind === 'gap') {
      if (score > (result.bestGap?.score ?? 0)) result.bestGap = { row, score };
      return;
    }
    if (!weights.enrichment) return;
    if (score > (result.bestPrompt?.score ?? 0)) result.bestPrompt = { row, score };
    byPassage.add(prompt.passage, score);
    if (prompt.unit >= 0) byUnit.add(prompt.unit, score);
  });
  return { ...result, byPassage: byPassage.all(), byUnit: byUnit.all(), gapShare: nearest.share() };
}

/** `compareAsking` with one question for many: there are thousands of prompts and eleven things to ask for. */
function compareWith(asks: Asking): (other: Asking) => number {
  const known = new Map<Asking, number>();
  return (other) => {
    const before = known.get(other);
    if (before !== undefined) return before;
    const value = compareAsking(asks, other);
    known.set(other, value);
    return value;
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
