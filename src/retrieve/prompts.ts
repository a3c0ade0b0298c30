import type { IndexContent, SparseName } from '../index/content.ts';
import type { SparseIndex } from '../index/sparse-index.ts';
import { compareAsking, readAsking } from '../text/asking.ts';
import type { Span } from '../types.ts';
import type { Query } from './query.ts';
import { inScope } from './rows.ts';
import type { RetrievalWeights } from './weights.ts';

const NEIGHBOURS = 8;

/** What the blind-written questions say of passages and units: the best likeness each, 0 to 1. */
export interface PromptScores {
  byPassage: Float32Array;
  byUnit: Float32Array;
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
  sparse: Record<SparseName, SparseIndex>;
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
  const result: PromptScores = {
    byPassage: new Float32Array(content.passages.length),
    byUnit: new Float32Array(content.units.length),
    bestPrompt: null,
    bestGap: null,
    gapShare: 0,
  };
  const nearest = new Nearest();
  const asks = readAsking(query.text);
  content.prompts.forEach((prompt, row) => {
    const likeness = scores[row]!;
    if (likeness <= 0 || (prompt.passage >= 0 && !inScope(scope, prompt.passage))) return;
    const loss = prompt.kind === 'gap' ? weights.otherGap : weights.otherQuestion;
    const score =
      prompt.kind === 'statement' ? likeness : likeness * (1 - loss * (1 - compareAsking(asks, prompt.asks)));
    nearest.add(score, prompt.kind === 'gap');
    if (prompt.kind === 'gap') {
      if (score > (result.bestGap?.score ?? 0)) result.bestGap = { row, score };
      return;
    }
    if (!weights.enrichment) return;
    if (score > (result.bestPrompt?.score ?? 0)) result.bestPrompt = { row, score };
    if (score > result.byPassage[prompt.passage]!) result.byPassage[prompt.passage] = score;
    if (prompt.unit >= 0 && score > result.byUnit[prompt.unit]!) result.byUnit[prompt.unit] = score;
  });
  result.gapShare = nearest.share();
  return result;
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
