import { beforeAll, describe, expect, it } from 'vitest';
import { decodeArtifact, encodeArtifact } from '../index/artifact.ts';
import { buildContent, type IndexContent } from '../index/content.ts';
import { type LevelTerms, levelIdf, openGramLevels, openWordLevels } from '../index/corpus-statistics.ts';
import { LargeContent } from '../index/large-content.ts';
import { SparseIndex } from '../index/sparse-index.ts';
import { TEST_ORIGIN } from '../index/testing.ts';
import { LETTER_ID, NOTA_ID, openTestIndex, type TestIndex } from '../node/testing-index.ts';
import { proposeRows } from './candidates.ts';
import { analyzeQuery } from './query.ts';
import { Retriever } from './retriever.ts';

const QUESTIONS = [
  'Wanneer verandert het stembiljet?',
  'geld voor dorpshuizen',
  'lobyregister',
  'Wie coördineert de aanpak van onbegrepen gedrag?',
  'when does the ballot paper change',
  'welke wetsvoorstellen komen in het vierde kwartaal',
  '?',
];
const DOCUMENTS = [LETTER_ID, NOTA_ID];

let index: TestIndex;
let small: IndexContent;
let large: IndexContent;
beforeAll(async () => {
  index = await openTestIndex();
  const input = { ...index.content, terms: new Map([[3, ['dorpshuis', 'buurthuis']]]) };
  small = buildContent(input);
  large = new LargeContent(input).finish(input.units.length);
});

function open(content: IndexContent): Retriever {
  return new Retriever({ content, embedder: index.embedder, vectors: index.vectorIndex });
}

/** What was found, records written out: those of a large index are read field by field. */
async function find(content: IndexContent, question: string, documents?: string[]) {
  const { passages, ...rest } = await open(content).retrieve(question, { documents });
  const found = passages.map(({ passage: { id, text, section, sentences }, row, score }) => {
    return { id, text, section, sentences, row, score };
  });
  return { found, ...rest };
}

describe('the index of a large corpus', () => {
  it('holds the postings of its passages to the last bit', () => {
    expect(large.sparse.passageWords).toEqual(small.sparse.passageWords);
    expect(large.sparse.unitGrams.rows).toHaveLength(0);
  });

  it('knows how telling every term is on every level, as a full index does', () => {
    const [words, grams] = [openWordLevels(large.statistics!), openGramLevels(large.statistics!)];
    const levels: [LevelTerms, IndexContent['sparse']['unitWords']][] = [
      [words.passage, small.sparse.passageWords],
      [words.unit, small.sparse.unitWords],
      [words.expanded, small.sparse.expandedWords],
      [grams.passage, small.sparse.passageGrams],
      [grams.unit, small.sparse.unitGrams],
      [grams.expanded, small.sparse.expandedGrams],
    ];
    for (const [level, data] of levels) {
      const full = new SparseIndex(data);
      const wrong = [...data.terms, 'nergens', '?!?!'].filter(
        (term) => levelIdf(level, term) !== full.idf(term),
      );
      expect(wrong).toEqual([]);
    }
  });

  it.each(QUESTIONS)('ranks passages and units as full scoring does: %s', async (question) => {
    expect(await find(large, question, DOCUMENTS)).toEqual(await find(small, question, DOCUMENTS));
    expect(await find(large, question, [NOTA_ID])).toEqual(await find(small, question, [NOTA_ID]));
  });

  it('proposes without a scope what full scoring puts first', async () => {
    for (const question of QUESTIONS.slice(0, 5)) {
      const [best, full] = await Promise.all([large, small].map((content) => find(content, question)));
      expect(best!.found[0]!.row).toBe(full!.found[0]!.row);
    }
  });
});

describe('its artifact', () => {
  const encode = (content: IndexContent) =>
    encodeArtifact(
      {
        content,
        lsa: {
          ...{ id: 'lsa-test', dimensions: 1, terms: [] },
          ...{ idf: new Float32Array(), projection: new Float32Array() },
        },
        vectors: new Float32Array(content.passages.length),
        vectorKeys: content.passages.map(() => '0'.repeat(32)),
        summaries: index.summaries.filter(({ status }) => status === 'indexed'),
        graph: null,
      },
      TEST_ORIGIN,
    );

  it('finds the same after it was written and read', async () => {
    const { content } = await decodeArtifact(await encode(large));
    for (const question of QUESTIONS) {
      expect(await find(content, question, DOCUMENTS)).toEqual(await find(large, question, DOCUMENTS));
    }
  });

  it('gives every record as it went in, facts that were not read at ingest too', async () => {
    const read = 100;
    const { content } = await decodeArtifact(await encode({ ...large, unitsRead: read }));
    expect(content.unitsRead).toBe(read);
    for (const [row, { start, end, passage, facts, introduces }] of content.units.entries()) {
      expect({ start, end, passage, facts, introduces }).toEqual({ ...large.units[row] });
    }
    for (const [row, expected] of large.passages.entries()) {
      const { id, documentId, kind, section, start, end, text, sentences, period, notes } =
        content.passages[row]!;
      const found = { id, documentId, kind, section, start, end, text, sentences, period, notes };
      expect(found).toEqual({ period: undefined, ...expected });
    }
    for (const [at, expected] of large.documents.entries()) {
      const { text, blocks, notes, references, sections, offsets } = content.documents[at]!;
      expect(expected).toMatchObject({ text, blocks, notes, references, sections, offsets });
    }
  });

  it('is refused when its statistics are over other texts', async () => {
    const { words, grams } = large.statistics!;
    const files = await encode({
      ...large,
      statistics: { grams, words: { ...words, unit: { ...words.unit, size: words.unit.size + 1 } } },
    });
    await expect(decodeArtifact(files)).rejects.toMatchObject({
      type: 'artifact_damaged',
      message: expect.stringContaining('statistics'),
    });
  });
});

describe('proposed passages', () => {
  it('lie within the scope, whatever an engine proposes', async () => {
    const { analyzer } = open(large);
    const query = analyzeQuery('stembiljet', { analyzer, lexicon: null, knows: () => true });
    const scope = [{ start: 1000, end: 1400 }];
    const rows = await proposeRows(query, {
      candidates: { name: 'careless', propose: async () => [3, 1399, 1000, 1400, 1399] },
      enrichment: null,
      prompts: {
        byPassage: new Map([
          [7, 0.9],
          [1100, 0.5],
        ]),
        byUnit: new Map(),
        ...{ bestPrompt: null, bestGap: null, gapShare: 0 },
      },
      vector: null,
      hits: [{ row: 1200, score: 0.4 }],
      introductionsOf: new Map([[1200, [{ from: 1200, items: [1201, 2000] }]]]),
      scope,
    });
    expect([...rows]).toEqual([1000, 1100, 1200, 1201, 1399]);
  });
});
