import { describe, expect, it } from 'vitest';
import type { QuestionItem } from './read-items.ts';
import { countRelevant, scoreQuestion } from './score-questions.ts';

/** MADE UP item over a made-up letter. */
const item: QuestionItem = {
  id: 't1',
  lang: 'nl',
  kind: 'list',
  question: 'Wat komt er in het park?',
  evidence: [
    ['In het park komen honderd nieuwe bomen te staan', 'honderd bomen in het park'],
    ['Bij de ingang wordt een bank geplaatst'],
  ],
  answer_must: [['honderd', '100'], ['bank']],
  answer_must_not: ['fontein'],
  note: 'Honderd bomen en een bank.',
};

const quotes = (...texts: string[]) => texts.map((quote) => ({ quote })) as never;
const bomen = 'Volgend jaar zal zo in het park komen honderd nieuwe bomen.';
const bank = 'Bij de ingang wordt een bank geplaatst.';

describe('scoreQuestion', () => {
  it('is correct when every group is cited and said', () => {
    const answer = 'Er komen “honderd” bomen [1] en een bank [2].';
    const score = scoreQuestion(item, { answered: true, answer, citations: quotes(bomen, bank) });
    expect(score).toMatchObject({ evidence: [true, true], must: [true, true], forbidden: [], correct: true });
    expect(score.citations).toEqual({ served: 2, relevant: 2 });
    expect(score.words).toBe(7);
  });

  it('misses the group that no citation holds, though the answer says it', () => {
    const score = scoreQuestion(item, {
      answered: true,
      answer: 'honderd bomen, een bank',
      citations: quotes(bomen),
    });
    expect(score).toMatchObject({ evidence: [true, false], must: [true, true], correct: false });
  });

  it('is not correct with what must not be said, whatever the capitals', () => {
    const answer = 'Honderd bomen, een bank en een FONTEIN.';
    const score = scoreQuestion(item, { answered: true, answer, citations: quotes(bomen, bank) });
    expect(score).toMatchObject({ forbidden: ['fontein'], correct: false });
  });

  it('gives a refusal no evidence, even when it cites', () => {
    const score = scoreQuestion(item, {
      answered: false,
      answer: 'honderd, bank',
      citations: quotes(bomen, bank),
    });
    expect(score).toMatchObject({ answered: false, evidence: [false, false], correct: false });
  });

  it('does not take the digit of a citation mark for the answer', () => {
    const one = { ...item, answer_must: [['2']] };
    const score = scoreQuestion(one, { answered: true, answer: 'Een bank [2].', citations: quotes(bank) });
    expect(score.must).toEqual([false]);
  });

  it('knows an unanswerable item, which is never correct but may be refused', () => {
    const none = { ...item, evidence: [], answer_must: [], answer_must_not: [] };
    const score = scoreQuestion(none, { answered: false, answer: 'Dat staat er niet in.', citations: [] });
    expect(score).toMatchObject({ answerable: false, answered: false, correct: false });
  });
});

describe('countRelevant', () => {
  it('asks five words in a row of a long quote', () => {
    const long = [['een twee drie vier vijf zes zeven acht negen tien elf twaalf']];
    expect(countRelevant(long, quotes('drie vier vijf zes zeven', 'drie vier vijf zes en zeven'))).toBe(1);
  });

  it('asks 60 % of a short quote', () => {
    expect(countRelevant([['Q3 2026']], quotes('Q3 2026', 'Q3 2027'))).toBe(1);
    expect(countRelevant([['een twee drie vijf zes']], quotes('een twee drie', 'een twee'))).toBe(1);
  });
});
