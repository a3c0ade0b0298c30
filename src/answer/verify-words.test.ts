import { describe, expect, it } from 'vitest';
import type { Grounds } from './grounds.ts';
import { findWordFault } from './verify-words.ts';

/** MADE UP sentences in the manner of a policy letter. */
const SOURCES = {
  plan: 'Het kabinet dient in 2027 een wetsvoorstel in over de fietspaden van gemeenten.',
  maybe: 'De minister onderzoekt of het stembiljet kan worden verkleind voor kiezers in het buitenland.',
  aim: 'Wij streven naar inwerkingtreding van de Wet op de bomen per 1 januari 2028, waarmee ook lokale boomfondsen worden geregeld.',
  money:
    'Het kabinet verlaagt de subsidie voor scholen en investeert 40 miljoen euro in wegen, parken en bruggen.',
  inform: 'De minister informeert de Tweede Kamer eind 2026 over de voortgang van het bomenplan.',
  asked: 'De Raad van Bomen adviseert om gemeenten meer geld te geven.',
  refuses: 'Het kabinet is geen voorstander van de invoering van een boomheffing voor burgers.',
  done: 'In maart 2026 zijn drie voorstellen ingediend die de rol van provincies verduidelijken.',
  passive: 'De regeringscommissaris wordt in 2027 benoemd door het kabinet.',
  order: 'Het kabinet geeft gemeenten opdracht om bomen te planten.',
  only: 'Gemeenten krijgen alleen geld als zij een plan indienen.',
  mission: 'Het kabinet werkt samen met provincies aan minder regels voor ondernemers.',
  forbids: 'De minister verbiedt dat gemeenten leges heffen en dat burgers toeslagen betalen.',
  two: 'Provincies betalen de helft van de kosten en gemeenten betalen een derde.',
  exam: 'In het najaar wordt de evaluatie van de Wet op de bomen aan de Kamer gestuurd.',
  about: 'Circa 350 van de 342 gemeenten hebben ongeveer 10 procent meer bomen dan in 2020.',
} as const;

const groundsOf = (name: keyof typeof SOURCES, more: Partial<Grounds> = {}): Grounds => ({
  text: SOURCES[name],
  date: '2026-04-24',
  kind: 'prose',
  isLetter: true,
  ...more,
});

const honest: [keyof typeof SOURCES, string][] = [
  ['plan', 'In 2027 dient het kabinet een wetsvoorstel in over de fietspaden van gemeenten.'],
  [
    'plan',
    'De brief meldt dat het kabinet in 2027 een wetsvoorstel indient over de fietspaden van gemeenten.',
  ],
  ['plan', 'Het kabinet dient een wetsvoorstel in over de fietspaden van gemeenten.'],
  ['maybe', 'De minister onderzoekt of het stembiljet kan worden verkleind.'],
  ['aim', 'Het kabinet streeft naar inwerkingtreding van de Wet op de bomen per 1 januari 2028.'],
  ['aim', 'Volgens de brief streven wij naar inwerkingtreding van de Wet op de bomen per 1 januari 2028.'],
  ['money', 'Het kabinet investeert 40 miljoen euro in wegen, parken en bruggen.'],
  ['money', 'Het kabinet investeert € 40 miljoen in wegen.'],
  ['inform', 'Eind 2026 informeert de minister de Tweede Kamer over de voortgang van het bomenplan.'],
  ['refuses', 'Het kabinet is geen voorstander van de invoering van een boomheffing.'],
  ['done', 'Er zijn 3 voorstellen ingediend in maart 2026.'],
  ['mission', 'Samen met provincies werkt het kabinet aan minder regels voor ondernemers.'],
  ['exam', 'De evaluatie van de Wet op de bomen wordt in het najaar aan de Kamer gestuurd.'],
];

