import { describe, expect, it } from 'vitest';
import { findPassage, parseGapEnrichment, parseLexicon, parsePassageEnrichment } from './enrichment.ts';
import { buildPassages } from './passages.ts';
import { parseBody } from './testing-letter.ts';

const LEXICON = { nl: ['groen'], en: ['green'], policy: ['bomen'], abbr: [] };

describe('an enrichment file', () => {
  it('has one entry a line; blank lines count for nothing', () => {
    const line = JSON.stringify(LEXICON);
    expect(parseLexicon(`${line}\n\n${line}\n`, 'lexicon.jsonl')).toEqual([LEXICON, LEXICON]);
  });

  it.each([
    [`${JSON.stringify(LEXICON)}\n{"nl":`, 'lexicon.jsonl, line 2: not valid JSON'],
    [JSON.stringify({ ...LEXICON, nl: 'groen' }), 'lexicon.jsonl, line 1: nl'],
    [JSON.stringify({ ...LEXICON, colour: 'green' }), 'colour'],
    ['[]', 'lexicon.jsonl, line 1'],
  ])('that is wrong is refused with file, line and field: %s', (jsonl, message) => {
    expect(() => parseLexicon(jsonl, 'lexicon.jsonl')).toThrow(
      expect.objectContaining({ type: 'corpus_invalid', message: expect.stringContaining(message) }),
    );
  });

  it('needs an anchor', () => {
    const entry = { anchor: '', questions: [], terms: [], questionsEn: [], termsEn: [] };
    expect(() => parsePassageEnrichment(JSON.stringify(entry), 'brief.jsonl')).toThrow(/anchor/u);
    expect(() => parseGapEnrichment(JSON.stringify({ anchor: 'x', document: 'y' }), 'gaps.jsonl')).toThrow(
      /gaps/u,
    );
  });
});

describe('an anchor', () => {
  const passages = buildPassages(
    parseBody(
      'De gemeente plant *honderd* bomen langs de singels.\u00b9 Meer niet.\n\nDe gemeente snoeit. Er komt ook een park.\n\nEen park is fijn. De gemeente plant honderd bomen.\n\n\u00b9 Een noot.',
    ),
  );

  it.each([
    ['De gemeente plant *honderd* bomen langs', 'De gemeente plant honderd'],
    ['> De gemeente  plant honderd bomen langs de singels.\u00b9', 'De gemeente plant honderd'],
    ['Er komt ook een park', 'De gemeente snoeit'],
    ['De gemeente plant honderd bomen', 'De gemeente plant honderd bomen langs'],
  ])('finds its passage by beginning, else by words: %s', (anchor, start) => {
    expect(findPassage(passages, anchor)?.text.startsWith(start)).toBe(true);
  });

  it.each(['De gemeente', 'een fiets'])('that fits several or none finds nothing: %s', (anchor) => {
    expect(findPassage(passages, anchor)).toBeUndefined();
  });
});
