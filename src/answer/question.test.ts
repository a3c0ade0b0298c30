import { describe, expect, it } from 'vitest';
import { detectLanguage, type QuestionKind, understandQuestion } from './question.ts';

describe('what a question wants', () => {
  it.each<[string, QuestionKind, string | undefined]>([
    ['Wanneer komt de brug er?', 'when', 'period'],
    ['wnr komt die brug nou', 'when', 'period'],
    ['In welk kwartaal komt de brug?', 'when', 'calendar'],
    ['Hoe laat is het?', 'when', 'period'],
    ['When will the bridge be built?', 'when', 'period'],
    ['Hoe lang duurt de bouw?', 'when', 'period'],
    ['Hoeveel geld gaat er naar de brug?', 'howmuch', 'amount'],
    ['hoevel euro kost de brug', 'howmuch', 'amount'],
    ['Wat kost de brug?', 'howmuch', 'amount'],
    ['How much money goes to the bridge?', 'howmuch', 'amount'],
    ['Hoeveel bruggen komen er?', 'howmuch', 'number'],
    ['Welk percentage is af?', 'howmuch', 'percentage'],
    ['Hoe vaak gaat de brug open?', 'howmuch', 'frequency'],
    ['Wie bouwt de brug?', 'who', 'actor'],
    ['Door wie wordt de brug gebouwd?', 'who', 'actor'],
    ['Welke minister gaat over bruggen?', 'who', 'actor'],
    ['Hoe heet de brug?', 'who', 'actor'],
    ['Hoe heten de bruggen?', 'who', 'actor'],
    ['In welke stad komt de brug?', 'where', 'place'],
    ['In welk Kamerstuk staat dat?', 'fact', 'paper'],
    ['Welke bruggen komen er?', 'list', undefined],
    ['Wat zijn de drie bruggen?', 'list', undefined],
    ['Waarom komt er een brug?', 'explain', undefined],
    ['Hoe wordt de brug gebouwd?', 'explain', undefined],
    ['Komt er een brug?', 'yesno', undefined],
    ['Is de brug al klaar?', 'status', undefined],
    ['Is there already a bridge?', 'status', undefined],
    ['Citeer de zin over de brug', 'quote', undefined],
    ['Vat de brief samen', 'summary', undefined],
    ['Iets over bruggen graag', 'fact', undefined],
    ['brug', 'fact', undefined],
  ])('%s', (text, kind, slot) => {
    const question = understandQuestion(text);
    expect([question.kind, question.wants[0]]).toEqual([kind, slot]);
  });

  it('is the same in capitals', () => {
    expect(understandQuestion('WANNEER KOMT DE BRUG ER?').kind).toBe('when');
  });

  it.each([
    ['Welke drie bruggen komen er?', 3],
    ['Noem de vier lijnen', 4],
    ['Which two bridges?', 2],
    ['Welke bruggen komen er?', null],
    ['Wat gebeurt er over drie jaar?', null],
  ])('may be a number of things: %s', (text, count) => {
    expect(understandQuestion(text).count).toBe(count);
  });

  it.each([
    ['Hoeveel nieuwe bruggen komen er?', 'nieuwe bruggen'],
    ['How many bridges?', 'bridges'],
    ['Wanneer?', null],
  ])('says what is counted: %s', (text, counted) => {
    const found = understandQuestion(text).counted;
    expect(counted === null ? found : found?.startsWith(counted.split(' ')[0]!)).toBe(
      counted === null ? null : true,
    );
  });

  it.each([
    ['Staat de brug in het planningsoverzicht?', 'table'],
    ['Wat zegt de lopende tekst over de brug?', 'prose'],
    ['Wat zegt de tekst en wat zegt de planning over de brug?', null],
    ['Wat is de brug?', null],
  ])('may have to stand somewhere: %s', (text, place) => {
    expect(understandQuestion(text).place).toBe(place);
  });

  it('names the section that is to be summarised', () => {
    expect(understandQuestion('Vat het deel over Bruggen en wegen samen').section).toBe('Bruggen en wegen');
    expect(understandQuestion("Vat de paragraaf 'Bruggen' kort samen").section).toBe('Bruggen');
  });

  it('has a head noun and may want a name', () => {
    expect(understandQuestion('Welke boete staat erop?').head).toBe('boete');
    for (const text of ['Wat zijn de namen van de bruggen?', 'Hoe heet de brug?', 'Hoe heten de bruggen?'])
      expect(understandQuestion(text).asksName).toBe(true);
    expect(understandQuestion('Hoe hete soep te eten?').asksName).toBe(false);
  });
});

describe('the language of a question', () => {
  it.each([
    ['What does the letter say about bridges?', 'en'],
    ['Who is the minister?', 'en'],
    ['Wat zegt de brief over bruggen?', 'nl'],
    ['brug', 'nl'],
    ['', 'nl'],
  ])('%j is %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });
});
