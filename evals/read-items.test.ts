import { expect, it } from 'vitest';
import { parseClaims, parseQuestions } from './read-items.ts';

const question = {
  id: 'q1',
  lang: 'nl',
  kind: 'fact',
  question: 'Hoeveel bomen?',
  evidence: [['honderd bomen']],
  answer_must: [['honderd']],
  answer_must_not: [],
  note: 'MADE UP',
};
const claim = {
  id: 'k1',
  lang: 'nl',
  kind: 'x',
  claim: 'Er zijn bomen.',
  verdict: 'not_found',
  evidence: [],
  note: '',
};
const lines = (...items: unknown[]) => items.map((item) => JSON.stringify(item)).join('\n');

it('reads items in order and passes over empty lines', () => {
  expect(
    parseQuestions(`${lines(question)}\n\n${lines({ ...question, id: 'q2' })}\n`, 'f').map(({ id }) => id),
  ).toEqual(['q1', 'q2']);
});

it.each([
  ['broken JSON', `${lines(question)}\n{"id":`, /^evals\/f\.jsonl, line 2: not valid JSON/u],
  ['a misspelt field', lines({ ...question, answer_mustnot: [] }), /line 1: /u],
  ['an empty group', lines(question, { ...question, id: 'q2', evidence: [[]] }), /line 2: evidence\.0/u],
  ['an id that stands twice', lines(question, question), /line 2: id "q1" stands on line 1 too/u],
])('names file and line of %s', (_, jsonl, message) => {
  expect(() => parseQuestions(jsonl, 'evals/f.jsonl')).toThrow(message);
});

it('refuses a claim whose verdict and evidence do not fit', () => {
  expect(parseClaims(lines(claim), 'f')).toHaveLength(1);
  expect(() => parseClaims(lines({ ...claim, verdict: 'supported' }), 'f')).toThrow(/line 1: evidence/u);
});
