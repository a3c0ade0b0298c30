import { describe, expect, it } from 'vitest';
import { pieces, tokenize, words } from './tokens.ts';

describe('words', () => {
  it('stand where they stand', () => {
    const text = "De NPVR-regio's kosten € 40.000, zegt (u).";
    const tokens = tokenize(text);
    expect(tokens.map((token) => token.text)).toEqual([
      'De',
      "NPVR-regio's",
      'kosten',
      '40.000',
      'zegt',
      'u',
    ]);
    for (const token of tokens) expect(text.slice(token.start, token.end)).toBe(token.text);
  });

  it('keep their place after what folding makes longer or shorter', () => {
    const text = 'ﬁets Coördinator İstanbul één\u0301 m² bomen';
    for (const token of tokenize(text)) expect(text.slice(token.start, token.end)).toBe(token.text);
    expect(tokenize(text).at(-1)).toMatchObject({ norm: 'bomen' });
  });

  it('are compared without capitals, accents and kinds of quote', () => {
    expect(words('CuraÇao Coördinatór')).toEqual(words('curacao coordinator'));
    expect(words('regio’s')).toEqual(words("regio's"));
  });

  it('with a hyphen count whole and in pieces', () => {
    expect(pieces('motie-boom')).toEqual(['motieboom', 'motie', 'boom']);
    expect(pieces("regio's")).toEqual(['regio']);
    expect(pieces('e-mail')).toEqual(['email', 'mail']);
  });

  it('are none in a text without letters', () => {
    expect(words(' - … € ?')).toEqual([]);
  });
});
