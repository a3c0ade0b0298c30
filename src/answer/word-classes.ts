/**
 * Classes of Dutch words that decide what a sentence says, beside its nouns and verbs. About the language; nothing here
 * names a subject of any document. All folded.
 */
const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

/** Words that may come and go without changing what is said. */
export const FREE = set(
  `de het een der den des er die dat dit deze daar hier zo ook tevens eveneens daarnaast verder daarbij hierbij daartoe
   hiertoe namelijk bovendien zich te dus`,
);

/** Words that turn a statement around. */
export const NEGATIONS = set(
  'niet geen nooit nergens niemand niets niks noch zonder nimmer geenszins allerminst not no never none',
);

/** Auxiliary verbs with the one form that stands for them; tenses stay apart. */
const AUXILIARIES: Record<string, string> = {
  ...forms('aux:zijn', 'is zijn ben bent'),
  ...forms('aux:was', 'was waren'),
  ...forms('aux:worden', 'wordt worden word'),
  ...forms('aux:werd', 'werd werden'),
  ...forms('aux:hebben', 'heeft hebben heb hebt'),
  ...forms('aux:had', 'had hadden'),
  ...forms('aux:komen', 'komt komen kom'),
  ...forms('aux:gaan', 'gaat gaan ga'),
  ...forms('aux:doen', 'doet doen'),
  ...forms('aux:laten', 'laat laten'),
  ...forms('aux:blijven', 'blijft blijven'),
  ...forms('aux:staan', 'staat staan'),
};

/** Verbs of firmness: what may, can, must or will be. */
const MODALS: Record<string, string> = {
  ...forms('modal:kunnen', 'kan kunnen kun kunt kon konden'),
  ...forms('modal:zouden', 'zou zouden'),
  ...forms('modal:zullen', 'zal zullen zult'),
  ...forms('modal:moeten', 'moet moeten moest moesten'),
  ...forms('modal:mogen', 'mag mogen mocht mochten'),
  ...forms('modal:willen', 'wil willen wilt wilde wilden'),
  ...forms('modal:hoeven', 'hoeft hoeven hoefde'),
};

function forms(lemma: string, words: string): Record<string, string> {
  return Object.fromEntries(words.split(' ').map((word) => [word, lemma]));
}

/** Words that stand for the same thing wherever policy Dutch uses them: the first of each line is its name. */
const SAME_WORDS: Record<string, string> = Object.fromEntries(
  `beginnen starten start begint begon gestart begonnen aanvangen
   ongeveer circa ca
   jaarlijks jaarlijkse
   noodzakelijk noodzakelijke nodig nodige
   samen gezamenlijk gezamenlijke
   onmiddellijk direct meteen terstond
   sturen stuurt gestuurd verstuurt verstuurd verzenden verzonden toesturen toegestuurd toezenden toegezonden zendt
   meedelen meldt melden gemeld
   steunen steunt ondersteunt ondersteunen ondersteund
   steun ondersteuning
   momenteel thans`
    .split('\n')
    .flatMap((line) => {
      const words = line.trim().split(' ');
      return words.map((word) => [word, `same:${words[0]}`]);
    }),
);

/** The one form that stands for a word of a closed class, or null for a word of its own. */
export function lemmaOf(norm: string): string | null {
  return lookUp(AUXILIARIES, norm) ?? lookUp(MODALS, norm) ?? lookUp(SAME_WORDS, norm);
}

function lookUp(table: Record<string, string>, norm: string): string | null {
  return Object.hasOwn(table, norm) ? table[norm]! : null;
}

export const PREPOSITIONS = set(
  `aan achter bij binnen boven buiten door in jegens langs met na naar naast namens onder op over per rond sinds tegen
   ten ter tijdens tot tussen uit van vanaf vanuit vanwege via volgens voor wegens zonder behalve inclusief exclusief
   richting omtrent rondom ondanks dankzij`,
);

export const DETERMINERS = set(
  'de het een der den des deze dit die dat onze ons hun haar zijn hen elke elk ieder iedere alle beide geen',
);

