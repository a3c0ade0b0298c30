import type { Commitment, Span } from '../types.ts';

export interface Modality {
  commitment: Commitment;
  /** The words that say it; null when the commitment is none. */
  cue: Span | null;
  /** True when the words say it outright (`zal`, `heeft besloten`), false for a plain present tense (`komt`). */
  marked: boolean;
}

interface Cue {
  commitment: Commitment;
  marked: boolean;
  patterns: RegExp[];
}

const HOW = String.raw`(?:\s+(?:[\p{L}-]+)){0,4}?`;

/** Participles that report a fact of decision, law-making, money or reporting. */
const DONE =
  'besloten|ingediend|aanvaard|aangenomen|gereserveerd|vastgesteld|vastgelegd|ingesteld|opgericht|afgesproken|ingestemd|opgesteld|' +
  'aangeboden|benoemd|gestart|begonnen|afgerond|voltooid|ingevoerd|geregeld|ondertekend|gepubliceerd|opengesteld|geïnformeerd|behandeld|' +
  'gesloten|verankerd|ingegaan|afgeschaft|goedgekeurd|toegezegd|besproken|gegeven|gedateerd|gelegd|gemaakt|verschenen|bereikt|' +
  'genomen|geschrapt|gestopt|verhoogd|verlaagd|verstuurd|verzonden|toegezonden|gestuurd|gelanceerd|aangesteld|geopend|gevallen|gekozen|bekrachtigd';
const BETWEEN = String.raw`(?:(?!\b(?:die|dat|waar\p{L}*|om|wordt|worden|zal|zullen)\b)[^.;:]){0,160}?`;
const DONE_AFTER = new RegExp(
  String.raw`\b(?:heeft|hebben|is|zijn|werd|werden|hebt)\b${BETWEEN}\b(?:${DONE})\b(?! (?:te )?(?:worden|zal|zullen))`,
  'iu',
);
const DONE_BEFORE = new RegExp(String.raw`\b(?:${DONE})\s+(?:is|zijn|heeft|hebben|werd|werden)\b`, 'iu');

/**
 * Cues in the order in which they are tried: what weakens (explores, intends, aims) governs the verb that it comes with,
 * so it goes before `zal` and `wordt`; what is done goes before what is to come. Dutch and English policy prose.
 */
