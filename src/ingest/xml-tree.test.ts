import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAll, isElement, parseXml, textOf, XML_LIMITS, type XmlElement } from './xml-tree.ts';

const pieces = (element: XmlElement): { text: string; raw: number | null }[] =>
  element.children.flatMap((child) => (isElement(child) ? pieces(child) : [child]));

describe('parseXml', () => {
  it('keeps text and elements in order and drops instructions inside words', () => {
    const root = parseXml('<a>me<?x y?>thaan<!-- c -->doel <b>en</b> meer</a>');
    expect(textOf(root)).toBe('methaandoel en meer');
    expect(findAll(root, 'b').map((element) => textOf(element))).toEqual(['en']);
  });

  it('knows elements and attributes by their local names', () => {
    const root = parseXml('<x:a xmlns:x="urn:x" x:soort="document"/>');
    expect([root.name, root.attributes.soort]).toEqual(['a', 'document']);
  });

  it('gives the place of every piece that equals the file', () => {
    const part = fc.constantFrom(
      'woord ',
      '&amp;',
      '&#x1F600;',
      '😀',
      '\r\n',
      '\r',
      '\n',
      '<?p q?>',
      '<!-- > -->',
      '<b/>',
      '<![CDATA[<é>]]>',
      '>',
      ']] ',
      'é',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.boolean(), (parts, bom) => {
        const body = parts.join('');
        const xml = `${bom ? '\ufeff' : ''}<a>${body}</a>`;
        for (const { text, raw } of pieces(parseXml(xml))) {
          if (raw !== null) expect(xml.slice(raw, raw + text.length)).toBe(text);
        }
      }),
    );
  });

  it.each([
    ['an undefined entity', '<a>&eacute;</a>'],
    ['crossed elements', '<a><b></a></b>'],
    ['two roots', '<a/><b/>'],
    ['text outside the root', '<a/>tekst'],
    ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'],
    ['a page', '<!DOCTYPE html><html><br></html>'],
    ['an unclosed element', '<a><b>'],
  ])('refuses %s', (_, xml) => {
    expect(() => parseXml(xml)).toThrow(expect.objectContaining({ type: 'source_refused' }));
  });

  it('refuses what is too large, too deep or has too many elements', () => {
    const limits = { ...XML_LIMITS, depth: 5, characters: 100, elements: 8 };
    expect(() => parseXml(`<a>${'x'.repeat(100)}</a>`, limits)).toThrow('larger than 100');
    expect(() => parseXml(`${'<a>'.repeat(6)}${'</a>'.repeat(6)}`, limits)).toThrow('deeper than 5');
    expect(() => parseXml(`<a>${'<b/>'.repeat(8)}</a>`, limits)).toThrow('more than 8');
    expect(() => parseXml('<a>'.repeat(100_000))).toThrow('deeper than');
  });
});
