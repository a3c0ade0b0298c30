import { holdsRun } from '../../evals/normalize.ts';
import { openMeasuredIndex } from '../../evals/open-index.ts';
import { type QuestionItem, readQuestions } from '../../evals/read-items.ts';
import type { DecisionFeatures } from '../../src/answer/decision-weights.ts';
import type { EvidenceSignals } from '../../src/answer/evidence-weights.ts';
import { type Finding, findAnswers } from '../../src/answer/findings.ts';
import { Retriever } from '../../src/retrieve/retriever.ts';
import { createFindingParts } from '../../src/services.ts';
import type { Library } from '../../src/types.ts';

/** Share of a quote's words that a unit must hold in one run, as in the score for evidence. */
const EVIDENCE_SHARE = 0.6;

/** The sets, by the name that reports use, and their files. */
export const TUNED_SETS = { fixed: 'questions.jsonl', own: 'own.jsonl' } as const;
export type TunedSet = keyof typeof TUNED_SETS;

interface Sample {
  set: TunedSet;
  id: string;
  kind: string;
}

/** The candidates for one part of a question, in the order that the weights in use give them. */
export interface RankSample extends Sample {
  candidates: { signals: EvidenceSignals; isHit: boolean }[];
}

/** The signals for the decision to answer a question, and whether the sources do answer it. */
export interface DecisionSample extends Sample {
  features: DecisionFeatures;
  isAnswerable: boolean;
}

export interface Samples {
  ranking: RankSample[];
  decisions: DecisionSample[];
}

/** Asks every question of both sets and keeps what choosing evidence and deciding saw of it, with what was right. */
export async function collectSamples(): Promise<Samples> {
  const { parts } = await openMeasuredIndex();
  const { content, embedder, vectorIndex } = parts;
  const retriever = new Retriever({ content, embedder, vectors: vectorIndex });
  const finding = createFindingParts(content, { retriever });
  const samples: Samples = { ranking: [], decisions: [] };
  for (const set of Object.keys(TUNED_SETS) as TunedSet[]) {
    for (const item of await readQuestions(TUNED_SETS[set])) {
      if (item.kind === 'injection') continue;
      const messages = [...(item.history ?? []), { role: 'user' as const, content: item.question }];
      const { findings } = await findAnswers({ messages }, finding);
      addSamples(samples, { set, item, findings, library: content });
    }
  }
  return samples;
}

interface Found {
  set: TunedSet;
  item: QuestionItem;
  findings: Finding[];
  library: Library;
}

/** A question that was screened has no findings, and is no matter of weights. Summaries choose evidence another way. */
function addSamples(samples: Samples, { set, item, findings, library }: Found): void {
  const { id, kind, evidence } = item;
  const isAnswerable = evidence.length > 0;
  if (findings[0]) samples.decisions.push({ set, id, kind, features: findings[0].features, isAnswerable });
  if (!isAnswerable || kind === 'summary') return;
  const isEvidence = labelUnits(evidence.flat(), library);
  for (const { candidates } of findings) {
    if (candidates.length === 0) continue;
    samples.ranking.push({
      set,
      id,
      kind,
      candidates: candidates.map(({ hit, unit, signals }) => ({
        signals,
        isHit: [hit.unit, ...unit.introduces].some(isEvidence),
      })),
    });
  }
}

/** Tells of a row whether its unit holds one of the quotes. Texts are compared once a question. */
function labelUnits(quotes: string[], { units, passages, documents }: Library): (row: number) => boolean {
  const known = new Map<number, boolean>();
  return (row) => {
    const seen = known.get(row);
    if (seen !== undefined) return seen;
    const { passage, start, end } = units[row]!;
    const document = documents.find(({ id }) => id === passages[passage]!.documentId)!;
    const text = document.text.slice(start, end);
    const holds = quotes.some((quote) => holdsRun(text, quote, EVIDENCE_SHARE));
    known.set(row, holds);
    return holds;
  };
}
