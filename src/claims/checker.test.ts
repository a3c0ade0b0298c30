import { describe, expect, it } from 'vitest';
import { stem } from '../text/stem.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { words } from '../text/tokens.ts';
import { createClaimChecker } from './checker.ts';
import type { ClaimEvidence, EvidenceUnit } from './evidence.ts';

/** MADE UP: sentences of a letter that does not exist, about bridges. */
const SENTENCES: Partial<EvidenceUnit>[] = [
  {
    text: 'De provincie Verzonnen maakt in 2026 wederom 3 miljoen euro beschikbaar voor het schilderen van ophaalbruggen.',
  },
  { text: 'Er zijn vier bruggen die de komende twee jaar onderhoud vergen.' },
  { text: 'Het kabinet onderzoekt de mogelijkheid om tolpoorten op bruggen te plaatsen.' },
  { text: 'De evaluatie van de bruggenwet wordt voor het zomerreces aan de Tweede Kamer toegezonden.' },
  { text: 'Het kabinet is geen voorstander van een bruggenheffing.' },
  { text: 'Het onderhoud van sluizen gaat onverminderd door.' },
  {
    text: 'Voor sluizen is in de periode 2027 tot en met 2030 jaarlijks € 20 miljoen op de begroting van het ministerie van VWS gereserveerd.',
  },
  { text: 'Wetsvoorstel brugwachters', kind: 'table-row', period: { start: 0, end: 7, text: 'Q3 2026' } },
  { text: 'Het kabinet werkt aan een visie op veerponten en jaagpaden.', passageId: 'visie' },
  {
    text: 'Voornemen is de visie op veerponten eind 2026 naar de Tweede Kamer te zenden.',
    passageId: 'visie',
  },
  { text: 'Via de kanalenagenda levert het Rijk een bijdrage aan de kanalen.', passageId: 'kanalen' },
  { text: 'Inmiddels is de uitvoering van de kanalenagenda gestart.', passageId: 'kanalen' },
  { text: 'Slechts 7 procent van de schippers vaart in een elektrische boot.' },
  { text: 'Bij de Kamer is het initiatiefvoorstel-Van Verzinsel inzake walkades aanhangig.' },
  { text: 'Baggeren vraagt niet alleen om een landelijke aanpak.' },
  { text: 'Wij vinden dat een steiger meer is dan hout.' },
  { text: 'De minister van Bruggen,\nJan van Verzonnen', kind: 'signature' },
  { text: 'De staatssecretaris van Sluizen,\nPiet Bedacht', kind: 'signature' },
];
const UNITS = SENTENCES.map(
  (unit, order): EvidenceUnit => ({
    key: String(order),
    start: order * 1000,
    end: order * 1000 + unit.text!.length,
    order,
    documentId: 'made-up',
    documentTitle: 'MADE UP',
    documentKind: 'policy-letter',
    documentDate: '2026-04-24',
    passageId: `p${order}`,
    kind: 'paragraph',
    section: [],
    period: null,
    statements: [],
    questions: [],
    text: '',
    ...unit,
  }),
);
const termsOf = (text: string) =>
  new Set(
    words(text)
      .filter((word) => !STOP_WORDS.has(word))
      .map(stem),
  );

/** A stand-in for the retriever: shared stems. */
const evidence: ClaimEvidence = {
  units: UNITS,
  async retrieve(text, { limit }) {
    const asked = termsOf(text);
    return UNITS.map((unit) => ({
      unit,
      similarity: [...termsOf(unit.text)].filter((term) => asked.has(term)).length / (asked.size || 1),
    }))
      .filter(({ similarity }) => similarity > 0)
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, limit);
  },
  neighbours: (_, from, until) => UNITS.slice(Math.max(0, from), until),
  wordTerms: (word) => [[stem(word), 1]],
  idf: (term) => (UNITS.filter((unit) => termsOf(unit.text).has(term)).length > 2 ? 1.5 : 4),
  expand: () => [],
};
const check = createClaimChecker(evidence);
const verdictOf = async (claim: string) => (await check({ claim })).verdict;

