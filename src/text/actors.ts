import type { Span } from '../types.ts';

/** Offices and bodies of Dutch public life, as words that stand for somebody who acts. */
const OFFICE =
  /\b(?:minister(?:s|raad)?|minister-president|staatssecretaris(?:sen)?|bewindspersonen|voorzitter|griffier|senaat|kabinet|regering|rijk(?:sdienst|soverheid)?|ministeries?|gemeente(?:n|s|raad|raden)?|provincie(?:s)?|provinciale staten|waterschap(?:pen)?|burgemeesters?|wethouders?|commissies?|staatscommissie|studiegroep|taskforce|directie|afdeling|raad van state|(?:eerste|tweede) kamer|kamerleden|rechters?|coördinator|regeringscommissaris|inspecties?|toezichthouders?|kiesraad|rekenkamer|ombudsman|instituut|autoriteit|dienst|politie|partijen|fractie|leden|medeoverheden|team|verenigingen|organisaties|burgers|inwoners|bewoners|ondernemers|professionals|ambtenaren|vertegenwoordigers)\b/giu;
const NAME =
  /(?<=[\p{L},:(] )(?:\p{Lu}[\p{L}'-]+)(?: (?:van|de|der|den|ten|ter|en|voor)(?= \p{Lu})| \p{Lu}[\p{L}'-]+)*/gu;
const ABBREVIATION = /\b[A-Z][A-Za-z]*[A-Z][A-Za-z0-9]*\b/gu;
const PERSON_LINE = /^\p{Lu}[\p{L}'-]+(?: (?:van|de|der|den|ten|ter|'t))*(?: \p{Lu}[\p{L}'-]+)+$/u;

/** Who is named in a text: offices and bodies, names with a capital, abbreviations. Spans may overlap. */
export function findActors(text: string): Span[] {
  const spans: Span[] = [];
  // A line in capitals, as in an address, has no abbreviations.
  const isCapitals = text === text.toUpperCase();
  for (const pattern of isCapitals ? [OFFICE] : [OFFICE, NAME, ABBREVIATION]) {
    for (const match of text.matchAll(pattern))
      spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}

/** True when a line of the text is a person's name and nothing else, as under a letter, or a name follows a title. */
export function namesPerson(text: string): boolean {
  if (text.split('\n').some((line) => PERSON_LINE.test(line.trim()) && line.length < 40)) return true;
  return /(?:\b(?:motie|voorstel|initiatiefvoorstel|amendement|staatscommissie|commissie)[- ](?:van )?(?:het lid |de leden )?-?|c\.s\.)\p{Lu}\p{Ll}+/u.test(
    text,
  );
}

/** Provinces, regions, towns and countries cannot be told from other names by form; a preposition of place helps. */
export function namesPlace(text: string): boolean {
  return /\b(?:in|uit|naar|te|bij|rond|tot|met|van) (?:de |het )?(?:gemeente |provincie |stad )?\p{Lu}(?!\p{L}*(?:wet|akkoord)(?!\p{L}))\p{Ll}{2,}/u.test(
    text,
  );
}
