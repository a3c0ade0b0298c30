import { describe, expect, it } from 'vitest';
import { attachEnrichment, type EnrichmentInput } from './attach-enrichment.ts';
import { buildPassages } from './passages.ts';
import { parseBody } from './testing-letter.ts';
import { buildUnits } from './units.ts';

const document = parseBody(
  'De gemeente plant honderd bomen langs de singels van de stad. Er komt een park.\n\nHet college zoekt een plek. Er komt een park.',
);
const passages = buildPassages(document);
const units = buildUnits([document], passages);
const textOf = new Map([[document.id, document.text]]);
const NOTHING: EnrichmentInput = { passages: [], sentences: [], gaps: [], elsewhere: [] };
const attach = (input: Partial<EnrichmentInput>) =>
  attachEnrichment({ passages, units, textOf }, { ...NOTHING, ...input });
const sentence = (anchor: string, nth?: number) => ({
  ...{ anchor, document: document.id, ...(nth ? { nth } : {}) },
  ...{
    questions: ['Wat komt er?'],
    questionsEn: ['What?'],
    statements: ['Er komt groen.'],
    statementsEn: [],
  },
});
const wordsOf = (unit: number) => document.text.slice(units[unit]!.start, units[unit]!.end);

describe('enrichment', () => {
  it('of a passage hangs on it whole: questions to find it by, terms in both languages', () => {
    const { prompts, terms } = attach({
      passages: [
        {
          anchor: 'Het college',
          questions: ['Waar?'],
          terms: ['groen'],
          questionsEn: ['Where?'],
          termsEn: ['green'],
        },
      ],
    });
    const row = passages.findIndex(({ text }) => text.startsWith('Het college'));
    expect(prompts).toMatchObject([
      { kind: 'question', text: 'Waar?', passage: row, unit: -1 },
      { kind: 'question', text: 'Where?', passage: row, unit: -1 },
    ]);
    expect(terms).toEqual(new Map([[row, ['groen', 'green']]]));
  });

  it('of a sentence hangs on that sentence; the second of two alike is named by its number', () => {
    const { prompts } = attach({ sentences: [sentence('De gemeente'), sentence('Er komt', 2)] });
    expect(prompts.map(({ kind }) => kind)).toEqual([
      ...['question', 'question', 'statement'],
      ...['question', 'question', 'statement'],
    ]);
    expect(wordsOf(prompts[0]!.unit)).toMatch(/^De gemeente plant/u);
    expect(passages[prompts[3]!.passage]!.text).toMatch(/^Het college/u);
    expect(units[prompts[3]!.unit]!.passage).toBe(prompts[3]!.passage);
  });

  it('that names a gap leads to no sentence, and what is elsewhere to no passage', () => {
    const { prompts } = attach({
      gaps: [
        { anchor: 'De gemeente', document: document.id, gaps: [{ question: 'Hoe duur?', wants: 'amount' }] },
      ],
      elsewhere: [{ question: 'Hoe laat is het?' }],
    });
    expect(prompts).toMatchObject([
      { kind: 'gap', text: 'Hoe duur?', wants: 'amount', unit: -1 },
      { kind: 'gap', text: 'Hoe laat is het?', passage: -1, unit: -1 },
    ]);
  });

  it.each([
    ['a sentence that is not there', { sentences: [sentence('Een fiets')] }],
    ['one of two sentences alike', { sentences: [sentence('Er komt')] }],
    ['a third of two', { sentences: [sentence('Er komt', 3)] }],
    ['a sentence of another document', { sentences: [{ ...sentence('De gemeente'), document: 'ander' }] }],
    ['a gap nowhere', { gaps: [{ anchor: 'Een fiets', document: document.id, gaps: [] }] }],
    [
      'a passage nowhere',
      { passages: [{ anchor: 'Een fiets', questions: [], terms: [], questionsEn: [], termsEn: [] }] },
    ],
  ])('for %s is refused: no editorial work is lost in silence', (_name, input) => {
    expect(() => attach(input)).toThrow(expect.objectContaining({ type: 'corpus_invalid' }));
  });
});
