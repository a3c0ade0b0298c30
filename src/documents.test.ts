import { beforeAll, describe, expect, it } from 'vitest';
import { viewDocuments } from './documents.ts';
import { LETTER_ID, NOTA_ID, openTestIndex, type TestIndex } from './node/testing-index.ts';
import type { DocumentView } from './types.ts';

let index: TestIndex;
let views: Map<string, DocumentView>;
beforeAll(async () => {
  index = await openTestIndex();
  views = viewDocuments(index.content, index.summaries);
});

describe('the documents as readers get them', () => {
  it('are those whose text is there', () => {
    expect([...views.keys()]).toEqual([LETTER_ID, NOTA_ID]);
    expect(index.summaries.length).toBeGreaterThan(views.size);
  });

  it('have a block for every passage, under the id that a citation links to', () => {
    for (const [id, { blocks, text }] of views) {
      const passages = index.content.passages.filter(({ documentId }) => documentId === id);
      expect(blocks.map((block) => [block.id, text.slice(block.start, block.end)])).toEqual(
        passages.map((passage) => [passage.id, passage.text]),
      );
    }
  });

  it('have footnotes with their words', () => {
    expect(views.get(LETTER_ID)!.footnotes.map(({ number, text }) => [number, text])).toEqual([
      ['1', 'Kamerstukken II 2025/26, 34430, nr. 10.'],
      ['2', 'Kamerstukken II 2025/26, 36800 VII, nr. 52.'],
      ['3', 'Kamerstukken II 2025/26, 29362, nr. 391.'],
      ['4', 'Kamerstukken II 2025/26, 34477, nr. 94'],
    ]);
  });

  it('lead to a paper that is not there with why, and where it is published', () => {
    const papers = views.get(LETTER_ID)!.references.flatMap((reference) => reference.papers);
    expect(papers.map(({ id }) => id)).toEqual([
      'kst-34430-10',
      'kst-36800-VII-52',
      'kst-29362-391',
      'kst-34477-94',
    ]);
    for (const paper of papers) {
      expect(paper.status).toBe('not_fetched');
      expect(paper.statusReason).toMatch(/\S/u);
      expect(paper.url).toBe(`https://zoek.officielebekendmakingen.nl/${paper.id}.html`);
    }
  });

  it('lead to a paper that is there in our own viewer', () => {
    const summaries = index.summaries.map((summary) =>
      summary.id === 'kst-34430-10'
        ? { ...summary, status: 'indexed' as const, statusReason: null }
        : summary,
    );
    const [paper] = viewDocuments(index.content, summaries).get(LETTER_ID)!.references[0]!.papers;
    expect(paper).toMatchObject({ status: 'indexed', statusReason: null, url: '/documents/kst-34430-10' });
  });

  it('are left out when the corpus does not know them', () => {
    expect(viewDocuments(index.content, []).size).toBe(0);
  });
});
