import { describe, expect, it } from 'vitest';
import { makeIndex } from '../index/testing.ts';
import type { Commitment, DocumentKind } from '../types.ts';
import { cite } from './cite.ts';
import type { EvidenceRole } from './evidence-pieces.ts';
import { understandQuestion } from './question.ts';
import { type CitedEvidence, joinStatements, wordRefusal, writeStatements } from './write.ts';

const { documents, passages, units } = makeIndex().content;
const QUOTE = '“De gemeente Voorbeeldstad plant honderd bomen.”';

/** A piece of evidence with a MADE UP quote, as often as wanted. */
function quote(
  role: EvidenceRole,
  given: { number?: number; commitment?: Commitment; documentKind?: DocumentKind; text?: string } = {},
): CitedEvidence {
  const { number = 1, commitment = 'none', documentKind = 'policy-letter', text } = given;
  const citation = cite({ ...units[0]!, passage: passages[0]!, commitment }, { documents, number });
  return {
    evidence: { role, units: [0] },
    citation: { ...citation, documentKind, documentId: documentKind, ...(text ? { quote: text } : {}) },
  };
}

function write(question: string, cited: CitedEvidence[], language: 'nl' | 'en' = 'nl'): string[] {
  return writeStatements({ ...understandQuestion(question), language }, cited).map(({ text }) => text);
}

describe('the words around a quote', () => {
  it('name the source', () => {
    expect(write('Wat?', [quote('main')])).toEqual([`De brief zegt: ${QUOTE}`]);
    expect(write('Wat?', [quote('main', { documentKind: 'nota' })])).toEqual([
      `De nota, die geen deel van de brief is, zegt: ${QUOTE}`,
    ]);
    expect(write('Wat?', [quote('main', { documentKind: 'motion' })])).toEqual([
      `VERZONNEN brief (MADE UP): ${QUOTE}`,
    ]);
  });

  it('are not said twice for quotes of one source, and again for another', () => {
    const other = quote('item', { number: 3, documentKind: 'nota' });
    expect(write('Wat?', [quote('item'), quote('item', { number: 2 }), other])).toEqual([
      `De brief zegt: ${QUOTE}`,
      QUOTE,
      `De nota, die geen deel van de brief is, zegt: ${QUOTE}`,
    ]);
  });

  it('are English around a Dutch quote for whoever asks in English', () => {
    const text = write('What?', [quote('main'), quote('note', { number: 2 })], 'en');
    expect(text).toEqual([`The letter says, in Dutch: ${QUOTE}`, `The footnote there: ${QUOTE}`]);
    expect(write('What?', [quote('main', { documentKind: 'nota' })], 'en')[0]).toContain(
      'not part of the letter',
    );
  });

  it('say how firm it is to whoever asks whether it is so already', () => {
    const status = 'Is dat al besloten?';
    expect(write(status, [quote('main', { commitment: 'explores' })])[0]).toMatch(
      /^Dat staat nog niet vast\./u,
    );
    expect(write(status, [quote('main', { commitment: 'intends' })])[0]).toMatch(/^Dat is een voornemen\./u);
    expect(write(status, [quote('main', { commitment: 'aims' })])[0]).toMatch(/^Dat is een streven\./u);
    expect(write(status, [quote('main', { commitment: 'will' })])).toEqual([`De brief zegt: ${QUOTE}`]);
    expect(write('Is it already so?', [quote('main', { commitment: 'explores' })], 'en')[0]).toMatch(
      /^That has not been decided\./u,
    );
  });

  it('name the period of a planning row once, with both citations', () => {
    const cited = [
      quote('period', { text: 'Q1 2027' }),
      quote('row', { number: 2 }),
      quote('row', { number: 3 }),
    ];
    const statements = writeStatements(understandQuestion('Wanneer?'), cited);
    expect(statements).toEqual([
      { text: `Het planningsoverzicht noemt bij “Q1 2027”: ${QUOTE}`, citations: [1, 2] },
      { text: QUOTE, citations: [3] },
    ]);
  });

  it('name notes and signatures as what they are', () => {
    const cited = [quote('main'), quote('note', { number: 2 }), quote('signature', { number: 3 })];
    expect(write('Wie?', cited).slice(1)).toEqual([
      `De voetnoot daarbij: ${QUOTE}`,
      `De ondertekening: ${QUOTE}`,
    ]);
  });

  it('keep a quote of several lines on one', () => {
    const [text] = write('Wie?', [quote('main', { text: 'De minister,\nJan Boom' })]);
    expect(text).toBe('De brief zegt: “De minister, / Jan Boom”');
  });

  it('become one text with the markers of the citations', () => {
    const statements = [
      { text: 'Een.', citations: [1, 2] },
      { text: 'Twee.', citations: [3] },
    ];
    expect(joinStatements(statements)).toBe('Een. [1] [2]\nTwee. [3]');
  });
});

describe('a refusal', () => {
  it.each([
    ['amount', 'geen bedrag', 'no amount'],
    ['period', 'geen datum of termijn', 'no date or term'],
    ['person', 'geen naam', 'no name'],
    ['place', 'geen plaats', 'no place'],
    ['frequency', 'niet hoe vaak', 'not how often'],
  ] as const)('says that %s is missing', (slot, dutch, english) => {
    expect(wordRefusal('not_in_sources', 'nl', slot)).toContain(dutch);
    expect(wordRefusal('not_in_sources', 'en', slot)).toContain(english);
  });

  it('says nothing of a kind of fact when that is not why', () => {
    expect(wordRefusal('out_of_scope', 'nl', 'amount')).toBe(wordRefusal('out_of_scope', 'nl'));
    expect(wordRefusal('not_in_sources', 'nl', 'actor')).toBe(wordRefusal('not_in_sources', 'nl'));
  });

  it('differs by reason and language', () => {
    const reasons = ['not_in_sources', 'source_not_indexed', 'out_of_scope', 'unclear', 'unsafe'] as const;
    const texts = reasons.flatMap((reason) => [wordRefusal(reason, 'nl'), wordRefusal(reason, 'en')]);
    expect(new Set(texts).size).toBe(10);
    for (const text of texts) expect(text).toMatch(/^\p{Lu}.*[.?]$/u);
  });
});