/** Where one clause ends and the next begins. */
export const CLAUSE_WORDS = set(
  `en of maar want doch dat die waar omdat terwijl waardoor waarmee waarin waarbij waarvan waarop waarvoor zodat om als
   indien mits tenzij wanneer nadat voordat totdat hoewel zolang zoals hoe`,
);

const HEDGES = new RegExp(
  `^(?:kan|kunnen|kun|kon|konden|zou|zouden|moet|moeten|moest|mag|mogen|mocht|wil|willen|hoeft|hoeven|zal|zullen|` +
    `mogelijk\\w*|misschien|wellicht|eventue\\w+|vermoedelijk\\w*|waarschijnlijk\\w*|verwacht\\w*|naar verwachting|ongeveer|circa|ca|bijna|` +
    `ruim|minstens|minimaal|maximaal|hooguit|hoogstens|tenminste|minste|meeste|uiterlijk|pas|alleen|slechts|enkel|sommige|enkele|bepaalde|` +
    `deel|gedeelte|helft|alle|alles|iedereen|elke|elk|ieder|iedere|geheel|volledig\\w*|gedeeltelijk\\w*|vooral|voornamelijk|indien|mits|tenzij|behalve|` +
    `voorlopig\\w*|tijdelijk\\w*|beoogd\\w*|voorgenomen|gepland\\w*|concept\\w*|beginsel|principe|vrijwillig\\w*|verplicht\\w*|` +
    `ongewijzigd\\w*|incidente\\w+|structure\\w+|eenmalig\\w*|jaarlijks\\w*|voormalig\\w*|demissionair\\w*|eerder\\w*|` +
    `onderzoek\\w*|verken\\w*|bezie\\w*|bekij\\w*|overw\\w+|inventaris\\w*|streef\\w*|streven|voornemens?|plan|plannen|bedoeling|ambitie|` +
    `besl\\w+|besluit\\w*|voorstel\\w*|verzoek\\w*|vraagt|vragen|evaluatie\\w*|tot|meer|minder|vaak|soms|altijd|meestal)$`,
  'u',
);

/** Words that make a statement weaker, narrower or conditional: none may be lost, none may be added. */
export function isHedge(norm: string): boolean {
  return HEDGES.test(norm);
}

const REVERSERS =
  /^(?:voorkom\w*|voorkomt|bestrij\w+|bestreden|tegen\w*|vermijd\w*|verbod\w*|verbied\w*|weiger\w*|wijs|wijst|afwijz\w*|afgewezen|ontbre\w*|ontbrak|gebrek\w*|tekort\w*|ein\w*|beeindig\w*|ingetrokken|intrek\w*|stop\w*|gestopt|zonder|afscha\w+|afgeschaft|verlies\w*|kritiek|oneens|ontken\w*|misluk\w*|verlag\w*|verla[ae]g\w*|vermind\w*|afbouw\w*|schrap\w*|geschrapt)$/u;

/** Words that turn what they go with: whoever leaves them out says the opposite. */
export function isReverser(norm: string): boolean {
  return REVERSERS.test(norm);
}

/** Words of one who only thinks, expects, asks or holds that something is so. */
const ATTITUDES =
  /^(?:vindt|vinden|meent|menen|verwacht\w*|denkt|denken|acht|achten|adviseert|adviseren|geadviseerd|aanbeve\w+|verzoekt|verzoeken|verzocht|vraagt|vragen|gevraagd|hoopt|hopen|zegt|zeggen|beweert|beweren|volgens|aldus|zou|zouden|lijkt|lijken|blijkt|blijken)$/u;

/** True for a word under which the rest of its sentence is no plain fact: it may not be left out. */
export function isAttitude(norm: string): boolean {
  return ATTITUDES.test(norm);
}

const CONDITIONS =
  /^(?:als|indien|mits|tenzij|wanneer|zolang|behalve|behoudens|voorzover|voorwaarden?|afhankelijk|voorbehoud|zodra)$/u;

/** Words of a condition or an exception: what is said under one is not said without it. */
export function isCondition(norm: string): boolean {
  return CONDITIONS.test(norm);
}

/** Small words about time and degree that nobody may add. */
export const PARTICLES = set(
  'in uit af toe op aan over voor voort door mee terug vast bij neer samen na om onder',
);
