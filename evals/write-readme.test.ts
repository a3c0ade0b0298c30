import { expect, it } from 'vitest';
import { replacePart } from './write-readme.ts';

const page = '# Page\n\n<!-- tune: begin -->\n\nold\n\n<!-- tune: end -->\n\nrest\n';

it('replaces what stands between the marks, as often as wanted', () => {
  const once = replacePart(page, 'tune', ['new', 'table']);
  expect(once).toBe('# Page\n\n<!-- tune: begin -->\n\nnew\ntable\n\n<!-- tune: end -->\n\nrest\n');
  expect(replacePart(once, 'tune', ['new', 'table'])).toBe(once);
});

it('refuses a page without the marks', () => {
  expect(() => replacePart(page, 'ablations', [])).toThrow(/no place for the table: <!-- ablations: begin/u);
});
