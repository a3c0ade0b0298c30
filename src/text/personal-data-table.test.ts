import { describe, expect, it } from 'vitest';
import { findPersonalData } from './personal-data.ts';
import { collect, createDice, cut, rollDigits } from './testing-numbers.ts';

const COUNT = 100;
const dice = createDice(8);
const pick = <T>(of: readonly T[]): T => of[dice(of.length)]!;
const between = (low: number, high: number) => low + dice(high - low + 1);

const FRAMES = [
  'Wat staat er in {}?',
  'Klopt het dat {} in de brief staat',
  '{}',
  'Zie ({}), graag uitleg.',
  'En {}?',
];
const framed = (make: () => string) => collect(COUNT, () => pick(FRAMES).replace('{}', make()));

const MONTHS = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'augustus', 'oktober', 'december'];
const CHAPTERS = ['', ' VII', ' B', ' IIA', ' XVI', '-VII'];

const REFERENCES = [
  () => `${between(2019, 2027)}-${rollDigits(dice, 10)}`,
  () => `kenmerk ${rollDigits(dice, 9)}`,
  () => `ons kenmerk: ${between(2020, 2026)}-${rollDigits(dice, 6)}`,
  () => `referentie ${rollDigits(dice, 9)}`,
  () => `zaaknummer ${rollDigits(dice, 9)}`,
  () => `kst-${between(20_000, 39_999)}-${between(1, 999)}`,
];
const thousands = (value: number, mark: string) => String(value).replace(/\B(?=(?:\d{3})+$)/gu, mark);
const AMOUNTS = [
  () => `€ ${thousands(between(100_000_000, 999_999_999), '.')}`,
  () => `${thousands(between(100_000_000, 999_999_999), ' ')} euro`,
  () => `€ ${rollDigits(dice, 8)}1,50`,
  () => `${between(1, 999)} miljoen euro`,
  () => `${thousands(between(100_000_000, 999_999_999), '.')} inwoners`,
  () => `${between(1, 99)},${between(1, 9)} procent`,
  () => `EUR ${thousands(between(1_000_000, 999_999_999), '.')}`,
];
const day = () => String(between(1, 28)).padStart(2, '0');
const month = () => String(between(1, 12)).padStart(2, '0');
const DATES = [
  () => `${day()}-${month()}-${between(1990, 2039)}`,
  () => `${between(1990, 2039)}-${month()}-${day()}`,
  () => `${between(1, 28)} ${pick(MONTHS)} ${between(1990, 2039)}`,
  () => `${day()}/${month()}/${between(1990, 2039)}`,
  () => `${day()} ${month()} ${between(1990, 2039)}`,
  () => `Q${between(1, 4)} ${between(2026, 2039)}`,
  () => `${day()}.${month()}.${between(1990, 2039)} om ${between(10, 23)}:${between(10, 59)}`,
];
const PAPERS = [
  () =>
    `Kamerstukken II ${between(2000, 2026)}/26, ${between(20_000, 39_999)}${pick(CHAPTERS)}, nr. ${between(1, 999)}`,
  () => `Kamerstuk ${between(20, 39)} ${rollDigits(dice, 3)}${pick(CHAPTERS)}, nr. ${between(1, 999)}`,
  () => `kst-${between(20_000, 39_999)}-VII-${between(1, 999)}`,
  () => `TK 2025-2026, ${between(20, 39)} ${rollDigits(dice, 3)}, nr. ${between(1, 99)}`,
  () => `dossier ${between(20_000, 39_999)}`,
  () => `Stb. ${between(1990, 2026)}, ${between(1, 999)}`,
  () => `ah-tk-${between(2010, 2025)}2026-${rollDigits(dice, 4)}`,
];

function isBsn(digits: string): boolean {
  const sum = [...digits].reduce((all, digit, i) => all + Number(digit) * (i === 8 ? -1 : 9 - i), 0);
  return sum % 11 === 0 && !digits.startsWith('00');
}

function makeBsn(): string {
  for (;;) {
    const digits = rollDigits(dice, 9);
    if (isBsn(digits)) return digits;
  }
}

function makeIban(): string {
  const account = `${pick(['ABNA', 'INGB', 'RABO', 'KNAB', 'BUNQ'])}${rollDigits(dice, 10)}`;
  const numeric = [...`${account}NL00`].map((char) => Number.parseInt(char, 36)).join('');
  return `NL${String(98n - (BigInt(numeric) % 97n)).padStart(2, '0')}${account}`;
}

const spaced = (iban: string) => iban.replace(/.{4}(?=.)/gu, '$& ');
const NAMES = ['jan', 'a.de-vries', 'info+brief', 'm_jansen99', 'José'];
const HOSTS = ['example.nl', 'mail.example.com', 'gemeente-voorbeeld.nl', 'x.co'];
const AREAS: [string, number[]][] = [
  ['06', [8]],
  ['020', [7]],
  ['0345', [6]],
  ['070', [3, 2, 2]],
  ['06', [2, 2, 2, 2]],
];

function makeTelephone(): string {
  const [area, pieces] = pick(AREAS);
  const number = `${between(1, 9)}${rollDigits(dice, 9 - area.length)}`.slice(0, 10 - area.length);
  const local = cut(
    number,
    pieces.reduce((a, b) => a + b, 0) === number.length ? pieces : [number.length],
    ' ',
  );
  return pick([() => `${area}-${local}`, () => `${area} ${local}`, () => `+31 ${area.slice(1)} ${local}`])();
}

const PERSONAL = {
  bsn: [makeBsn, () => cut(makeBsn(), [3, 3, 3], '.'), () => cut(makeBsn(), [3, 3, 3], ' ')],
  iban: [makeIban, () => spaced(makeIban()), () => makeIban().toLowerCase()],
  email: [
    () => `${pick(NAMES)}${dice(1000)}@${pick(HOSTS)}`,
    () => `${pick(NAMES)}${dice(1000)} (at) ${pick(HOSTS)}`,
  ],
  telephone: [makeTelephone],
};

describe('a hundred of each that is no personal data', () => {
  it.each(Object.entries({ REFERENCES, AMOUNTS, DATES, PAPERS }))('pass: %s', (_, makers) => {
    const refused = framed(() => pick(makers)()).flatMap((text) =>
      findPersonalData(text).map(({ kind, value }) => `${text} → ${kind} ${value}`),
    );
    expect(refused).toEqual([]);
  });
});

describe('a hundred of each that is personal data', () => {
  it.each(Object.entries(PERSONAL))('are found: %s', (kind, makers) => {
    const missed = framed(() => pick(makers)()).filter(
      (text) => !findPersonalData(text).some((one) => one.kind === kind),
    );
    expect(missed).toEqual([]);
  });

  it('are found beside one another, each at its place', () => {
    for (let i = 0; i < COUNT; i++) {
      const [email, iban] = [PERSONAL.email[0]!(), makeIban()];
      const text = `Mail ${email} of maak over naar ${iban} alstublieft.`;
      expect(findPersonalData(text).map(({ start, end }) => text.slice(start, end))).toEqual([email, iban]);
    }
  });
});
