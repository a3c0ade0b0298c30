import type { ProblemCode } from '../contract.ts';
import type { Commitment, DocumentKind, RefusalReason } from '../types.ts';

/** What can go wrong on the way to an answer; `network`, `timeout` and `stopped` never reach the server. */
export type FailureCode = ProblemCode | 'network' | 'timeout' | 'stopped';

/** The texts in Dutch; the other languages have the same. */
export const dutch = {
  heading: 'Stel een vraag over de beleidsbrief',
  tagline: 'AI-assistent: antwoordt met zinnen uit de brief',
  open: 'Openen',
  close: 'Sluiten',
  notice:
    'U praat met een geautomatiseerde assistent (AI), geen mens. De antwoorden komen uit de bronnen en kunnen onvolledig zijn. Controleer ze in de bron. Typ geen persoonsgegevens. Vragen worden niet bewaard.',
  examples: 'Voorbeelden van vragen',
  conversation: 'Gesprek',
  yourQuestion: 'Uw vraag',
  hint: 'Stel één vraag tegelijk.',
  charactersLeft: (count: number) => (count === 1 ? 'Nog 1 teken' : `Nog ${count} tekens`),
  tooLong: (count: number) =>
    `De vraag is ${count} ${count === 1 ? 'teken' : 'tekens'} te lang. Maak hem korter.`,
  empty: 'Typ eerst een vraag.',
  send: 'Vraag stellen',
  stop: 'Stoppen',
  restart: 'Opnieuw beginnen',
  restarted: 'Het gesprek is gewist.',
  fetching: 'Antwoord wordt opgehaald',
  answerHeading: 'Antwoord van de AI-assistent',
  refusalHeading: 'Geen antwoord van de AI-assistent',
  errorHeading: 'Er kwam geen antwoord',
  quoted:
    'Automatisch samengesteld uit zinnen van de bronnen, niet door een mens. Het kan onvolledig zijn: lees de bron.',
  generated:
    'Geformuleerd door een taalmodel (AI) op grond van de bronnen, niet door een mens. Het kan fouten bevatten: lees de bron.',
  unanswered: 'Dit bericht is automatisch gemaakt (AI), niet door een mens.',
  sources: 'Bronnen',
  source: (number: number) => `Bron ${number}`,
  sourceCount: (count: number) => (count === 1 ? '1 bron.' : `${count} bronnen.`),
  quoteStart: 'begin citaat',
  quoteEnd: 'einde citaat',
  readSource: 'Lees in de bron',
  officialSource: 'Officiële publicatie',
  newTab: 'opent in een nieuw tabblad',
  firmness: 'Hoe stellig',
  related: 'Dit zeggen de bronnen wel',
  person: 'Liever een mens spreken?',
  personRoute: 'Stel uw vraag aan',
  telephone: 'telefoon',
  copy: 'Kopieer met bron',
  copied: 'Gekopieerd',
  copyFailed: 'Kopiëren lukte niet',
  feedback: 'Was dit antwoord nuttig?',
  yes: 'Ja',
  no: 'Nee',
  thanks: 'Bedankt voor uw reactie.',
  notStored: 'Bedankt. Deze website bewaart geen reacties.',
  feedbackFailed: 'Uw reactie kon niet worden verstuurd.',
  retry: 'Opnieuw proberen',
  waitSeconds: (seconds: number) => `Wacht ongeveer ${seconds} ${seconds === 1 ? 'seconde' : 'seconden'}.`,
  commitments: {
    decided: 'besloten',
    will: 'zal',
    intends: 'is van plan',
    aims: 'streeft',
    explores: 'onderzoekt',
    none: '',
  } satisfies Record<Commitment, string> as Record<Commitment, string>,
  kinds: {
    'policy-letter': 'Beleidsbrief',
    nota: 'Nota',
    letter: 'Kamerbrief',
    motion: 'Motie',
    'question-list': 'Lijst van vragen en antwoorden',
    report: 'Rapport',
    other: 'Kamerstuk',
  } satisfies Record<DocumentKind, string> as Record<DocumentKind, string>,
  refusals: {
    not_in_sources: 'De bronnen geven hier geen antwoord op.',
    source_not_indexed: 'Dit staat in een document dat nog niet is opgenomen.',
    out_of_scope: 'Deze assistent beantwoordt alleen vragen over de opgenomen bronnen.',
    unclear: 'De vraag is niet duidelijk genoeg. Kunt u hem anders stellen?',
    unsafe: 'Deze vraag kan de assistent niet beantwoorden.',
  } satisfies Record<RefusalReason, string> as Record<RefusalReason, string>,
  failures: {
    invalid_input:
      'De assistent kan deze vraag niet verwerken. Stel de vraag anders, zonder persoonsgegevens.',
    not_found: 'De assistent is op dit adres niet te vinden.',
    method_not_allowed: 'De assistent is op dit adres niet te bereiken.',
    payload_too_large: 'Het gesprek is te lang geworden. Begin opnieuw.',
    unsupported_media_type: 'De assistent kan deze vraag niet verwerken.',
    rate_limited: 'Er komen nu te veel vragen tegelijk.',
    unavailable: 'De assistent is tijdelijk niet beschikbaar.',
    internal: 'Er ging bij ons iets mis. Uw vraag is niet verloren.',
    network: 'Er is geen verbinding met de assistent. Uw vraag is niet verloren.',
    timeout: 'Het duurde te lang. Uw vraag is niet verloren.',
    stopped: 'U hebt het antwoord gestopt.',
  } satisfies Record<FailureCode, string> as Record<FailureCode, string>,
};

/** Every text of the widget in one language. */
export type Words = typeof dutch;
