import { describe, expect, it } from 'vitest';
import { replaceSection } from './write-section.ts';

const page =
  '# Page\n\n<!-- one: begin -->\nold\n<!-- one: end -->\n\n<!-- two: begin -->\n<!-- two: end -->\nend\n';

describe('a section of the report', () => {
  it('takes the place of the one before, and leaves the rest of the page alone', () => {
    const once = replaceSection(page, { name: 'one', markdown: '\n| a |\n' });
    expect(once).toBe(page.replace('old', '| a |'));
    expect(replaceSection(once, { name: 'one', markdown: '| a |' })).toBe(once);
    expect(replaceSection(page, { name: 'two', markdown: 'x' })).toContain(
      'two: begin -->\nx\n<!-- two: end',
    );
  });

  it('without its marks is refused by name, with what to do', () => {
    expect(() => replaceSection(page, { name: 'three', markdown: 'x' })).toThrow('"three"');
    const turned = '<!-- one: end -->\n<!-- one: begin -->\n';
    expect(() => replaceSection(turned, { name: 'one', markdown: 'x' })).toThrow('"one"');
  });
});
