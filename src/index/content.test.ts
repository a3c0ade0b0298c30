import { describe, expect, it } from 'vitest';
import type { IndexContent } from './content.ts';
import { enrichmentTexts, SPARSE_NAMES, searchText } from './content.ts';
import { SparseIndex } from './sparse-index.ts';
import { makeIndex } from './testing.ts';

const { content } = makeIndex();

/** Rows of an index that hold the term. */
function rowsWith(name: keyof IndexContent['sparse'], term: string): number[] {
  const index = new SparseIndex(content.sparse[name]);
  const marked = new Uint8Array(index.size);
  index.mark(term, marked);
  return [...marked].flatMap((mark, row) => (mark ? [row] : []));
}

describe('what an index holds', () => {
  it('is an inverted index of every name, a row for every passage, unit or question', () => {
    const sizes = SPARSE_NAMES.map((name) => content.sparse[name].size);
    expect(sizes).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 1, 1]);
  });

  it('finds a passage by its headings and its own words, and by enrichment apart', () => {
    expect(rowsWith('passageWords', 'bom')).toEqual([0, 1]);
    expect(rowsWith('unitWords', 'bom')).toEqual([0]);
    expect(rowsWith('enrichmentWords', 'groen')).toEqual([1]);
    expect(rowsWith('passageWords', 'groen')).toEqual([]);
  });

  it('keeps the words that ask in questions only', () => {
    expect(rowsWith('promptWords', 'hoevel')).toEqual([0]);
    expect(rowsWith('enrichmentWords', 'hoevel')).toEqual([]);
  });

  it('is the same for the same input', () => {
    expect(makeIndex().content).toEqual(content);
  });
});

describe('enrichment', () => {
  it('of a gap leads nowhere', () => {
    const { passages } = content;
    const base = { passage: 0, unit: 0, asks: 'open' as const };
    const prompts = [
      { ...base, kind: 'question' as const, text: 'Hoeveel bomen?' },
      { ...base, kind: 'gap' as const, text: 'Hoe duur?', wants: 'amount' },
    ];
    expect(enrichmentTexts({ passages, prompts, terms: new Map([[1, ['groen', 'green']]]) })).toEqual([
      'Hoeveel bomen?',
      'groen\ngreen',
    ]);
  });
});

describe('a note', () => {
  it('is found by the sentence that it hangs on', () => {
    const text = 'De bomen staan langs de singel.\n\nZie het bomenplan (MADE UP).';
    const start = text.indexOf('Zie');
    const document = {
      ...content.documents[0]!,
      text,
      notes: [{ number: '1', anchor: start - 2, start, end: text.length }],
    };
    const note = {
      ...content.passages[0]!,
      kind: 'note' as const,
      start,
      end: text.length,
      text: text.slice(start),
    };
    expect(searchText(note, [document])).toContain('singel');
    expect(searchText({ ...note, kind: 'paragraph' }, [document])).not.toContain('singel');
  });
});
