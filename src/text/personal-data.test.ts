import { describe, expect, it } from 'vitest';
import { findPersonalData, type PersonalDataKind } from './personal-data.ts';
import { collect, createDice, cut, rollDigits } from './testing-numbers.ts';

const dice = createDice(20260424);
const pick = <T>(of: T[]): T => of[dice(of.length)]!;
const FRAMES = [
  'Mijn nummer is {}.',
  '{}',
  'Wat weet u van {}?',
  'In 2026 schreef ik ({}) over de brief',
  'bsn:{}',
];
const frame = (value: string) => pick(FRAMES).replace('{}', value);

function makeBsn(): string {
  for (;;) {
    const digits = rollDigits(dice, 9);
    const sum = [...digits].reduce((all, digit, i) => all + Number(digit) * (i === 8 ? -1 : 9 - i), 0);
    if (sum % 11 === 0 && digits !== '000000000') return digits;
  }
}

/** Check digits of ISO 13616: 98 less the remainder of the rearranged number with `00` in their place. */
function makeIban(): string {
  const bank = pick(['ABNA', 'INGB', 'RABO', 'TRIO', 'BUNQ']);
  const account = `${bank}${rollDigits(dice, 10)}`;
  const numeric = [...`${account}NL00`].map((char) => Number.parseInt(char, 36)).join('');
  const check = 98n - (BigInt(numeric) % 97n);
  return `NL${String(check).padStart(2, '0')}${account}`;
}

const CUTS: [number[], string][] = [
  [[9], ''],
  [[3, 3, 3], '.'],
  [[3, 3, 3], ' '],
  [[3, 3, 3], '-'],
  [[4, 2, 3], '.'],
  [[2, 2, 2, 3], ' '],
];
const spell = (digits: string, forms: [number[], string][]) => cut(digits, ...pick(forms));

function makeTelephone(): string {
  const eight = rollDigits(dice, 8);
  const landline = pick(['010', '020', '030', '070', '050', '088']);
  const six = `${1 + dice(9)}${rollDigits(dice, 6)}`;
  return pick([
    () => `06${eight}`,
    () => `06-${eight}`,
    () => `06 ${cut(eight, [2, 2, 2, 2], ' ')}`,
    () => `06 ${cut(eight, [4, 4], ' ')}`,
    () => `+316${eight}`,
    () => `+31 6 ${cut(eight, [4, 4], ' ')}`,
    () => `+31 (0)6 ${eight}`,
    () => `00316${eight}`,
    () => `${landline}-${six}`,
    () => `(${landline}) ${cut(six, [3, 2, 2], ' ')}`,
    () => `${pick(['0570', '0222', '0118'])}-${six.slice(0, 6)}`,
    () => `+31 ${landline.slice(1)} ${cut(six, [3, 4], ' ')}`,
  ])();
}

const NAMES = ['jan', 'p.de.vries', 'info', 'a+b', "o'neil", 'm_jansen', 'klant-1', 'zoë'];
const HOSTS = ['example.org', 'mail.example.nl', 'xn--bcher-kva.example', 'sub.dienst.example.com'];
const makeEmail = () => `${pick(NAMES)}${dice(1000)}@${pick(HOSTS)}`;

const PERSONAL: [PersonalDataKind, string[]][] = [
  ['bsn', ['111222333', '1112.22.333', ...collect(98, () => spell(makeBsn(), CUTS))]],
  [
    'iban',
    [
      'NL91 ABNA 0417 1643 00',
      'nl91abna0417164300',
      'DE89 3704 0044 0532 0130 00',
      'BE68539007547034',
      'GB29-NWBK-6016-1331-9268-19',
      ...collect(95, () =>
        spell(makeIban(), [
          [[18], ''],
          [[4, 4, 4, 4, 2], ' '],
        ]),
      ),
    ],
  ],
  ['email', ['jan (at) example.nl', 'JAN@EXAMPLE.ORG', ...collect(98, makeEmail)]],
  ['telephone', ['+32 470 12 34 56', '0031 70 426 6426', ...collect(98, makeTelephone)]],
];

const month = () => pick(['januari', 'maart', 'april', 'juni', 'oktober', 'december']);
const two = (below: number) => String(1 + dice(below)).padStart(2, '0');
const thousands = () => `${1 + dice(999)}.${rollDigits(dice, 3)}.${rollDigits(dice, 3)}`;
const year = () => 1950 + dice(150);