const CUES: Cue[] = [
  {
    commitment: 'explores',
    marked: true,
    patterns: [
      /\b(?:nog )?niet (?:besloten|beslist|duidelijk of)\b|\bnog geen (?:besluit|beslissing|keuze)\b|\bno decision\b/iu,
      /\b(?:onderzoekt|verkent|verkennen|beziet|bezien|bekijkt|overweegt|overwegen|verkende?|bestudeert|inventariseert|oriënteert)\b/iu,
      new RegExp(
        String.raw`\b(?:wordt|worden|word)\b${HOW}\s+(?:bekeken|gezien|bezien|verkend|onderzocht|overwogen|gekeken|geïnventariseerd|nagegaan|bestudeerd)\b`,
        'iu',
      ),
      /^\W*(?:bekeken|bezien|verkend|onderzocht|overwogen|gekeken) wordt\b/iu,
      /\b(?:bekijkt|kijkt|kijken|bekijken|gaat na|ga na|onderzoeken) (?:of|hoe|welke|naar|in hoeverre|wat|samen|met)\b/iu,
      /\b(?:we|wij|kabinet|minister|staatssecretaris|Rijk) (?:[\p{L}]+ )?onderzoeken\b|\b(?:gaan|gaat|zal|zullen)\b[^.;,]{0,40}\b(?:onderzoeken|verkennen|bekijken|bezien|nagaan)\b/iu,
      /\bin kaart (?:te )?breng(?:en|t)\b|\bde mogelijkheid (?:om|van|voor|onderzocht)\b|\bverkenning\b/iu,
      /\b(?=mogelijk)(?<!\b(?:zo|het|niet) [\p{L}]*\s?)(?<!\bzo )mogelijk(?:erwijs)? (?:onder|in|naar|ook|een|de|het|nog|weer|komt|komen|wordt|worden|straks)\b|\b(?:misschien|wellicht)\b/iu,
      /\b(?:explor(?:e|es|ing|ed)|consider(?:s|ing|ed)?|examin(?:e|es|ing)|investigat(?:e|es|ing)|looking (?:at|into)|looks? (?:at|into) (?:whether|how|making)|studying|weighing)\b/iu,
    ],
  },
  {
    commitment: 'intends',
    marked: true,
    patterns: [
      /\b(?:voornemens|van plan|(?:het|ons) voornemen|voornemen is|beoogt|beogen|is bedoeling|de bedoeling)\b/iu,
      /^\W*voornemen\b/iu,
      /\b(?:intend(?:s|ed|ing)?|intention|plans? to|planning to|planned|proposes?|envisages?)\b/iu,
    ],
  },
  {
    commitment: 'aims',
    marked: true,
    patterns: [
      /\b(?:streven|streeft|strevende?|nastreven|streefde?|streefdatum|mikt|mikken|koerst|hoopt|hopen)\b/iu,
      /\b(?:wil|willen|wilt|wenst|wensen|de ambitie|ambieert|de inzet is|hecht(?:en)?(?: [\p{L}]+){0,3} (?:aan|belang))\b/iu,
      /\b(?:zet|zetten|zetten?|zette)\b(?:\s+[\p{L}'-]+){0,8}?\s+in\b|\binzetten\b|\bingezet op\b|\bmaakt zich sterk\b|\bin te zetten\b/iu,
      /\b(?:aim(?:s|ing|ed)? (?:to|at|for)|want(?:s|ed)? (?:to|a|an|the)|seeks? to|strives?|striving|hopes? to|committed to|would like)\b/iu,
    ],
  },
  {
    commitment: 'decided',
    marked: true,
    patterns: [
      DONE_AFTER,
      DONE_BEFORE,
      /\b(?:besluit|beslissing) (?:is|staat)\b[^.;,]{0,20}\b(?:gevallen|genomen|vast)\b|\bknoop is doorgehakt\b|\bligt (?:al|reeds|inmiddels|nu)\b|\b(?:is|zijn) (?:al|reeds|inmiddels) (?:van kracht|in werking|klaar|een feit)\b|\bvan kracht\b|\bin werking getreden\b/iu,
      /\b(?:maakt?|maken|stelt|stellen)\b[^.;]{0,60}\bbeschikbaar\b/iu,
      /\b(?:has|have|had|is|are|was|were)\b[^.;:]{0,40}?\b(?:decided|submitted|adopted|accepted|passed|reserved|established|appointed|approved|informed|introduced|set up|earmarked|started|signed|agreed|enshrined|published|opened|made available)\b/iu,
    ],
  },
  { commitment: 'intends', marked: true, patterns: [/\b(?:voorgenomen|geplande)\b/iu] },
  {
    commitment: 'will',
    marked: true,
    patterns: [
      /\b(?:zal|zullen|zult)\b/iu,
      /\b(?:will|shall|is going to|are going to|is to be|are to be)\b/iu,
    ],
  },
  {
    commitment: 'will',
    marked: false,
    patterns: [
      /(?<!\bte )\b(?:gaat|gaan|komt|komen|krijgt|krijgen|blijft|blijven)\b/iu,
      /\b(?:wordt|worden)\b(?:\s+[^\s.;,]+){0,24}?\s+(?:aan|af|be|door|ge|her|in|mee|na|on|onder|op|over|toe|uit|ver|voor|voort|weg)[\p{L}]{3,}(?:d|t|en)\b/iu,
      /(?<!\bte )\b(?:werk(?:t|en)|bereid(?:t|en)?|bouw(?:t|en)|benoemt|informeert|informeren|investeert|investeren|versterkt|verbetert|neemt|nemen|volgt|stuurt|dient|legt|richt|voert|schaft|schrapt|regelt|biedt|ontvangt|opent|lanceert|reserveert|steekt|trekt|geeft|verankert|verplicht)\b/iu,
      /\b(?:in de maak|op komst|onderweg|being (?:prepared|drawn up|made|developed)|is working on|are working on)\b/iu,
    ],
  },
];

/** The first words of a text that report a thing as done (`is ingediend`), wherever they stand; null when none do. */
export function findDone(text: string): Span | null {
  const match = DONE_AFTER.exec(text) ?? DONE_BEFORE.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : null;
}

const NOUN_ONLY = /^(?:(?:het|een|dit|naar|van|uit) )?onderzoek(?:en)?\b/iu;

/**
 * Says how firm a sentence is about what it announces, and by which words.
 * Order of firmness: decided > will > intends > aims > explores; `none` for a description.
 */
export function findModality(sentence: string): Modality {
  for (const { commitment, marked, patterns } of CUES) {
    for (const pattern of patterns) {
      const match = pattern.exec(sentence);
      if (!match || NOUN_ONLY.test(match[0])) continue;
      return { commitment, marked, cue: { start: match.index, end: match.index + match[0].length } };
    }
  }
  return { commitment: 'none', marked: false, cue: null };
}

const RANKS: Record<Commitment, number> = { none: 0, explores: 1, aims: 2, intends: 3, will: 4, decided: 5 };

/** 5 for decided down to 1 for explores, 0 for none. */
export function rankCommitment(commitment: Commitment): number {
  return RANKS[commitment];
}
