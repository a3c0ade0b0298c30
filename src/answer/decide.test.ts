import { describe, expect, it } from 'vitest';
import type { Retrieval } from '../ports.ts';
import type { Prompt } from '../types.ts';
import { answerability, isAnswerable, readFeatures } from './decide.ts';
import type { DecisionFeatures } from './decision-weights.ts';
import { understandQuestion } from './question.ts';
import { candidatesFor, libraryOf } from './testing-library.ts';

const BODY =
  'De gemeente Voorbeeldstad plant honderd bomen langs de singels. Voor gras is, naast het Bomenfonds, 3 miljoen euro vrijgemaakt.';
const library = libraryOf(BODY);
const NOTHING: Retrieval = {
  ...{ passages: [], units: [], bestPrompt: null, bestGap: null, gapShare: 0, words: [] },
};

/** The signals for a question of which the best sentence begins so; `quoted` are the words that would be quoted. */
function read(text: string, found: string, given: { retrieval?: Partial<Retrieval>; quoted?: string } = {}) {
  const [chosen] = candidatesFor(text, { library, found: [found] });
  return readFeatures({
    ...{ question: understandQuestion(text), retrieval: { ...NOTHING, ...given.retrieval }, chosen },
    ...{ isFollowUp: false, quoted: given.quoted ?? BODY, passageText: BODY },
    sources: new Set(['voorbeeldstad', 'gemeente', 'bomenfonds']),
  });
}

const prompt = (score: number, wants?: string) => ({
  prompt: { kind: wants ? 'gap' : 'question', asks: 'open', text: '?', passage: 0, unit: 0, wants } as Prompt,
  score,
});

describe('a decision to answer', () => {
  it('is never for an amount that belongs to something else', () => {
    const features = read('Hoeveel geld krijgt het Bomenfonds?', 'Voor gras');
    expect(features.unboundAmount).toBe(1);
    const sure: DecisionFeatures = { ...features, literalCoverage: 5, literalUnitCoverage: 5, coverage: 5 };
    expect(answerability({ ...sure, unboundAmount: 0 })).toBeGreaterThan(0.9);
    expect(isAnswerable(sure, { slotChecks: true })).toBe(false);
    expect(isAnswerable(sure, { slotChecks: false })).toBe(true);
  });

  it('sees that the fact is missing', () => {
    expect(read('Wanneer worden de bomen geplant?', 'De gemeente').slotMissing).toBe(1);
    expect(read('Hoeveel bomen worden er geplant?', 'De gemeente').slotMissing).toBe(0);
    expect(read('Wat wordt er geplant?', 'De gemeente')).toMatchObject({ slotMissing: 0, slotAsked: 0 });
  });

  it('sees a name that no source has', () => {
    expect(read('Plant ook Xqzwvkt bomen?', 'De gemeente').nameUnknown).toBe(1);
    expect(read('Plant ook Voorbeeldstad bomen?', 'De gemeente').nameUnknown).toBe(0);
    expect(read('PLANT OOK XQZWVKT BOMEN?', 'De gemeente').nameUnknown).toBe(0);
  });

  it('sees words that nobody knows', () => {
    const word = { text: 'x', idf: 2, known: true, inSources: true };
    const words = [word, { ...word, known: false, inSources: false }];
    expect(read('Wat?', 'De gemeente', { retrieval: { words } })).toMatchObject({
      unknown: 0.5,
      notInSources: 0.5,
    });
  });

  it('sees that the noun that is asked for is not there', () => {
    expect(read('Welke boete staat erop?', 'De gemeente').headMissing).toBe(1);
    expect(read('Welke bomen komen er?', 'De gemeente').headMissing).toBe(0);
  });

  it('sees that a name is asked for and none would be told', () => {
    const quoted = 'De stad plant bomen.';
    expect(read('Hoe heet de stad?', 'De gemeente', { quoted }).nameMissing).toBe(1);
    expect(read('Hoe heet de stad?', 'De gemeente').nameMissing).toBe(0);
  });

  it('sees that the nearest question that no source answers misses just this kind of fact', () => {
    const retrieval = { bestGap: prompt(0.8, 'amount'), bestPrompt: prompt(0.5) };
    expect(read('Hoeveel geld kost dat?', 'De gemeente', { retrieval })).toMatchObject({
      slotGap: 0.8,
      gap: 0.8,
    });
    expect(read('Wie doet dat?', 'De gemeente', { retrieval }).slotGap).toBe(0);
  });

  it.each([
    ['slotMissing', 1],
    ['nameUnknown', 1],
    ['unknown', 1],
    ['gap', 1],
    ['gapShare', 1],
    ['headMissing', 1],
  ] as const)('is less likely with %s', (name, value) => {
    const features = read('Wat wordt er geplant?', 'De gemeente');
    expect(answerability({ ...features, [name]: value })).toBeLessThan(
      answerability({ ...features, [name]: 0 }),
    );
  });

  it('is likely between 0 and 1, also for nothing', () => {
    const features = readFeatures({
      ...{ question: understandQuestion('?'), retrieval: NOTHING, chosen: undefined, isFollowUp: false },
      ...{ quoted: '', passageText: '', sources: new Set<string>() },
    });
    expect(answerability(features)).toBeGreaterThan(0);
    expect(answerability(features)).toBeLessThan(1);
  });
});