const IMPERSONAL: [string, string[]][] = [
  [
    'a reference',
    [
      '2026-0000182395',
      'kenmerk 123456782',
      ...collect(98, () => `${year()}-${pick(['0000', '0001'])}${rollDigits(dice, 6)}`),
    ],
  ],
  [
    'an amount',
    [
      '40.000.000 euro',
      '€ 40 miljoen',
      '€ 123.456.782',
      '123 456 782 000 euro',
      'EUR 123456782',
      ...collect(95, () =>
        pick([
          () => `${thousands()} euro`,
          () => `€ ${thousands()}`,
          () => `€${thousands()},00`,
          () => `${dice(900) + 1} miljoen euro`,
          () => `${thousands()} inwoners`,
          () => `${1 + dice(99)},${dice(10)} miljard`,
        ])(),
      ),
    ],
  ],
  [
    'a date',
    [
      '24-04-2026',
      '2026-04-24',
      '01-02-2026 12:30',
      '2026-04-24T10:00:00Z',
      ...collect(96, () =>
        pick([
          () => `${two(28)}-${two(12)}-${year()}`,
          () => `${year()}-${two(12)}-${two(28)}`,
          () => `${1 + dice(28)} ${month()} ${year()}`,
          () => `${two(28)}.${two(12)}.${year()}`,
          () => `${two(28)}/${two(12)}/${year()} om ${two(23)}:${two(59)}`,
        ])(),
      ),
    ],
  ],
  [
    'a year or a period',
    [
      '2027 tot en met 2030',
      'Q2 2026',
      ...collect(98, () =>
        pick([() => `${year()}`, () => `${year()}-${year()}`, () => `${year()} ${year()} ${year()}`])(),
      ),
    ],
  ],
  [
    'a number of a paper',
    [
      '36800 VII, nr. 52',
      '34430',
      'Kamerstukken II 2025/26, 34477, nr. 94',
      'kst-36800-VII-52',
      'stb-2026-123456782',
      ...collect(95, () =>
        pick([
          () => `${20000 + dice(17000)}, nr. ${1 + dice(400)}`,
          () => `${20000 + dice(17000)}-${1 + dice(400)}`,
          () => `Kamerstukken II 2025/26, ${20000 + dice(17000)}, nr. ${1 + dice(99)}`,
          () => `36800 VII, nr. ${1 + dice(400)}`,
          () => `${30 + dice(6)} ${rollDigits(dice, 3)} nr. ${1 + dice(99)}`,
        ])(),
      ),
    ],
  ],
  [
    'a postcode',
    [
      'Postbus 20011 2500 EA Den Haag',
      '2500EA20018',
      ...collect(
        98,
        () => `${1000 + dice(9000)}${pick(['', ' '])}${pick(['AB', 'EA', 'DP', 'XZ'])} ${1 + dice(300)}`,
      ),
    ],
  ],
  [
    'a service number',
    [
      '1400',
      '112',
      '0900-8844',
      '14 070',
      '0800-1234',
      ...collect(95, () =>
        pick([
          () => `0800-${rollDigits(dice, 4)}`,
          () => `0900-${rollDigits(dice, 4)}`,
          () => `14 0${rollDigits(dice, 2)}`,
          () => `14 0${rollDigits(dice, 3)}`,
          () => `0800 ${rollDigits(dice, 4)}`,
        ])(),
      ),
    ],
  ],
];

describe.each(PERSONAL)('%s', (kind, values) => {
  it('is found in a hundred spellings, with its place', () => {
    expect(values).toHaveLength(100);
    const missed = values.filter((value) => {
      const text = frame(value);
      return !findPersonalData(text).some(
        (found) => found.kind === kind && text.slice(found.start, found.end) === value.replace(/^\(/u, ''),
      );
    });
    expect(missed).toEqual([]);
    expect(values.filter((value) => findPersonalData(`tel. ${value} a.u.b.`).length !== 1)).toEqual([]);
  });
});

describe.each(IMPERSONAL)('%s', (_, values) => {
  it('is no personal data, in a hundred spellings', () => {
    expect(values).toHaveLength(100);
    const found = values.flatMap((value) =>
      findPersonalData(`Wat staat er over ${value} in de brief van 2026?`),
    );
    expect(found).toEqual([]);
  });
});

describe('a number that fails its check', () => {
  it.each(['111222334', '111.222.334', 'NL92ABNA0417164300', '000000000', 'NL91ABNA04171643001'])(
    'passes: %s',
    (value) => {
      expect(findPersonalData(`Nummer ${value} dus`)).toEqual([]);
    },
  );
});
