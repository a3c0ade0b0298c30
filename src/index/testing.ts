import type { SourceDocument, Unit } from '../types.ts';
import type { ArtifactContent } from './artifact-content.ts';
import { buildContent } from './content.ts';

const SENTENCES = ['De gemeente Voorbeeldstad plant honderd bomen.', 'Het college onderzoekt een park.'];
const TEXT = SENTENCES.join('\n\n');

/** A MADE UP document of two paragraphs. */
const document: SourceDocument = {
  id: 'verzonnen-brief',
  kind: 'letter',
  title: 'VERZONNEN brief (MADE UP)',
  date: '2026-01-02',
  reference: null,
  sourceUrl: null,
  text: TEXT,
  sections: [],
  blocks: SENTENCES.map((text) => ({ kind: 'paragraph', path: ['Bomen'], ...spanOf(text) })),
  notes: [],
  references: [],
  offsets: [{ text: 0, raw: 0, length: TEXT.length }],
};

function spanOf(text: string) {
  const start = TEXT.indexOf(text);
  return { start, end: start + text.length };
}

/** A small index over the made-up document, of 4 dimensions; `title` makes it another one. */
export function makeIndex(title = document.title): ArtifactContent {
  const documents = [{ ...document, title }];
  const passages = SENTENCES.map((text, row) => ({
    ...{ id: `${document.id}:p${row + 1}`, documentId: document.id, kind: 'paragraph' as const },
    ...{ section: ['Bomen'], text, sentences: [spanOf(text)], notes: [], ...spanOf(text) },
  }));
  const units = SENTENCES.map(
    (text, passage): Unit => ({
      ...{ passage, introduces: [], ...spanOf(text) },
      facts: { slots: [], times: [], commitment: 'none', pointsBack: false },
    }),
  );
  const content = buildContent({
    ...{ documents, passages, units },
    prompts: [{ kind: 'question', asks: 'open', text: 'Hoeveel bomen?', passage: 0, unit: 0 }],
    terms: new Map([[1, ['groen']]]),
    lexicon: [{ nl: ['groen'], en: ['green'], policy: ['bomen'], abbr: [] }],
    splitVocabulary: ['boom', 'gemeente', 'huis'],
  });
  const { id, kind, date, reference, sourceUrl } = document;
  return {
    content,
    lsa: {
      id: 'lsa-test',
      dimensions: 4,
      terms: ['bom', 'park'],
      idf: Float32Array.of(1, 2),
      projection: new Float32Array(8).fill(0.5),
    },
    vectors: Float32Array.of(1, 0, 0, 0, 0, 1, 0, 0),
    vectorKeys: ['0'.repeat(32), '1'.repeat(32)],
    summaries: [{ id, kind, title, date, reference, sourceUrl, status: 'indexed', statusReason: null }],
    graph: Uint8Array.of(1, 2, 3, 4, 5),
  };
}

/** Hashes of a corpus and a program that do not exist. */
export const TEST_ORIGIN = { corpus: 'c'.repeat(64), program: 'd'.repeat(64) };
