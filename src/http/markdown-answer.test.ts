import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../types.ts';
import { readAnswer, writeAnswer, writeCheck } from './markdown-answer.ts';
import { asking, createTestOptions, createTestServices } from './testing.ts';

const services = createTestServices();
const place = { base: 'https://vragen.example.nl', contact: createTestOptions().humanContact };
const answered = await services.ask(asking('Hoeveel bomen?'));
const refused = await services.ask(asking('Hoeveel vissen?'));

const write = (answer: Answer) =>
  writeAnswer(answer, place)
    .map(({ text }) => text)
    .join('');

describe('an answer as Markdown', () => {
  it('links each marker to the quote and lists the source under it, its title only text', () => {
    expect(write(answered)).toBe(
      'De gemeente Voorbeeldstad plant in 2027 honderd bomen. ' +
        '[[1]](https://vragen.example.nl/documents/verzonnen-brief#b1)\n\n---\n\n' +
        '1. [VERZONNEN brief \\<b\\>over\\</b\\> bomen (MADE UP), Bomen]' +
        '(https://vragen.example.nl/documents/verzonnen-brief#b1)',
    );
  });

  it('shows the quote where the wording does not hold it', () => {
    const reworded = { ...answered, answer: 'Er komen bomen. [1]' };
    expect(write(reworded)).toContain('“De gemeente Voorbeeldstad plant in 2027 honderd bomen.”');
  });

  it('shows what comes nearest and the way to a person when there is no answer', () => {
    const text = write(refused);
    expect(text).toMatch(/^Dat staat niet in de bronnen\.\n\n---\n\n- \[VERZONNEN/);
    expect(text).toContain('(https://vragen.example.nl/documents/verzonnen-brief?start=0&end=101#p1)');
    expect(text).toMatch(/\[Informatie Rijksoverheid\]\(https:\/\/example\.nl\/mens\), tel\. 1400$/);
  });

  it('cuts a long passage at a word', () => {
    const [passage] = refused.related;
    const long = { ...refused, related: [{ ...passage!, text: 'woord '.repeat(200) }] };
    expect(write(long)).toMatch(/: (woord )+…\n/);
    expect(write(long).length).toBeLessThan(700);
  });

  it('leaves nothing of an address that could end the link', () => {
    const [citation] = answered.citations;
    const odd = { ...answered, citations: [{ ...citation!, url: '/documents/a) [x](b c' }] };
    expect(write(odd)).toContain('[[1]](https://vragen.example.nl/documents/a%29%20[x]%28b%20c)');
  });

  it('can be read back to the very text, whatever stands in it', () => {
    const odd = fc.constantFrom(
      '[1]',
      '[2]',
      '[01]',
      '\n',
      '---',
      '\n---\n',
      '\\',
      '](',
      '[[1]](x)',
      '# ',
      '*',
    );
    const texts = fc.array(fc.oneof(odd, fc.string()), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        expect(readAnswer(write({ ...answered, answer: text }))).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a claim check as Markdown', () => {
  it('begins with the verdict and quotes the sentence', async () => {
    const check = await services.checkClaim({ claim: 'x' });
    const text = writeCheck(check, { ...place, verdict: 'De bron zegt iets anders' });
    expect(text).toMatch(
      /^De bron zegt iets anders\.\n\nDe brief noemt honderd, niet tien\.\n\n---\n\n1\. \[/,
    );
    expect(text).toMatch(/: “De gemeente Voorbeeldstad plant in 2027 honderd bomen\.”$/);
  });
});
