import { expect, it } from 'vitest';
import type { Answer } from '../src/types.ts';
import type { ServedQuestion } from './collect.ts';
import type { QuestionItem } from './read-items.ts';
import { scoreQuestions, summarizeByKind, summarizeQuestions } from './summarize-questions.ts';

/** MADE UP items and answers. */
const item = (id: string, kind: string, evidence: string[][]): QuestionItem => ({
  id,
  lang: 'nl',
  kind,
  question: 'Hoeveel bomen?',
  evidence,
  answer_must: [],
  answer_must_not: [],
  note: '',
});

const answer = (answered: boolean, quote?: string): Answer =>
  ({
    answered,
    answer: quote ?? 'Dat staat er niet in.',
    citations: quote ? [{ quote }] : [],
  }) as unknown as Answer;

const bomen = 'Er komen honderd bomen.';
const passages = [{ section: [], text: bomen }] as never;
const served: ServedQuestion[] = [
  { item: item('q1', 'fact', [['honderd bomen']]), body: { answer: answer(true, bomen), passages } },
  { item: item('q2', 'fact', [['honderd bomen']]), body: { answer: answer(false), passages } },
  {
    item: item('q3', 'list', [['honderd bomen'], ['een bank']]),
    body: { answer: answer(true, bomen), passages },
  },
  { item: item('q4', 'unanswerable_near', []), body: { answer: answer(true, bomen), passages } },
  { item: item('q5', 'injection', []), body: { answer: answer(false), passages: [] } },
  { item: item('q6', 'fact', [['honderd bomen']]), fault: 'status 500' },
];
const results = scoreQuestions(served, () => ({ verbatim: true, traceable: null }));
const summary = summarizeQuestions(results);

it('counts an item that could not be scored apart, as neither right nor wrong', () => {
  expect(summary).toMatchObject({ items: 6, unscored: 1 });
  expect(summary.correct).toMatchObject({ hits: 1, total: 3 });
});

it('counts refusals of answerable and of unanswerable items apart', () => {
  expect(summary.falseRefusal).toMatchObject({ hits: 1, total: 3 });
  expect(summary.abstention).toMatchObject({ hits: 1, total: 2 });
});

it('counts evidence by group and precision over answerable items only', () => {
  expect(summary.evidence).toMatchObject({ hits: 2, total: 4 });
  expect(summary.precision).toMatchObject({ hits: 2, total: 2 });
});

it('ranks passages of answerable items only, refused ones included', () => {
  expect(summary.success1).toMatchObject({ hits: 3, total: 4 });
  expect(summary.mrr).toMatchObject({ value: 1, total: 3 });
});

it('measures the length of given answers, without lists where told so', () => {
  expect(summary.words.total).toBe(2);
  expect(summary.wordsShort.total).toBe(1);
});

it('splits by kind', () => {
  expect([...summarizeByKind(results).keys()]).toEqual(['fact', 'list', 'unanswerable_near', 'injection']);
});

it('has no rate of traceable citations where no source has raw text', () => {
  expect(summary.traceable).toMatchObject({ value: null, total: 0 });
});