const lies: [keyof typeof SOURCES, string][] = [
  ['plan', 'Het kabinet dient in 2028 een wetsvoorstel in over de fietspaden van gemeenten.'],
  ['plan', 'Het kabinet dient in 2027 twee wetsvoorstellen in over de fietspaden van gemeenten.'],
  ['plan', 'Het kabinet heeft in 2027 een wetsvoorstel ingediend over de fietspaden van gemeenten.'],
  ['plan', 'Gemeenten dienen in 2027 een wetsvoorstel in over de fietspaden van het kabinet.'],
  ['plan', 'Het kabinet dient vóór 2027 een wetsvoorstel in over de fietspaden van gemeenten.'],
  ['plan', 'Het kabinet dient in 2027 een wetsvoorstel in tegen de fietspaden van gemeenten.'],
  ['plan', 'Het kabinet trekt in 2027 een wetsvoorstel in over de fietspaden van gemeenten.'],
  ['plan', 'Het kabinet dient in 2027 de fietspaden van gemeenten in.'],
  ['maybe', 'De minister verkleint het stembiljet voor kiezers in het buitenland.'],
  ['maybe', 'Het stembiljet kan worden verkleind voor kiezers in het buitenland.'],
  ['maybe', 'Het stembiljet wordt verkleind.'],
  ['maybe', 'De minister onderzoekt hoe het stembiljet wordt verkleind.'],
  ['maybe', 'De minister heeft onderzocht of het stembiljet kan worden verkleind.'],
  ['maybe', 'De minister onderzoekt of kiezers in het buitenland kunnen worden verkleind.'],
  ['aim', 'De Wet op de bomen treedt per 1 januari 2028 in werking.'],
  ['aim', 'Lokale boomfondsen worden geregeld.'],
  ['aim', 'Per 1 januari 2028 worden lokale boomfondsen geregeld.'],
  ['money', 'Het kabinet verlaagt 40 miljoen euro in wegen.'],
  ['money', 'Het kabinet investeert 40 miljoen euro in scholen.'],
  ['money', 'Het kabinet verlaagt de subsidie voor scholen, wegen, parken en bruggen.'],
  ['money', 'Het kabinet investeert jaarlijks 40 miljoen euro in wegen, parken en bruggen.'],
  ['money', 'Het kabinet investeert 40 miljard euro in wegen.'],
  ['inform', 'De Tweede Kamer informeert de minister eind 2026 over de voortgang van het bomenplan.'],
  ['inform', 'De minister informeert de Eerste Kamer eind 2026 over de voortgang van het bomenplan.'],
  ['inform', 'De minister informeert de Tweede Kamer eind 2026 over het bomenplan van Jansen.'],
  ['inform', 'De minister informeert eind 2026 over de voortgang van de Tweede Kamer.'],
  ['asked', 'Gemeenten krijgen meer geld.'],
  ['asked', 'Het kabinet geeft gemeenten meer geld.'],
  ['asked', 'De Raad van Bomen geeft gemeenten meer geld.'],
  ['refuses', 'Het kabinet is voorstander van de invoering van een boomheffing voor burgers.'],
  ['refuses', 'Het kabinet is geen voorstander van burgers.'],
  ['refuses', 'Het kabinet is niet tegen de invoering van een boomheffing.'],
  ['done', 'In maart 2026 worden drie voorstellen ingediend.'],
  ['done', 'In maart 2026 zijn drie voorstellen aangenomen.'],
  ['done', 'In maart 2026 zijn drie provincies ingediend.'],
  ['passive', 'De regeringscommissaris benoemt in 2027 het kabinet.'],
  ['passive', 'Het kabinet wordt in 2027 benoemd door de regeringscommissaris.'],
  ['order', 'Gemeenten planten bomen.'],
  ['order', 'Het kabinet plant bomen.'],
  ['order', 'Gemeenten geven het kabinet opdracht om bomen te planten.'],
  ['only', 'Gemeenten krijgen geld.'],
  ['only', 'Gemeenten krijgen alleen geld.'],
  ['only', 'Gemeenten krijgen geld als zij een plan indienen.'],
  ['mission', 'Het kabinet werkt samen met provincies aan regels voor ondernemers.'],
  ['mission', 'Het kabinet werkt samen met ondernemers aan minder regels voor provincies.'],
  ['forbids', 'Gemeenten heffen leges.'],
  ['forbids', 'Burgers betalen toeslagen.'],
  ['two', 'Gemeenten betalen de helft van de kosten en provincies betalen een derde.'],
  ['two', 'Gemeenten betalen de helft van de kosten.'],
  ['two', 'Provincies betalen een derde van de kosten.'],
  ['exam', 'In het najaar wordt de Wet op de bomen aan de Kamer gestuurd.'],
  ['exam', 'In het najaar stuurt de Kamer de evaluatie van de Wet op de bomen.'],
  ['about', 'Gemeenten hebben 10 procent meer bomen dan in 2020.'],
  ['about', 'Circa 342 van de 350 gemeenten hebben ongeveer 10 procent meer bomen dan in 2020.'],
  ['plan', 'De minister zegt: “Wij regelen dit direct.” Het kabinet dient een wetsvoorstel in.'],
  ['plan', 'Het kabinet dient in 2027 een wetsvoorstel in (Kamerstuk 36512, nr. 7).'],
  ['plan', 'Het kabinet dient in 2027 een wetsvoorstel in op grond van artikel 68.'],
  ['plan', '<b>Het kabinet</b> dient een wetsvoorstel in over de fietspaden van gemeenten.'],
  ['plan', 'Het kabinet dient een wetsvoorstel in over de fietspaden, zie https://voorbeeld.example.'],
  ['plan', 'Dient het kabinet in 2027 een wetsvoorstel in over de fietspaden van gemeenten?'],
  ['plan', 'Stem op de partij die fietspaden van gemeenten betaalt.'],
  ['plan', 'Wetsvoorstel.'],
];

describe('a sentence of a model', () => {
  it.each(honest)('that only reworders %s is kept: %s', (name, text) => {
    expect(findWordFault(text, groundsOf(name))).toBeNull();
  });

  it.each(lies)('that says what %s does not say is refused: %s', (name, text) => {
    expect(findWordFault(text, groundsOf(name))).not.toBeNull();
  });

  it('may let the cabinet speak for `wij` in a letter only', () => {
    const text = 'Het kabinet streeft naar inwerkingtreding van de Wet op de bomen per 1 januari 2028.';
    expect(findWordFault(text, groundsOf('aim', { isLetter: false }))).not.toBeNull();
  });

  it('on a row of the planning table must say that it is planning', () => {
    const row = groundsOf('plan', {
      kind: 'row',
      text: 'Q3 2026: Wetsvoorstel bomen naar de Raad van State',
    });
    expect(
      findWordFault('Het wetsvoorstel bomen gaat in Q3 2026 naar de Raad van State.', row),
    ).not.toBeNull();
    const planned = 'Het planningsoverzicht noemt bij Q3 2026: wetsvoorstel bomen naar de Raad van State.';
    expect(findWordFault(planned, row)).toBeNull();
    expect(findWordFault(planned.replace('Q3', 'Q4'), row)).toBe('value');
  });
});
