import { describe, expect, it } from 'vitest';
import { takeTurns } from '../node/testing-index.ts';
import { isBare, onlyNamesSubject, standAlone, wordStandAlone } from './conversation.ts';

const converse = (...said: string[]) => standAlone(takeTurns(said));

describe('a question in a conversation', () => {
  it.each([
    'En wanneer?',
    'Wie gaat daarover?',
    'Hoeveel?',
    'Maar waarom komt hij er dan?',
    'And when is it done?',
  ])('that leans on it takes its topic: %s', (question) => {
    expect(converse('Komt er een brug?', 'Ja.', question).topic).toBe('Komt er een brug?');
  });

  it('that names its own subject stands alone', () => {
    const question = 'Hoeveel geld gaat er volgend jaar naar wegen in de provincie?';
    expect(converse('Komt er een brug?', 'Ja.', question)).toEqual({
      question,
      topic: null,
      before: null,
      hint: null,
    });
  });

  it('that is the first stands alone, however short', () => {
    expect(converse('En wanneer?').topic).toBeNull();
  });

  it('takes its topic from what the user asked last, never from an assistant', () => {
    const { topic } = converse(
      'Een weg?',
      'De minister is weg.',
      'Een brug?',
      'Nee, een tunnel.',
      'Een pont?',
      'Nee.',
      'En wanneer?',
    );
    expect(topic).toBe('Een brug? Een pont?');
  });

  it('is shown with its topic, in the language of the answer', () => {
    const asked = converse('Een brug?', 'Ja.', 'En wanneer?');
    expect(wordStandAlone(asked, 'nl')).toBe('En wanneer? (over: Een brug?)');
    expect(wordStandAlone(asked, 'en')).toBe('En wanneer? (about: Een brug?)');
    expect(wordStandAlone(converse('Een brug?'), 'nl')).toBe('Een brug?');
  });
});

describe('a question that leaves something out', () => {
  it('only asks: its subject is what was asked before', () => {
    expect(isBare('En wanneer?')).toBe(true);
    expect(isBare('And when?')).toBe(true);
    expect(isBare('En wanneer komt de brug?')).toBe(false);
  });

  it('only names a subject: it asks what was asked before', () => {
    expect(onlyNamesSubject('En het lobbyregister?')).toBe(true);
    expect(onlyNamesSubject('En wanneer komt het lobbyregister?')).toBe(false);
    expect(onlyNamesSubject('En wordt het duurder?')).toBe(false);
    expect(onlyNamesSubject('Het lobbyregister')).toBe(false);
  });
});
