import { describe, expect, it } from 'vitest';
import { selectEvidence } from './evidence.ts';
import { dedupe } from './evidence-pieces.ts';
import { understandQuestion } from './question.ts';
import { candidatesFor, libraryOf, quotesOf, rowOf } from './testing-library.ts';

const BODY = [
  'I. Bomen',
  'De gemeente plant honderd bomen langs de singels van de stad. Deze bomen komen uit Verzonnendam.\u00b9 Het college zoekt nog naar een plek voor een park.',
  'Over het gras heeft de gemeente met de wijk het volgende afgesproken:',
  '1. Er komt gras in het park,\n2. Er komt gras op het plein.',
  'De minister van Bomen zal dit alles in het najaar bekijken en beoordelen.',
  'Ter afsluiting',
  'Wij kijken ernaar uit.',
  'De minister van Bomen,',
  'Jan van Boom',
  'De minister van Gras,',
  'Piet de Wit',
  '\u00b9 Kamerstukken II 2025/26, 99999, nr. 1.',
  'Planning',
  'Q1 2027',
  'De singel\nHet park',
  'Q2 2027',
  'Het plein',
].join('\n\n');
const library = libraryOf(BODY);

function select(question: string, ...found: string[]) {
  const evidence = selectEvidence(
    understandQuestion(question),
    candidatesFor(question, { library, found }),
    library,
  );
  return { quotes: quotesOf(evidence, library), roles: evidence.map(({ role }) => role) };
}

describe('evidence', () => {
  it('for a fact is the sentence, and no more', () => {
    expect(select('Wat doet het college?', 'Het college').quotes).toEqual([
      'Het college zoekt nog naar een plek voor een park.',
    ]);
  });

  it('that begins with a pronoun brings the sentence before', () => {
    expect(select('Waar komen ze vandaan?', 'Deze bomen').quotes).toEqual([
      'De gemeente plant honderd bomen langs de singels van de stad. Deze bomen komen uit Verzonnendam.',
    ]);
  });

  it('for a list is every item in order, whichever was found', () => {
    const items = ['1. Er komt gras in het park,', '2. Er komt gras op het plein.'];
    for (const found of ['Over het gras', '2. Er komt gras', '1. Er komt gras'])
      expect(select('Welke afspraken zijn er?', found).quotes).toEqual(items);
  });

  it('from the planning is a row with its period', () => {
    expect(select('Wanneer komt het park?', 'Het park')).toEqual({
      quotes: ['Q1 2027', 'Het park'],
      roles: ['period', 'row'],
    });
    expect(select('Wanneer komt het plein?', 'Het plein').quotes).toEqual(['Q2 2027', 'Het plein']);
  });

  it('of a period is all its rows', () => {
    expect(select('Welke plannen zijn er?', 'Q1 2027').quotes).toEqual(['Q1 2027', 'De singel', 'Het park']);
  });

  it('for a paper brings the note of the sentence, and the sentence of a note', () => {
    const note = 'Kamerstukken II 2025/26, 99999, nr. 1.';
    const sentence = select('In welk Kamerstuk staat dat van de bomen?', 'Deze bomen');
    expect(sentence.quotes.at(-1)).toBe(note);
    expect(sentence.roles.at(-1)).toBe('note');
    const found = select('In welk Kamerstuk staat dat van de bomen?', 'Kamerstukken');
    expect(found.quotes).toEqual([expect.stringContaining('Deze bomen'), note]);
  });

  it('for a name brings the signature of the office, and of no other', () => {
    const { quotes } = select('Wie is de minister en hoe heet hij?', 'De minister van Bomen zal');
    expect(quotes).toContain('De minister van Bomen,\nJan van Boom');
    expect(quotes.join('\n')).not.toContain('Piet de Wit');
  });

  it('for who signed is everybody who did', () => {
    expect(select('Wie heeft de brief getekend?', 'De minister van Bomen,').quotes).toEqual([
      'De minister van Bomen,\nJan van Boom',
      'De minister van Gras,\nPiet de Wit',
    ]);
  });

  it('of a heading is what stands under it', () => {
    expect(select('Iets over bomen graag', 'I. Bomen', 'Het college').quotes).toEqual([
      'Het college zoekt nog naar een plek voor een park.',
    ]);
  });

  it('of nothing is nothing', () => {
    expect(selectEvidence(understandQuestion('Wat?'), [], library)).toEqual([]);
  });
});

describe('the ranking of units', () => {
  const bestFor = (question: string, slotChecks: boolean) =>
    candidatesFor(question, { library, slotChecks, found: ['Het college', 'De gemeente plant'] })[0]!;

  it('prefers a sentence that holds the fact; without slot checks the likest one', () => {
    expect(bestFor('Hoeveel bomen komen er?', true).hit.unit).toBe(rowOf(library, 'De gemeente plant'));
    expect(bestFor('Hoeveel bomen komen er?', false).hit.unit).toBe(rowOf(library, 'Het college'));
  });

  it('says when the fact is missing', () => {
    expect(bestFor('Hoeveel geld kost dat?', true).hasSlot).toBe(false);
  });

  it('takes the table where the table is meant, and the prose where that is', () => {
    const found = ['Het park', 'Het college'];
    const kindOf = (question: string) => {
      const [best] = candidatesFor(question, { library, found });
      return library.passages[best!.hit.passage]!.kind;
    };
    expect(kindOf('Wat staat er in het planningsoverzicht over het park?')).toBe('table-row');
    expect(kindOf('Wat zegt de lopende tekst over het park?')).toBe('paragraph');
  });
});

describe('pieces of evidence', () => {
  it('hold each unit once', () => {
    expect(
      dedupe([
        { role: 'main', units: [1, 2] },
        { role: 'note', units: [2] },
        { role: 'item', units: [2, 3] },
      ]),
    ).toEqual([
      { role: 'main', units: [1, 2] },
      { role: 'item', units: [3] },
    ]);
  });
});
