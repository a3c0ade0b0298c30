import { describe, expect, it } from 'vitest';
import { joinCutLines, readLines } from './layout.ts';
import { classifyLetterhead } from './letterhead.ts';

const read = (raw: string, furniture: string[] = []) =>
  classifyLetterhead(joinCutLines(readLines(raw)), { furniture }).map(({ label, paragraphs }) => ({
    label,
    lines: paragraphs.map(({ text }) => text),
  }));

describe('the letterhead of a MADE UP letter', () => {
  it('keeps the lines of an address together', () => {
    expect(read('Bomenlaan 1\n1234 AB Verzonnenstad\n\nPostbus 1')).toEqual([
      { lines: ['Bomenlaan 1', '1234 AB Verzonnenstad'] },
      { lines: ['Postbus 1'] },
    ]);
  });

  it('gives a label its value, also across a blank line', () => {
    const fields = [{ label: 'Opgesteld door', lines: ['Opgesteld door', 'J. Boom'] }];
    expect(read('Opgesteld door\nJ. Boom')).toEqual(fields);
    expect(read('Opgesteld door\n\nJ. Boom')).toEqual(fields);
  });

  it('keeps furniture as the name of a field and not as text', () => {
    const raw = 'Onze referentie\n2026-0000000001';
    expect(read(raw, ['Onze referentie'])).toEqual([
      { label: 'Onze referentie', lines: ['2026-0000000001'] },
    ]);
    expect(read(raw)[0]!.lines).toContain('Onze referentie');
  });
});
