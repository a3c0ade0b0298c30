import { describe, expect, it } from 'vitest';
import { binds } from './bind.ts';
import { understandQuestion } from './question.ts';

const holds = (question: string, text: string) => binds(understandQuestion(question), text);

describe('an amount', () => {
  const aside = 'Voor bomen is, naast het Bruggenfonds, 40 miljoen euro gereserveerd.';

  it('does not belong to what the sentence sets aside', () => {
    expect(holds('Hoeveel geld krijgt het Bruggenfonds?', aside)).toBe(false);
    expect(holds('Hoeveel geld gaat er naar bomen?', aside)).toBe(true);
  });

  it.each([
    'behalve het Bruggenfonds',
    'los van het Bruggenfonds',
    'buiten het Bruggenfonds',
    'besides the Bruggenfonds',
  ])('does not belong to what goes with "%s"', (words) => {
    expect(holds('Hoeveel geld krijgt het Bruggenfonds?', `Voor bomen is, ${words}, 40 miljoen euro.`)).toBe(
      false,
    );
  });

  it('belongs to a sentence that sets nothing aside', () => {
    expect(holds('Hoeveel geld krijgt het Bruggenfonds?', 'Het Bruggenfonds krijgt 40 miljoen euro.')).toBe(
      true,
    );
  });
});

describe('a count', () => {
  it('is one of the same thing', () => {
    expect(holds('Hoeveel gemeenten doen mee?', 'Er doen 12 gemeenten mee.')).toBe(true);
    expect(holds('Hoeveel gemeenten doen mee?', 'Er doen 12 provincies mee.')).toBe(false);
    expect(holds('Hoeveel gemeenten doen mee?', 'Er doen gemeenten mee.')).toBe(false);
  });

  it('may count a compound of it', () => {
    expect(holds('Hoeveel huizen komen er?', 'Er komen 12 dorpshuizen.')).toBe(true);
  });
});

describe('a question for something else', () => {
  it('is bound by nothing', () => {
    expect(holds('Wanneer komt de brug?', 'De weg kost 4 miljoen euro.')).toBe(true);
  });
});
