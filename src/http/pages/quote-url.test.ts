import { expect, it } from 'vitest';
import { officialUrl, quoteUrl } from './quote-url.ts';

it('points to the span and to the anchor of the passage', () => {
  expect(quoteUrl('beleidsbrief-1', { start: 10, end: 25 }, 'beleidsbrief-1:p12')).toBe(
    '/documents/beleidsbrief-1?start=10&end=25#p12',
  );
});

it('names a short quote whole in a text fragment, and hides the hyphens that mean something there', () => {
  const url = officialUrl('https://example.nl/kst-1.html', 'Een co-productie van velen.');
  expect(url).toBe('https://example.nl/kst-1.html#:~:text=Een%20co%2Dproductie%20van%20velen.');
});

it('names a long quote by its first and last words', () => {
  const quote = 'een twee drie vier vijf zes zeven acht negen tien elf twaalf';
  expect(officialUrl('https://example.nl/a', quote)).toBe(
    'https://example.nl/a#:~:text=een%20twee%20drie%20vier%20vijf,acht%20negen%20tien%20elf%20twaalf',
  );
});

it.each(['https://example.nl/a.pdf', 'https://example.nl/a#page=3'])('leaves %s as it is', (url) => {
  expect(officialUrl(url, 'Een citaat.')).toBe(url);
});
