import { stemmer } from '@orama/stemmers/dutch';

/**
 * Plurals and verb forms that no suffix rule reaches, to the form that the rules give for their base word.
 * Dutch grammar, not this corpus: vowel changes, -eren plurals, strong verbs of everyday use.
 */
const IRREGULAR: Record<string, string> = {
  steden: 'stad',
  leden: 'lid',
  schepen: 'schip',
  wegen: 'weg',
  dagen: 'dag',
  raadsleden: 'raadslid',
  statenleden: 'statenlid',
  kamerleden: 'kamerlid',
  kinderen: 'kind',
  eieren: 'ei',
  gekozen: 'kies',
  koos: 'kies',
  kozen: 'kies',
  kiezen: 'kies',
  kiest: 'kies',
  genomen: 'neem',
  nam: 'neem',
  namen: 'neem',
  gegeven: 'geef',
  gaf: 'geef',
  gaven: 'geef',
  geven: 'geef',
  besloten: 'besluit',
  besloot: 'besluit',
  besluiten: 'besluit',
  gesproken: 'spreek',
  sprak: 'spreek',
  spraken: 'spreek',
  gebracht: 'breng',
  bracht: 'breng',
  gedacht: 'denk',
  dacht: 'denk',
  gezocht: 'zoek',
  zocht: 'zoek',
  gekocht: 'koop',
  geschreven: 'schrijf',
  schreef: 'schrijf',
  schreven: 'schrijf',
  gebleven: 'blijf',
  bleef: 'blijf',
  gekregen: 'krijg',
  kreeg: 'krijg',
  begonnen: 'begin',
  begon: 'begin',
  beginnen: 'begin',
  geholpen: 'help',
  hielp: 'help',
  verloren: 'verlies',
  onderzoeken: 'onderzoek',
  onderzocht: 'onderzoek',
  verboden: 'verbied',
  vergeten: 'vergeet',
  vond: 'vind',
  gevonden: 'vind',
  stond: 'sta',
  gestaan: 'sta',
  gezien: 'zie',
  zag: 'zie',
  bezien: 'bezie',
  beziet: 'bezie',
  gaan: 'ga',
  gaat: 'ga',
  ging: 'ga',
  doen: 'doe',
  doet: 'doe',
  deed: 'doe',
  gedaan: 'doe',
};

const cache = new Map<string, string>();
const CACHE_LIMIT = 50_000;

/**
 * Stem of a folded Dutch word: Snowball's Dutch stemmer, then spelling rules that it leaves undone (final z/v as s/f,
 * single vowels, the ge- of a participle).
 */
export function stem(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const result = reduce(word);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(word, result);
  return result;
}

/** Nouns and adjectives that begin with ge- and end in -d or -t without being a participle. */
const NO_PARTICIPLE = new Set(
  'gebied geld gezicht gewicht gedicht gerecht geduld gezond gebrand geweld gestalt getuigt gebod gemoed genot'.split(
    ' ',
  ),
);
const PARTICIPLE = /^ge(?=[^aeiou]{1,3}[aeiou]+[^aeiou]{1,3}(?:eer)?[dt]$)/u;

/** Plurals of nouns on -ie (provincies); not words that end in -ies by themselves (verlies, precies). */
const PLURAL_IES = /^(?!.*(?:verlies|vries|kies|precies|vlies)$).{2,}[^aeiou]ies$/u;

function reduce(word: string): string {
  if (/\d/u.test(word) || word.length < 4) return word;
  // `constructor` is a word too, and every object has one.
  const irregular = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined;
  if (irregular) return level(irregular);
  if (PARTICIPLE.test(word) && !NO_PARTICIPLE.has(word)) return level(stemmer(word.slice(2)));
  return level(stemmer(PLURAL_IES.test(word) ? word.slice(0, -1) : word));
}

/** One spelling for sounds that Dutch writes in two ways; a -t after a consonant goes (werkt, werk). */
function level(word: string): string {
  return word
    .replace(/([aeou])\1/gu, '$1')
    .replace(/ij/gu, 'y')
    .replace(/z$/u, 's')
    .replace(/v$/u, 'f')
    .replace(/([^aeiou])[dt]t?$/u, '$1')
    .replace(/([^aeiou])\1$/u, '$1');
}
