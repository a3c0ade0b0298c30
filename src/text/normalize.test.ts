import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, squeeze } from './normalize.ts';

describe('a folded text', () => {
  it.each([
    ['Coördinator CURAÇAO', 'coordinator curacao'],
    ['“regio’s” ‘zo’', `"regio's" 'zo'`],
    ['2027 – 2030 − nu', '2027 - 2030 - nu'],
    ['e\u0301e\u0301n', 'een'],
    ['ﬁets', 'fiets'],
  ])('%s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('does not change when it is folded again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  it('can be squeezed', () => {
    expect(squeeze('  twee \n\t woorden\u00a0')).toBe('twee woorden');
  });
});
