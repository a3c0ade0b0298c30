/** Dutch and English number words: 0 to 999.999, and ordinals up to 100. */

const DUTCH_UNITS: Record<string, number> = {
  nul: 0,
  een: 1,
  twee: 2,
  drie: 3,
  vier: 4,
  vijf: 5,
  zes: 6,
  zeven: 7,
  acht: 8,
  negen: 9,
  tien: 10,
  elf: 11,
  twaalf: 12,
  dertien: 13,
  veertien: 14,
  vijftien: 15,
  zestien: 16,
  zeventien: 17,
  achttien: 18,
  negentien: 19,
};
const DUTCH_TENS: Record<string, number> = {
  twintig: 20,
  dertig: 30,
  veertig: 40,
  vijftig: 50,
  zestig: 60,
  zeventig: 70,
  tachtig: 80,
  negentig: 90,
};
const ENGLISH_UNITS: Record<string, number> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};
const ENGLISH_TENS: Record<string, number> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const GROUPS: Record<string, number> = {
  tweetal: 2,
  drietal: 3,
  viertal: 4,
  vijftal: 5,
  zestal: 6,
  zevental: 7,
  achttal: 8,
  negental: 9,
  tiental: 10,
  twaalftal: 12,
  dozijn: 12,
  dozen: 12,
  duo: 2,
  trio: 3,
};
const ORDINALS: Record<string, number> = {
  eerste: 1,
  tweede: 2,
  derde: 3,
  vierde: 4,
  vijfde: 5,
  zesde: 6,
  zevende: 7,
  achtste: 8,
  negende: 9,
  tiende: 10,
  elfde: 11,
  twaalfde: 12,
  twintigste: 20,
  honderdste: 100,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
};

/** The value of a word in a table; `constructor` is a word too, and every object has one. */
function lookUp(table: Record<string, number>, word: string): number | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}

/** The value of a folded Dutch or English number word (`tweehonderdvijftig`, `twenty-five`), or null. */
export function readNumberWord(word: string): number | null {
  if (word.length > 60) return null;
  return (
    lookUp(ENGLISH_UNITS, word) ?? lookUp(ENGLISH_TENS, word) ?? readEnglishPair(word) ?? readDutch(word)
  );
}

/** The value of a folded group word (`drietal`, `dozijn`), or null. */
export function readGroupWord(word: string): number | null {
  return lookUp(GROUPS, word) ?? null;
}

/** The value of a folded ordinal (`derde`, `3e`, `third`), or null. */
export function readOrdinal(word: string): number | null {
  const figure = /^(\d{1,3})(?:e|de|ste|st|nd|rd|th)$/u.exec(word);
  return figure ? Number(figure[1]) : (lookUp(ORDINALS, word) ?? null);
}

function readEnglishPair(word: string): number | null {
  const [tens, unit] = word.split('-');
  const high = lookUp(ENGLISH_TENS, tens ?? '');
  const low = lookUp(ENGLISH_UNITS, unit ?? '');
  return high !== undefined && low !== undefined && low < 10 ? high + low : null;
}

function readDutch(word: string): number | null {
  const plain = word.replace(/-/gu, '');
  const thousand = split(plain, 'duizend');
  if (thousand) return combine(thousand, 1000, readBelowThousand);
  return readBelowThousand(plain);
}

function readBelowThousand(word: string): number | null {
  const hundred = split(word, 'honderd');
  return hundred ? combine(hundred, 100, readBelowHundred) : readBelowHundred(word);
}

function readBelowHundred(word: string): number | null {
  const simple = lookUp(DUTCH_UNITS, word) ?? lookUp(DUTCH_TENS, word);
  if (simple !== undefined) return simple;
  for (const [tens, value] of Object.entries(DUTCH_TENS)) {
    if (!word.endsWith(`en${tens}`)) continue;
    const unit = lookUp(DUTCH_UNITS, word.slice(0, -tens.length - 2));
    if (unit !== undefined && unit > 0 && unit < 10) return value + unit;
  }
  return null;
}

function split(word: string, scale: string): { before: string; after: string } | null {
  const at = word.indexOf(scale);
  return at < 0
    ? null
    : { before: word.slice(0, at), after: word.slice(at + scale.length).replace(/^en/u, '') };
}

type Read = (word: string) => number | null;

function combine(parts: { before: string; after: string }, scale: number, read: Read): number | null {
  const times = parts.before === '' ? 1 : read(parts.before);
  const rest = parts.after === '' ? 0 : readBelowThousand(parts.after);
  return times === null || rest === null ? null : times * scale + rest;
}
