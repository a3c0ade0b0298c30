import { describe, expect, it } from 'vitest';
import { makeIndex } from '../index/testing.ts';
import type { Commitment, Library } from '../types.ts';
import { cite, holds, spanOf, viewerUrl } from './cite.ts';

const library: Library = makeIndex().content;
const { documents, passages, units } = library;

describe('a citation', () => {
  const citation = cite(
    { ...units[0]!, passage: passages[0]!, commitment: 'will' },
    { documents, number: 3 },
  );

  it('copies its words, and those around them, from the document', () => {
    const { text } = documents[0]!;
    expect(citation.quote).toBe('De gemeente Voorbeeldstad plant honderd bomen.');
    expect(text).toContain(`${citation.prefix}${citation.quote}${citation.suffix}`);
    expect(citation.number).toBe(3);
  });

  it('opens in the viewer at its words', () => {
    const url = new URL(citation.url, 'https://example.org');
    expect([url.searchParams.get('start'), url.searchParams.get('end')]).toEqual([
      String(citation.start),
      String(citation.end),
    ]);
    expect(url.hash).toBe('#p1');
    expect(viewerUrl('a/b c', { start: 1, end: 2, passageId: 'a/b c:p2' })).toBe(
      '/documents/a%2Fb%20c?start=1&end=2#p2',
    );
  });

  it('holds as long as its document says so', () => {
    expect(holds(citation, documents)).toBe(true);
    expect(holds({ ...citation, quote: citation.quote.replace('honderd', 'duizend') }, documents)).toBe(
      false,
    );
    expect(holds({ ...citation, start: citation.start + 1 }, documents)).toBe(false);
    expect(holds({ ...citation, documentId: 'ander' }, documents)).toBe(false);
    expect(holds({ ...citation, end: citation.start, quote: '' }, documents)).toBe(false);
  });
});

describe('a quote of several sentences', () => {
  const withFirmness = (...commitments: Commitment[]): Library => ({
    ...library,
    units: commitments.map((commitment, row) => ({
      ...units[row]!,
      passage: 0,
      facts: { ...units[row]!.facts, commitment },
    })),
  });

  it('runs from the first to the last of them', () => {
    const span = spanOf({ role: 'main', units: [0, 1] }, withFirmness('none', 'none'));
    expect([span.start, span.end]).toEqual([units[0]!.start, units[1]!.end]);
  });

  it.each<[Commitment, Commitment, Commitment]>([
    ['decided', 'explores', 'explores'],
    ['aims', 'will', 'aims'],
    ['none', 'intends', 'intends'],
    ['none', 'none', 'none'],
  ])('that are %s and %s is no firmer than %s', (one, other, least) => {
    expect(spanOf({ role: 'main', units: [0, 1] }, withFirmness(one, other)).commitment).toBe(least);
  });
});
