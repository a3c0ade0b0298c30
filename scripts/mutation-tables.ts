/**
 * Tables of the mutation suite: what stands in a sentence, and what makes it wrong. They are apart from the program on
 * purpose: the checker must find these differences by its own means.
 */
export interface Swap {
  /** Matches the words to be changed. */
  pattern: RegExp;
  /** Replacements; `$1` and so on as in `String.replace`. */
  to: string[];
}

const COUNTS = ['twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien'];

export const NUMBERS: Swap[] = [
  ...COUNTS.map((word, at) => ({
    pattern: new RegExp(`\\b${word}\\b(?! (?:jaar|maanden|weken))`, 'u'),
    to: [COUNTS[(at + 2) % COUNTS.length]!, COUNTS[(at + 5) % COUNTS.length]!, String(at + 9)],
  })),
  { pattern: /\bdrietal\b/u, to: ['viertal', 'zestal'] },
  { pattern: /\b11(?=-NPVR| regio)/u, to: ['14', '9', '21'] },
  { pattern: /\bartikel 120\b/u, to: ['artikel 121', 'artikel 23', 'artikel 1'] },
  { pattern: /\b7 procent\b/u, to: ['9 procent', '17 procent', '70 procent'] },
  { pattern: /\bnr\. (\d+)/u, to: ['nr. 3', 'nr. 128'] },
];

export const AMOUNTS: Swap[] = [
  {
    pattern: /\b3 miljoen euro\b/u,
    to: ['5 miljoen euro', '30 miljoen euro', '3 miljard euro', '€ 2.500.000', 'drieëndertig miljoen euro'],
  },
  {
    pattern: /€ 40 miljoen\b/u,
    to: ['€ 60 miljoen', '400 miljoen euro', '€ 4 miljoen', '€ 40 miljard', '45 mln euro'],
  },
];

export const UNITS: Swap[] = [
  { pattern: /\bjaarlijks € 40 miljoen\b/u, to: ['in totaal € 40 miljoen', 'eenmalig 40 miljoen euro'] },
];

export const PERIODS: Swap[] = [
  {
    pattern: /\bvoor het zomerreces\b/u,
    to: ['na het zomerreces', 'voor het kerstreces', 'eind volgend jaar', 'in het vierde kwartaal'],
  },
  { pattern: /\bVoor het zomerreces\b/u, to: ['Na het zomerreces', 'Voor het kerstreces'] },
  { pattern: /\b([Ee])ind 2026\b/u, to: ['$1ind 2027', 'begin 2028', 'medio 2027'] },
  { pattern: /\beind dit jaar\b/u, to: ['eind volgend jaar', 'begin 2028', 'voor de zomer'] },
  {
    pattern: /\bvoor het einde van dit jaar\b/u,
    to: ['voor het einde van volgend jaar', 'voor het zomerreces', 'in het voorjaar van 2027'],
  },
  {
    pattern: /\bhet vierde kwartaal van dit jaar\b/u,
    to: ['het derde kwartaal van dit jaar', 'het eerste kwartaal van 2027', 'Q2 2026'],
  },
  { pattern: /\bdit najaar\b/u, to: ['dit voorjaar', 'volgend najaar', 'in februari 2027'] },
  {
    pattern: /\bin de loop van het voorjaar\b/u,
    to: ['in de loop van het najaar', 'in het voorjaar van 2028', 'eind 2026'],
  },
  { pattern: /\btot aan de zomer\b/u, to: ['tot aan de winter', 'tot eind 2027'] },
  { pattern: /\bvoor de zomer\b/u, to: ['na de zomer', 'voor de kerst van 2027', 'eind 2027'] },
  { pattern: /\bper 1 januari 2028\b/u, to: ['per 1 januari 2029', 'per 1 juli 2028', 'per 1 april 2027'] },
  { pattern: /\bin 2026\b/u, to: ['in 2028', 'in 2024'] },
  { pattern: /\bin 2025\b/u, to: ['in 2023', 'in 2021'] },
  { pattern: /\bin december 2025\b/u, to: ['in oktober 2025', 'in maart 2026'] },
  { pattern: /\bop 23 maart\b/u, to: ['op 13 maart', 'op 23 mei', 'op 3 februari'] },
  {
    pattern: /\b2027 tot en met 2030\b/u,
    to: ['2026 tot en met 2029', '2028 tot en met 2031', '2027 tot en met 2035'],
  },
  { pattern: /\b([Jj])aarlijks\b(?! €)/u, to: ['elke maand', 'om de vijf jaar'] },
  { pattern: /\bde komende twee jaar\b/u, to: ['de komende vijf jaar', 'de komende tien jaar'] },
  { pattern: /\b24 april 2026\b/u, to: ['14 april 2026', '24 mei 2026'] },
  { pattern: /\b13 april 2026\b/u, to: ['30 april 2026', '13 maart 2026'] },
];

