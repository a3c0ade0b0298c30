import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '../../../src/types.ts';
import { Judge } from './judge.ts';
import type { PeerCorpus } from './peer.ts';
import { ROSTER } from './roster.ts';

/** MADE UP paragraphs. */
const PARAGRAPHS = [
  'De gemeente Voorbeeldstad plant honderd bomen langs de nieuwe rondweg.',
  'Het zwembad van Voorbeeldstad gaat in de winter eerder open voor zwemlessen.',
  'Over de begroting van het museum beslist de gemeenteraad in het najaar.',
];

/** A MADE UP collection in which every document is one paragraph. */
function makeCorpus(): PeerCorpus {
  const documents = PARAGRAPHS.map(
    (text, at): SourceDocument => ({
      ...{ id: `verzonnen-${at}`, kind: 'other', title: 'VERZONNEN (MADE UP)', date: null, reference: null },
      ...{ sourceUrl: null, text, sections: [], notes: [], references: [], offsets: [] },
      blocks: [{ kind: 'paragraph', path: [], start: 0, end: text.length }],
    }),
  );
  const passages = documents.map(({ id, text }) => ({
    ...{ id: `${id}:p1`, documentId: id, headings: '', text, start: 0, end: text.length },
  }));
  return { name: 'nl-wet', documents, passages };
}

describe('a peer', () => {
  const corpus = makeCorpus();
  const judge = new Judge(corpus);

  it.each(ROSTER)('$label finds a passage by its own words', async ({ load }) => {
    const index = await (await load()).build(corpus);
    const hits = await index.search('bomen langs de rondweg', 10);
    const query = { id: 'q', text: '', groups: [['verzonnen-0:p1']], kind: 'passages' as const };
    expect(judge.rank(query, hits)).toEqual([1]);
  });
});

describe('a judge', () => {
  const corpus = { ...makeCorpus(), name: 'letter' as const };
  const judge = new Judge(corpus);
  const query = {
    id: 'q',
    text: '',
    groups: [['honderd bomen langs de nieuwe rondweg']],
    kind: 'quotes' as const,
  };

  it('gives a passage what it holds whole', () => {
    const hits = corpus.passages.map(({ id, documentId, start, end }) => ({
      passage: id,
      documentId,
      start,
      end,
    }));
    expect(judge.rank(query, hits.toReversed())).toEqual([3]);
    expect(judge.rank({ ...query, groups: [['honderd eiken']] }, hits)).toEqual([null]);
  });

  it('gives a chunk what it covers the half of, in the same document', () => {
    const at = PARAGRAPHS[0]!.indexOf('honderd');
    const chunk = (documentId: string, start: number, end: number) => ({
      passage: null,
      documentId,
      start,
      end,
    });
    expect(judge.rank(query, [chunk('verzonnen-0', 0, at + 30)])).toEqual([1]);
    expect(judge.rank(query, [chunk('verzonnen-0', 0, at + 10), chunk('verzonnen-1', 0, 70)])).toEqual([
      null,
    ]);
  });
});
