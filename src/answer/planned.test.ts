import { beforeAll, describe, expect, it } from 'vitest';
import { openTestIndex } from '../node/testing-index.ts';
import type { Library } from '../types.ts';
import { planEvidence } from './planned.ts';
import { understandQuestion } from './question.ts';
import { textOf } from './quoting.ts';

let library: Library;
beforeAll(async () => {
  library = (await openTestIndex()).content;
});

/** The quotes of a role for a question, or null when it is no question for a time. */
function quotesFor(question: string, role: string): string[] | null {
  const evidence = planEvidence(understandQuestion(question), library);
  return (
    evidence
      ?.filter((piece) => piece.role === role)
      .map(({ units }) => units.map((row) => textOf(library.units[row]!, library)).join(' ')) ?? null
  );
}

describe('a question for what comes in a time', () => {
  it('gets the rows of that quarter under it', () => {
    expect(quotesFor('Wat is er gepland in het derde kwartaal van 2026?', 'period')).toEqual(['Q3 2026']);
    expect(quotesFor('Wat is er gepland in Q3 2026?', 'row')).toEqual([
      'Wetsvoorstel Meldpunt Fouten in Overheidsregistraties en Centraal Meldpunt Identiteitsfraude',
      'Vereenvoudigingswet (eerste; volgt jaarlijks)',
    ]);
  });

  it('gets the sentences of the prose that name it too, unless it asks for bills', () => {
    const question = 'Wat komt er in het vierde kwartaal?';
    expect(quotesFor(question, 'item')!.join('\n')).toContain('monitor integriteit en veiligheid');
    expect(quotesFor(question.replace('Wat komt', 'Welke wetsvoorstellen komen'), 'item')).toEqual([]);
  });

  it('takes a recess as what comes before it', () => {
    const items = quotesFor('Wat staat er voor het zomerreces gepland?', 'item')!;
    expect(items.some((item) => item.includes('uitgebreide evaluatie'))).toBe(true);
    expect(items.join('\n')).not.toMatch(/[Ee]ind 2026|1 januari 2028/u);
  });

  it('takes a year as its four quarters, an open end among them', () => {
    expect(quotesFor('Welke wetsvoorstellen komen in 2027?', 'period')).toEqual([
      'Q1 2027',
      'Q2 2027 en later',
    ]);
    expect(quotesFor('Welke wetsvoorstellen komen in 2027?', 'row')).toHaveLength(7);
  });

  it('asks in English as well', () => {
    expect(quotesFor('Which bills are planned in Q4 2026?', 'row')).toHaveLength(2);
  });

  it('leaves no sentence that points back without the one before', () => {
    const item = quotesFor('Wat komt er in het vierde kwartaal?', 'item')!.find((one) =>
      one.includes('hierover eind dit jaar'),
    )!;
    expect(item).toMatch(/^De hoofdlijnen hiervan.*hierover eind dit jaar/u);
  });

  it.each([
    'Wat komt er?',
    'Wanneer komt het nieuwe stembiljet?',
    'Wat komt er in het vierde kwartaal over verkiezingen?',
    'Wat komt er in 2041?',
    'Wat gebeurt er met de Groningers voor het zomerreces?',
  ])('is not one that names a subject, or a time of which nothing is said: %s', (question) => {
    expect(quotesFor(question, 'row')).toBeNull();
  });
});
