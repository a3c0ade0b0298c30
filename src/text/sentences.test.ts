import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences.ts';

const split = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it.each([
    [
      'Wie plant er? De gemeente!  Mooi…\nZo is het.',
      ['Wie plant er?', 'De gemeente!', 'Mooi…', 'Zo is het.'],
    ],
    ['“Er komen bomen.” Dat is besloten.', ['“Er komen bomen.”', 'Dat is besloten.']],
    ['Er komen bomen (en gras.) Klaar.', ['Er komen bomen (en gras.)', 'Klaar.']],
    ['Dat gebeurt in 2027. De rest volgt.', ['Dat gebeurt in 2027.', 'De rest volgt.']],
    ['Er is gras, bloemen enz. en een pad. Klaar.', ['Er is gras, bloemen enz. en een pad.', 'Klaar.']],
    ['Er komen bomen', ['Er komen bomen']],
  ])('end where they end: %s', (text, sentences) => {
    expect(split(text)).toEqual(sentences);
  });

  it.each([
    'Zie art. 5 en nr. 10 van de wet.',
    'De heer dr. A.B. Boom en mevr. C. Gras zijn er o.a. Jan en Piet.',
    'Het kost 3,5 mln. Euro per jaar.',
    'De motie-Boom c.s. is aangenomen.',
    '1. Het kabinet plant bomen.',
    'Het programma Bomen voor Elk! is een succes.',
    'Er zijn 40.000 bomen, zie ook www.bomen.example voor meer.',
  ])('do not end inside: %s', (text) => {
    expect(split(text)).toEqual([text]);
  });

  it('of a part of a text keep the places of the whole', () => {
    const text = 'Eerst dit. Dan dat. Toen niets.';
    expect(splitSentences(text, 11, 19)).toEqual([{ start: 11, end: 19 }]);
  });

  it('together are the text, for any text', () => {
    const word = fc.constantFrom(
      'bomen',
      'De',
      'dr.',
      'A.',
      '3.',
      'nr.',
      '?',
      '!”',
      '…',
      '\n',
      'c.s.',
      '\u{1f333}',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string())), (words) => {
        const text = words.join(' ');
        let end = 0;
        for (const span of splitSentences(text)) {
          expect(text.slice(end, span.start).trim()).toBe('');
          expect(text.slice(span.start, span.end)).toBe(text.slice(span.start, span.end).trim());
          expect(span.end).toBeGreaterThan(span.start);
          end = span.end;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
    );
  });
});
