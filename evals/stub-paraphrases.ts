/** A reworded sentence that says what its source says, and by which means it was reworded. */
export interface Paraphrase {
  kind: string;
  text: string;
}

const PERIOD = String.raw`(?:in|per|voor|vanaf|eind|begin|medio) (?:de |het )?(?:zomer van |voorjaar van |najaar van |\d{1,2} )?(?:\w+ )?20\d\d`;

/** Means of a rule or two each; they know nothing of the checks that their results must pass. */
const MEANS: Record<string, (sentence: string) => string> = {
  'copied whole': (text) => text,
  'with its source named': (text) => `De brief meldt: ${text}`,
  'without a linking word': (text) =>
    text.replace(
      /^(?:Daarnaast|Daarom|Ook|Verder|Tevens|Bovendien|Daarbij) (\p{L}+) (het kabinet|wij|we)\b/u,
      (_, verb, who) => `${who[0].toUpperCase()}${who.slice(1)} ${verb}`,
    ),
  'without a relative clause': (text) =>
    text.replace(/, (?:waarmee|waarbij|waardoor|zodat|die|wat) [^,;:]*\.$/u, '.'),
  'without examples': (text) =>
    text.replace(/,? (?:zoals|bijvoorbeeld|onder andere|waaronder) [^,;:]*\.$/u, '.'),
  'without an aside': (text) => text.replace(/ \([^()]*\)/u, ''),
  'without the part behind a semicolon': (text) => text.replace(/;.*\.$/u, '.'),
  'wij as het kabinet': (text) =>
    text.replace(/\b(\p{L}+t?) (?:wij|we)\b/u, (_, verb) => `${asSingular(verb)} het kabinet`),
  'subject first': (text) =>
    text.replace(
      /^((?:Met|Voor|In|Bij|Door|Op|Samen met) [^,;:]{5,80}?) (\p{Ll}+) (het kabinet) ([^,;:]+)\.$/u,
      (_, adjunct, verb, who, rest) =>
        `${who[0].toUpperCase()}${who.slice(1)} ${verb} ${adjunct[0].toLowerCase()}${adjunct.slice(1)} ${rest}.`,
    ),
  'time first': (text) =>
    text.replace(
      new RegExp(String.raw`^(Het kabinet|De minister) (\p{Ll}+) ([^,;:]*?) ?(${PERIOD})([^,;:]*)\.$`, 'u'),
      (_, who, verb, before, when, after) =>
        `${when[0].toUpperCase()}${when.slice(1)} ${verb} ${who[0].toLowerCase()}${who.slice(1)} ${before}${after}.`,
    ),
  'numbers in figures': (text) =>
    text.replace(/\b(twee|drie|vier|vijf|zes|zeven)\b(?= \p{Ll})/gu, (word) =>
      String(['twee', 'drie', 'vier', 'vijf', 'zes', 'zeven'].indexOf(word) + 2),
    ),
  'amount written otherwise': (text) => text.replace(/€ ?(\d+) (miljoen|miljard)/gu, '$1 $2 euro'),
  'a known other word': (text) =>
    text
      .replace(/\bondersteunt\b/gu, 'steunt')
      .replace(/\bnodig\b/gu, 'noodzakelijk')
      .replace(/\bongeveer\b/gu, 'circa'),
  'another word': (text) =>
    text
      .replace(/\bversterkt\b/u, 'verstevigt')
      .replace(/\bkomt (.{0,40}?)met een\b/u, 'presenteert $1een')
      .replace(/\bwerkt (.{0,40}?)aan\b/u, 'is $1bezig met')
      .replace(/\bverbeterd\b/u, 'beter gemaakt')
      .replace(/\bburgers\b/u, 'mensen')
      .replace(/\bvia\b/u, 'door middel van')
      .replace(/\bdraagt bij aan\b/u, 'helpt bij')
      .replace(/\bkernopgave\b/u, 'hoofdtaak')
      .replace(/\bonmisbaar\b/u, 'onontbeerlijk')
      .replace(/\bbiedt\b/u, 'geeft'),
  'without an adverb': (text) =>
    text.replace(
      / (?:daarbij|daarnaast|tevens|verder|onverminderd|actief|keihard|juist|zorgvuldig|nauw) /u,
      ' ',
    ),
};

/** `streven` as `streeft`, `werken` as `werkt`: enough for the verbs that stand before `wij`. */
function asSingular(verb: string): string {
  if (!verb.endsWith('en')) return verb;
  const bare = verb
    .slice(0, -2)
    .replace(/v$/u, 'f')
    .replace(/z$/u, 's')
    .replace(/([^aeiou])\1$/u, '$1');
  const long = /[^aeiou][aeo][fglmnrs]$/u.test(bare) && !/([^aeiou])\1en$/u.test(verb);
  const stem = long ? bare.replace(/([aeo])(.)$/u, '$1$1$2') : bare;
  return stem.endsWith('t') ? stem : `${stem}t`;
}

/** Every honest rewording of a sentence that differs from it, and the sentence itself. */
export function paraphrase(sentence: string): Paraphrase[] {
  return Object.entries(MEANS)
    .map(([kind, reword]) => ({ kind, text: reword(sentence) }))
    .filter(({ kind, text }) => kind === 'copied whole' || text !== sentence);
}

/** The rewording that an honest stub answers with: as short as it can be made. */
export function shortest(sentence: string): string {
  return paraphrase(sentence)
    .map(({ text }) => text)
    .reduce((a, b) => (b.length < a.length ? b : a), sentence);
}
