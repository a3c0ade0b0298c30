import * as fc from 'fast-check';

/** How a JSON value is written, and what happens to the text after that. */
export type Spelling =
  | 'plain'
  | 'escaped'
  | 'spaced'
  | 'duplicated'
  | 'truncated'
  | 'trailing'
  | 'prefixed'
  | 'spliced'
  | 'deep';

/** Writes a value as JSON, or nearly so; `at` picks the place of a fault. */
export type WriteJson = (value: unknown) => string;

const SPLICES = [
  '\u0000',
  ',',
  '}',
  ']',
  '"',
  '\\',
  '\\u',
  '//',
  'NaN',
  '-',
  '1e999',
  "'",
  '\u2028',
  '\ud800',
  '[[[',
];
const PREFIXES = ['\ufeff', ")]}',\n", '\u0000', ' \n\t', '{}', 'data: ', '[', '"'];

function escapeAll(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Space around the signs that open the text; inside a string a space is only another word. */
function space(json: string): string {
  return json.replace(/^[{"\w:[]{0,200}/u, (head) => head.replace(/[{:[]/gu, ' $&\n'));
}

function duplicateFirstKey(json: string): string {
  const member = /"[^"\\]*":(?:"[^"\\]*"|\d+|true|false|null)/u.exec(json)?.[0];
  return member ? json.replace('{', () => `{${member},`) : json.replace('{', '{"messages":1,');
}

function spell(json: string, spelling: Spelling, at: number): string {
  const place = json.length === 0 ? 0 : at % json.length;
  const ways: Record<Spelling, () => string> = {
    plain: () => json,
    escaped: () => escapeAll(json),
    spaced: () => space(json),
    duplicated: () => duplicateFirstKey(json),
    truncated: () => json.slice(0, place),
    trailing: () => `${json}${SPLICES[at % SPLICES.length]}`,
    prefixed: () => `${PREFIXES[at % PREFIXES.length]}${json}`,
    deep: () => '['.repeat(at * 10) + json + (at % 2 ? ']'.repeat(at * 10) : ''),
    spliced: () => json.slice(0, place) + SPLICES[at % SPLICES.length] + json.slice(place),
  };
  return ways[spelling]();
}

/** Writers of JSON; most write it as it is. */
export function jsonWriter(isOdd: boolean): fc.Arbitrary<WriteJson> {
  const plain = fc.constantFrom<Spelling>('plain', 'plain', 'plain', 'escaped');
  const odd = fc.constantFrom<Spelling>(
    ...([
      'plain',
      'plain',
      'escaped',
      'spaced',
      'duplicated',
      'truncated',
      'trailing',
      'prefixed',
      'spliced',
      'deep',
    ] as const),
  );
  return fc.tuple(isOdd ? odd : plain, fc.nat({ max: 5000 })).map(
    ([spelling, at]) =>
      (value) =>
        spell(JSON.stringify(value) ?? '', spelling, at),
  );
}