describe('a claim check', () => {
  it.each([
    'In 2026 is er 3 miljoen euro voor het schilderen van ophaalbruggen.',
    'Opnieuw € 3.000.000 beschikbaar voor schilderen ophaalbruggen',
    'Volgens de brief gaat het onderhoud van sluizen onverminderd door.',
    'Vier bruggen vergen de komende twee jaar onderhoud, schrijft de minister.',
    'De evaluatie van de bruggenwet gaat voor de zomer naar de Tweede Kamer.',
    'Wetsvoorstel brugwachters staat in het planningsoverzicht bij het derde kwartaal van 2026.',
    'Het kabinet onderzoekt tolpoorten op bruggen.',
    'Minder dan een op de tien schippers vaart in een elektrische boot.',
    "Van Verzonnen: 'Een steiger is meer dan hout.'",
    "'Een steiger is meer dan hout,' aldus Van Verzonnen.",
  ])('supports: %s', async (claim) => {
    expect(await verdictOf(claim)).toBe('supported');
  });

  it.each([
    [
      'In 2026 is er 5 miljoen euro voor het schilderen van ophaalbruggen.',
      'amount',
      '5 miljoen euro',
      '3 miljoen euro',
    ],
    ['Zes bruggen vergen de komende twee jaar onderhoud.', 'number', 'Zes', 'vier'],
    [
      'Vier bruggen vergen de komende tien jaar onderhoud.',
      'period',
      'de komende tien jaar',
      'de komende twee jaar',
    ],
    [
      'De evaluatie van de bruggenwet gaat na het zomerreces naar de Tweede Kamer.',
      'period',
      'na het zomerreces',
      'voor het zomerreces',
    ],
    [
      'De evaluatie van de bruggenwet wordt voor het zomerreces aan de Eerste Kamer toegezonden.',
      'actor',
      'Eerste Kamer',
      'Tweede Kamer',
    ],
    [
      'Voor sluizen is jaarlijks € 20 miljoen gereserveerd op de begroting van het ministerie van OCW.',
      'actor',
      'OCW',
      'VWS',
    ],
    [
      'Wetsvoorstel brugwachters gaat in het eerste kwartaal van 2027 naar de Kamer.',
      'period',
      'eerste kwartaal van 2027',
      'Q3 2026',
    ],
    ['Het kabinet is voorstander van een bruggenheffing.', 'polarity', 'voorstander', 'geen voorstander'],
    ['Het kabinet pleit voor een bruggenheffing.', 'polarity', 'pleit voor', 'geen voorstander'],
    ['Baggeren vraagt uitsluitend om een landelijke aanpak.', 'polarity', 'uitsluitend', 'niet alleen'],
    [
      'De visie op veerponten en jaagpaden ligt in het voorjaar van 2027 bij de Tweede Kamer.',
      'period',
      'voorjaar van 2027',
      'eind 2026',
    ],
    [
      'Het initiatiefvoorstel over walkades is van Kamerlid Fictief.',
      'actor',
      'Kamerlid Fictief',
      'initiatiefvoorstel-Van Verzinsel',
    ],
  ])('contradicts and names both values: %s', async (claim, kind, ours, theirs) => {
    const { verdict, differences } = await check({ claim });
    expect(verdict).toBe('contradicted');
    expect(differences).toContainEqual({ kind, claim: ours, source: theirs });
  });

  it('contradicts an amount in all with an amount a year', async () => {
    const { verdict, differences } = await check({
      claim: 'Voor sluizen is in totaal € 20 miljoen gereserveerd.',
    });
    expect(verdict).toBe('contradicted');
    expect(differences[0]).toMatchObject({
      claim: 'in totaal € 20 miljoen',
      source: 'jaarlijks € 20 miljoen',
    });
  });

  it('contradicts what is firmer than the source, and says how firm the source is', async () => {
    const outcome = await check({
      claim: 'Het kabinet heeft besloten om tolpoorten op bruggen te plaatsen.',
    });
    expect(outcome).toMatchObject({ verdict: 'contradicted', commitment: 'explores' });
    expect(outcome.differences[0]).toMatchObject({ kind: 'modality', source: 'onderzoekt' });
    expect(outcome.explanation).toContain('onderzoekt');
  });

  it.each([
    'De uitvoering van de kanalenagenda moet nog beginnen.',
    'De uitvoering van de kanalenagenda laat nog op zich wachten.',
  ])('contradicts what is still to come by what a sentence says has begun: %s', async (claim) => {
    expect(await check({ claim })).toMatchObject({
      verdict: 'contradicted',
      differences: [{ kind: 'modality', source: expect.stringContaining('gestart') }],
    });
  });

  it('cites the sentence beside it that gives the time', async () => {
    const { verdict, quotes } = await check({
      claim: 'Eind 2026 komt er een visie op veerponten en jaagpaden.',
    });
    expect(verdict).toBe('supported');
    expect(new Set(quotes.map(({ start }) => start)).size).toBe(2);
  });

  it('contradicts the reverse in other words', async () => {
    expect(await verdictOf('Het onderhoud van sluizen wordt stopgezet.')).toBe('contradicted');
  });

  it('contradicts a signature under another office', async () => {
    expect(await verdictOf('Staatssecretaris Jan van Verzonnen ondertekende de brief.')).toBe('contradicted');
  });

  it.each([
    'Het schilderen van ophaalbruggen gebeurt met blauwe verf uit Portugal.',
    'De brugwachters krijgen 300 euro meer loon.',
    'De maximumsnelheid op de snelweg gaat omhoog.',
    'niet niet niet',
  ])('does not find, and never contradicts: %s', async (claim) => {
    const outcome = await check({ claim });
    expect(outcome.verdict).toBe('not_found');
    expect(outcome.differences).toEqual([]);
  });

  it('contradicts a claim of which one part is wrong, and tells the parts apart', async () => {
    const { verdict, parts } = await check({
      claim:
        'Het onderhoud van sluizen gaat onverminderd door. Zes bruggen vergen de komende twee jaar onderhoud.',
    });
    expect(verdict).toBe('contradicted');
    expect(parts.map((part) => part.verdict)).toEqual(['supported', 'contradicted']);
  });

  it('rests every verdict but not_found on quotes that stand in the document', async () => {
    const { quotes, parts } = await check({
      claim: 'Wetsvoorstel brugwachters staat in de planning bij Q3 2026.',
    });
    expect(quotes).toContainEqual({ documentId: 'made-up', passageId: 'p7', start: 0, end: 7 });
    expect(parts[0]!.quotes.every((index) => quotes[index] !== undefined)).toBe(true);
  });

  it('explains in English on request', async () => {
    const { explanation } = await check({ claim: 'Zes bruggen vergen onderhoud.', language: 'en' });
    expect(explanation).toBe('The letter says vier, not Zes.');
  });

  it('takes hostile punctuation for text', async () => {
    const claim = `${'"«(((12, 3 miljoen euro; [vier] — … '.repeat(20)}`.slice(0, 1000);
    expect(['supported', 'contradicted', 'not_found']).toContain(await verdictOf(claim));
  });
});
