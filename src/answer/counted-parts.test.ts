import { describe, expect, it } from 'vitest';
import { countedParts } from './counted-parts.ts';
import { understandQuestion } from './question.ts';
import { candidatesFor, libraryOf, quotesOf } from './testing-library.ts';

function partsOf(question: string, body: string, found: string): string[] {
  const library = libraryOf(body);
  const [best] = candidatesFor(question, { library, found: [found] });
  return quotesOf(countedParts(understandQuestion(question), { best: best!, library }), library);
}

describe('a question for so many things', () => {
  const announced = 'Er zijn drie plannen voor de bomen in de stad en in de dorpen eromheen.';

  it('gets the sentence that lists them after the one that announces them', () => {
    const body = `${announced.replace(' en in de dorpen eromheen', '')} Dit zijn: de singel, het plein en het park. Klaar.`;
    expect(partsOf('Welke drie plannen zijn er?', body, 'Er zijn drie')).toEqual([
      'Er zijn drie plannen voor de bomen in de stad. Dit zijn: de singel, het plein en het park.',
    ]);
  });

  it('gets the sentences that add up', () => {
    const body = `${announced} Zo komt er een singel. Daarnaast komt er een plein. Tot slot komt er een park. Klaar.`;
    expect(partsOf('Welke drie plannen zijn er?', body, 'Er zijn drie')).toEqual([
      'Zo komt er een singel.',
      'Daarnaast komt er een plein.',
      'Tot slot komt er een park.',
    ]);
  });

  it('gets nothing extra when they do not add up, or when no number was asked', () => {
    const body = `${announced} Zo komt er een singel. Daarnaast komt er een plein. Klaar.`;
    expect(partsOf('Welke drie plannen zijn er?', body, 'Er zijn drie')).toEqual([]);
    expect(partsOf('Welke plannen zijn er?', body, 'Er zijn drie')).toEqual([]);
  });
});
