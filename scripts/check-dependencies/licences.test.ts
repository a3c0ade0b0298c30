import { describe, expect, it } from 'vitest';
import { isAllowed, RUNTIME_LICENCES, TOOL_LICENCES } from './licences.ts';

describe('an SPDX expression', () => {
  it.each([
    ['MIT', true, true],
    ['(MIT OR GPL-3.0-only)', true, true],
    ['GPL-2.0-only OR (MIT AND Zlib)', true, true],
    ['MIT AND GPL-3.0-only', false, false],
    ['Apache-2.0 AND LGPL-3.0-or-later', false, true],
    ['MPL-2.0', false, true],
    ['GPL-3.0-only OR AGPL-3.0-only', false, false],
    ['GPL-2.0-only WITH Classpath-exception-2.0', false, false],
    ['MIT License', false, false],
    ['UNLICENSED', false, false],
    ['SEE LICENSE IN LICENSE.md', false, false],
    ['(MIT', false, false],
    ['MIT)', false, false],
    ['MIT OR', false, false],
    ['', false, false],
    ['()', false, false],
    ['OR MIT', false, false],
  ])('%j may run with the program: %s, may be a tool: %s', (expression, runtime, tool) => {
    expect(isAllowed(expression, RUNTIME_LICENCES)).toBe(runtime);
    expect(isAllowed(expression, TOOL_LICENCES)).toBe(tool);
  });
});
