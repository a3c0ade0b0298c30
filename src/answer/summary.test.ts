import { describe, expect, it } from 'vitest';
import { understandQuestion } from './question.ts';
import { summarize } from './summary.ts';
import { candidatesFor, libraryOf, quotesOf } from './testing-library.ts';

const library = libraryOf(
  [
    'I. Bomen',
    'Bomen zijn mooi. Er is 3 miljoen euro vrijgemaakt voor bomen langs de singels van de stad. Dat is fijn.',
    'Bomen geven schaduw. Het kabinet heeft besloten dat elke straat in de stad een boom krijgt.',
    'II. Gras',
    'Gras is groen. Het kabinet onderzoekt of er gras kan komen op het plein bij het station.',
  ].join('\n\n'),
);

function summaryOf(question: string, ...found: string[]): string[] {
  const candidates = candidatesFor(question, { library, found });
  return quotesOf(summarize(understandQuestion(question), { candidates, library }), library);
}

describe('a summary', () => {
  it.each([
    'Vat het deel over Bomen samen',
    "Vat hoofdstuk 'Bomen' kort samen",
    'Geef een samenvatting over bomen',
  ])('of a named section is the weightiest sentence of each paragraph, in order: %s', (question) => {
    expect(summaryOf(question, 'Gras is groen')).toEqual([
      'Er is 3 miljoen euro vrijgemaakt voor bomen langs de singels van de stad.',
      'Het kabinet heeft besloten dat elke straat in de stad een boom krijgt.',
    ]);
  });

  it('of a subject stays in the section where most of it stands', () => {
    expect(summaryOf('Vat samen wat er op het plein komt', 'Het kabinet onderzoekt')).toEqual([
      'Het kabinet onderzoekt of er gras kan komen op het plein bij het station.',
    ]);
  });
});