export const QUARTERS = [
  'Q2 2026',
  'Q3 2026',
  'Q4 2026',
  'Q1 2027',
  'Q3 2027',
  'het eerste kwartaal van 2026',
  'het vierde kwartaal van 2025',
];

export const ACTORS: Swap[] = [
  { pattern: /\bTweede Kamer\b(?!verkiezing)/u, to: ['Eerste Kamer', 'Raad van State'] },
  {
    pattern: /\bministerie van VWS\b/u,
    to: ['ministerie van OCW', 'ministerie van Financiën', 'ministerie van SZW'],
  },
  { pattern: /\bcoördinatie van BZK\b/u, to: ['coördinatie van JenV', 'coördinatie van Defensie'] },
  { pattern: /\bzal BZK\b/u, to: ['zal VWS', 'zal de Kiesraad'] },
  { pattern: /\bJenV, VWS, VRO en SZW\b/u, to: ['JenV, OCW, VRO en SZW', 'JenV, VWS, EZK en SZW'] },
  { pattern: /\bde AIVD\b/u, to: ['de MIVD', 'de NCTV'] },
  {
    pattern: /\bminister van Justitie en Veiligheid\b/u,
    to: ['minister van Financiën', 'minister van Defensie'],
  },
  {
    pattern: /\bde staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties\b/u,
    to: ['de minister-president', 'de minister van Economische Zaken'],
  },
  { pattern: /\bde Kiesraad\b/u, to: ['de Algemene Rekenkamer'] },
  { pattern: /\bcommissie-Fokkens\b/u, to: ['commissie-Jansen', 'commissie-De Wit'] },
  { pattern: /\bmotie-Bikker \(CU\)/u, to: ['motie-Dassen (Volt)', 'motie-Bakker (D66)'] },
  {
    pattern: /\binitiatiefvoorstel-Van Nispen\b/u,
    to: ['initiatiefvoorstel-Omtzigt', 'initiatiefvoorstel-De Vries'],
  },
  { pattern: /\bstaatscommissie Remkes\b/u, to: ['staatscommissie Donner'] },
  { pattern: /\bD66, VVD en CDA\b/u, to: ['D66, PVV en CDA', 'GroenLinks-PvdA, VVD en CDA'] },
  {
    pattern: /\bAruba, Curaçao en Sint Maarten\b/u,
    to: ['Bonaire, Sint Eustatius en Saba', 'Aruba, Bonaire en Saba'],
  },
  { pattern: /\bGroningen en Noord-Drenthe\b/u, to: ['Limburg en Zeeland', 'Friesland en Overijssel'] },
  { pattern: /\bRivierland, West-Brabant\b/u, to: ['Twente, West-Brabant', 'Rivierland, Parkstad'] },
  { pattern: /\bde provincie Groningen\b/u, to: ['de provincie Limburg', 'de provincie Utrecht'] },
  {
    pattern: /\bInstituut Mijnbouwschade Groningen\b/u,
    to: ['Rijksinstituut voor Volksgezondheid en Milieu'],
  },
  { pattern: /\bWODC-onderzoek\b/u, to: ['SCP-onderzoek', 'CPB-onderzoek'] },
  { pattern: /\bRaad van State\b/u, to: ['Algemene Rekenkamer', 'Hoge Raad'] },
  { pattern: /\bopdracht van AZ\b/u, to: ['opdracht van OCW', 'opdracht van het ministerie van Financiën'] },
  { pattern: /\bDe ministerraad heeft\b/u, to: ['De Raad van State heeft', 'De Eerste Kamer heeft'] },
  { pattern: /\bbeide Kamers aanvaard\b/u, to: ['de Eerste Kamer verworpen'] },
  { pattern: /\bStudiegroep Interbestuurlijke Verhoudingen\b/u, to: ['Raad voor het Openbaar Bestuur'] },
  {
    pattern: /\bStaatscommissie tegen Discriminatie en Racisme\b/u,
    to: ['Nationale ombudsman', 'Autoriteit Persoonsgegevens'],
  },
];
