import { beforeAll, describe, expect, it } from 'vitest';
import { LETTER_ID, NOTA_ID, openTestIndex, type TestIndex } from '../node/testing-index.ts';
import { Retriever } from './retriever.ts';
import { DEFAULT_WEIGHTS, type RetrievalWeights } from './weights.ts';

let index: TestIndex;
let retriever: Retriever;
beforeAll(async () => {
  index = await openTestIndex();
  retriever = open();
});

function open(switches: Partial<RetrievalWeights> = {}): Retriever {
  const { content, embedder, vectorIndex } = index;
  return new Retriever({
    content,
    embedder,
    vectors: vectorIndex,
    weights: { ...DEFAULT_WEIGHTS, ...switches },
  });
}

async function topTexts(question: string, from = retriever): Promise<string[]> {
  return (await from.retrieve(question, { limit: 5 })).passages.map(({ passage }) => passage.text);
}

describe('retrieval', () => {
  it.each([
    ['nieuw stembiljet', 'stembiljet'],
    ['nieuw stem biljet', 'stembiljet'],
    ['nieuw stembiljt', 'stembiljet'],
    ['NIEUW STEMBILJET', 'stembiljet'],
    ['geld voor dorpshuizen', 'Gemeenschapsfonds'],
    ['aardbevingen groningen', 'Groningen'],
    ['lobyregister', 'lobbyregister'],
    ['when does the ballot paper change', 'stembiljet'],
  ])('finds what "%s" is about among the first five', async (question, word) => {
    expect((await topTexts(question)).some((text) => text.includes(word))).toBe(true);
  });

  it('gives as many as asked, best first, each once', async () => {
    for (const limit of [1, 3, 10]) {
      const { passages } = await retriever.retrieve('gemeenten en provincies', { limit });
      expect(passages).toHaveLength(limit);
      expect(new Set(passages.map(({ row }) => row)).size).toBe(limit);
      const scores = passages.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    }
  });

  it('stays in the documents that are asked for', async () => {
    for (const id of [LETTER_ID, NOTA_ID]) {
      const { passages, units } = await retriever.retrieve('beleidsbrief', { documents: [id] });
      expect(passages.length).toBeGreaterThan(0);
      expect(new Set(passages.map(({ passage }) => passage.documentId))).toEqual(new Set([id]));
      const own = units.map(({ passage }) => index.content.passages[passage]!.documentId);
      expect(new Set(own)).toEqual(new Set([id]));
    }
    expect((await retriever.retrieve('beleidsbrief', { documents: [] })).passages).toEqual([]);
  });

  it('finds nothing for nothing and says which words nobody knows', async () => {
    const nothing = await retriever.retrieve('?');
    expect([nothing.words, nothing.units.length]).toEqual([[], nothing.units.length]);
    const { words } = await retriever.retrieve('xqzwvkt in gemeenten');
    expect(words.map(({ text, known }) => [text, known])).toEqual([
      ['xqzwvkt', false],
      ['gemeenten', true],
    ]);
  });

  it('brings the items of a list with the sentence that announces them', async () => {
    const { passages } = await retriever.retrieve('drietal zaken coalitieakkoord sterke regio’s afgesproken');
    expect(passages.filter(({ passage }) => passage.kind === 'list-item')).toHaveLength(3);
  });

  it('is led by the topic of a conversation where the question says little', async () => {
    const { passages } = await retriever.retrieve('en wanneer?', { topic: 'het nieuwe stembiljet' });
    expect(passages.some(({ passage }) => passage.text.includes('stembiljet'))).toBe(true);
  });

  it('is the same every time, in any order', async () => {
    const questions = ['stembiljet', 'Wie leidt de taskforce?', 'Groningen'];
    const first = await Promise.all(questions.map((question) => retriever.retrieve(question)));
    const again = await Promise.all(questions.toReversed().map((question) => open().retrieve(question)));
    expect(again.toReversed()).toEqual(first);
  });
});

describe('a switch', () => {
  it.each(['enrichment', 'lexicon', 'compounds', 'grams', 'vectors'] as const)(
    'turns %s off',
    async (name) => {
      const without = open({ [name]: false });
      const questions = [
        'Krijgt mijn dorpshuis geld?',
        'hulp bij het stemmen',
        'supermarkt in de buurt',
        'wetten toetsen',
      ];
      const scores = (from: Retriever) =>
        Promise.all(
          questions.map(async (question) =>
            (await from.retrieve(question)).passages.map(({ score }) => score),
          ),
        );
      expect(await scores(without)).not.toEqual(await scores(retriever));
    },
  );

  it('for enrichment leaves no blind-written question that leads anywhere', async () => {
    const { bestPrompt, units } = await open({ enrichment: false }).retrieve('nieuw stembiljet');
    expect(bestPrompt).toBeNull();
    expect(units.every(({ promptScore }) => promptScore === 0)).toBe(true);
    expect((await retriever.retrieve('nieuw stembiljet')).bestPrompt).not.toBeNull();
  });

  it('for the lexicon leaves no policy word for what people say', () => {
    const said = index.content.lexicon[0]!.nl[0]!;
    expect(retriever.matchLexicon([said])).toHaveLength(1);
    expect(open({ lexicon: false }).matchLexicon([said])).toEqual([]);
  });
});
