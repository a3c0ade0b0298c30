import { describe, expect, it } from 'vitest';
import { splitQuestion } from './question-parts.ts';

const textsOf = (text: string) => splitQuestion(text).map((part) => part.text);

describe('a question', () => {
  it.each(['Wat is de brug?', 'Wat kosten bruggen en wegen?', 'Wie, o wie?', 'Wanneer en hoe?'])(
    'that asks once has one part: %s',
    (text) => {
      expect(textsOf(text)).toEqual([text]);
    },
  );

  it.each([
    ['Wat is de brug precies, en wanneer komt die er?', ['Wat is de brug precies', 'wanneer komt die er?']],
    ['Who builds the bridge and when is it done?', ['Who builds the bridge', 'when is it done?']],
    ['Komt er een brug, en zo ja, wanneer precies?', 2],
  ])('that asks twice has two: %s', (text, parts) => {
    if (typeof parts === 'number') expect(textsOf(text)).toHaveLength(parts);
    else expect(textsOf(text)).toEqual(parts);
  });

  it('that weighs two things asks for the time of each', () => {
    expect(splitQuestion('Wat komt eerder: de nieuwe brug of de nieuwe weg?')).toEqual([
      { text: 'de nieuwe brug', asksDate: true },
      { text: 'de nieuwe weg', asksDate: true },
    ]);
  });

  it('that holds text against planning looks in both places', () => {
    expect(splitQuestion('Klopt de tekst over de brug met de planning?').map(({ place }) => place)).toEqual([
      'prose',
      'table',
    ]);
  });

  it('that holds letter against nota looks in both documents', () => {
    const parts = splitQuestion('Is het kenmerk van de brief hetzelfde als dat van de nota?');
    expect(parts.map(({ documentKind }) => documentKind)).toEqual(['policy-letter', 'nota']);
  });
});
