import type { Answer } from '../src/types.ts';
import {
  dropCitationMarks,
  holdsRun,
  longestSharedRun,
  normalizeForScore,
  wordsForScore,
} from './normalize.ts';
import type { QuestionItem } from './read-items.ts';

/** Share of a quote's words that a citation must hold in one run. */
const EVIDENCE_SHARE = 0.6;
/** Words in one run that make a citation one of the item's; for a quote with few words, `EVIDENCE_SHARE` of them. */
const PRECISE_RUN = 5;

/** What a scorer needs of an answer: any part of the response that carries citations will do. */
export type QuotedText = { quote: string }[];

export interface QuestionScore {
  answerable: boolean;
  answered: boolean;
  /** Per group of `evidence`: found in what was cited. */
  evidence: boolean[];
  /** Per group of `answer_must`: one of its strings stands in the answer. */
  must: boolean[];
  /** Strings of `answer_must_not` that stand in the answer. */
  forbidden: string[];
  /** Every group of both found, nothing forbidden. Always false for an unanswerable item. */
  correct: boolean;
  citations: { served: number; relevant: number };
  /** Words of the answer, citation marks aside. */
  words: number;
}

/** Scores one answer against its item, as evals/README.md defines it. Pure: no retrieval, no other items. */
export function scoreQuestion(
  item: QuestionItem,
  answer: Pick<Answer, 'answered' | 'answer' | 'citations'>,
): QuestionScore {
  const text = dropCitationMarks(answer.answer);
  const cited = answer.answered ? answer.citations : [];
  const evidence = findGroups(item.evidence, cited);
  const must = item.answer_must.map((group) => group.some((one) => contains(text, one)));
  const forbidden = item.answer_must_not.filter((one) => contains(text, one));
  const answerable = item.evidence.length > 0;
  const complete = evidence.every(Boolean) && must.every(Boolean) && forbidden.length === 0;
  return {
    answerable,
    answered: answer.answered,
    evidence,
    must,
    forbidden,
    correct: answerable && answer.answered && complete,
    citations: { served: answer.citations.length, relevant: countRelevant(item.evidence, answer.citations) },
    words: wordsForScore(text).length,
  };
}

/** Per group: true when a citation holds, as one run, at least 60 % of the words of one of its quotes. */
export function findGroups(groups: string[][], citations: QuotedText): boolean[] {
  return groups.map((group) =>
    group.some((quote) => citations.some((citation) => holdsRun(citation.quote, quote, EVIDENCE_SHARE))),
  );
}

/** Citations that share 5 words in a row, or 60 % of a shorter quote, with any quote of the groups. */
export function countRelevant(groups: string[][], citations: QuotedText): number {
  const quotes = groups.flat().map(wordsForScore);
  return citations.filter(({ quote }) => {
    const words = wordsForScore(quote);
    return quotes.some(
      (wanted) =>
        longestSharedRun(wanted, words) >= Math.max(1, Math.min(PRECISE_RUN, EVIDENCE_SHARE * wanted.length)),
    );
  }).length;
}

function contains(text: string, part: string): boolean {
  return normalizeForScore(text).includes(normalizeForScore(part));
}
