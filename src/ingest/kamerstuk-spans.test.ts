import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseKamerstuk } from './kamerstuk-xml.ts';

const read = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');

const papers = Object.entries({
  'letter.xml': 'kst-99999-1',
  'motion.xml': 'kst-99999-VII-2',
  'question-list.xml': 'kst-99999-3',
  'senate-letter.xml': 'kst-99999-T',
  'table.xml': 'kst-99999-4',
  'old-root.xml': 'kst-99990-3',
  'written-questions.xml': 'kst-99999-9',
}).map(([name, id]) => [name, parseKamerstuk(read(name), id)] as const);

describe('every paper', () => {
  it.each(papers)('has blocks in order that make up the whole text: %s', (_, { document }) => {
    let at = 0;
    for (const { start, end } of document.blocks) {
      expect(document.text.slice(at, start).trim()).toBe('');
      expect(document.text.slice(start, end)).toBe(document.text.slice(start, end).trim());
      expect(end).toBeGreaterThan(start);
      at = end;
    }
    expect(at).toBe(document.text.length);
  });

  it.each(papers)('has sections that begin with their heading: %s', (_, { document }) => {
    for (const { heading, path, start, end } of document.sections) {
      expect(document.text.slice(start, end).startsWith(heading)).toBe(true);
      expect(path.at(-1)).toBe(heading);
    }
  });

  it.each([
    ['as it is', (xml: string) => xml],
    ['with a BOM and CRLF', (xml: string) => `\ufeff${xml.replaceAll('\n', '\r\n')}`],
  ])('traces its characters back to the file %s', (_, change) => {
    for (const name of ['letter.xml', 'table.xml', 'old-root.xml']) {
      const original = papers.find(([file]) => file === name)![1].document;
      const xml = change(read(name));
      const { document } = parseKamerstuk(xml, original.id);
      expect(document.text).toBe(original.text);
      const same = (a: string, b: string) => a === b || (/\s/u.test(a) && /\s/u.test(b));
      let mapped = 0;
      for (const { text, raw, length } of document.offsets) {
        for (let at = 0; at < length; at += 1) {
          expect(same(document.text[text + at]!, xml[raw + at]!)).toBe(true);
        }
        mapped += length;
      }
      expect(mapped / document.text.length).toBeGreaterThan(0.9);
    }
  });
});
