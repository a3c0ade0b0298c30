/**
 * Licences that a package may have that runs with the program or is a part of it. All let it be used in a work under
 * EUPL-1.2 as long as notices are kept; none reaches beyond the package itself.
 */
export const RUNTIME_LICENCES: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'EUPL-1.2',
  'ISC',
  'MIT',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/**
 * What tools may have besides: copyleft that the appendix of EUPL-1.2 names as compatible. They stay on the machine of
 * who develops, and nothing of them is distributed.
 */
export const TOOL_LICENCES: ReadonlySet<string> = new Set([
  ...RUNTIME_LICENCES,
  'LGPL-2.1-only',
  'LGPL-2.1-or-later',
  'LGPL-3.0-only',
  'LGPL-3.0-or-later',
  'MPL-2.0',
]);

/**
 * True when an SPDX expression (spdx.github.io/spdx-spec, annex D) leaves a way to use the package under allowed
 * licences only: one side of OR, both of AND. Exceptions (WITH), unknown names and anything that is no expression: false.
 */
export function isAllowed(expression: string, allowed: ReadonlySet<string>): boolean {
  const tokens = expression.match(/[()]|[^\s()]+/gu) ?? [];
  let at = 0;
  const readTerm = (): boolean => {
    const token = tokens[at++];
    if (token !== '(') return token !== undefined && allowed.has(token);
    const inner = readOr();
    return tokens[at++] === ')' && inner;
  };
  const readAnd = (): boolean => {
    let result = readTerm();
    while (tokens[at] === 'AND') {
      at += 1;
      result = readTerm() && result;
    }
    return result;
  };
  const readOr = (): boolean => {
    let result = readAnd();
    while (tokens[at] === 'OR') {
      at += 1;
      result = readAnd() || result;
    }
    return result;
  };
  const result = readOr();
  return at === tokens.length && result;
}
