import { create, insertMultiple, search } from '@orama/orama';
import { stemmer } from '@orama/stemmers/dutch';
import { DUTCH_STOP_WORDS } from './dutch.ts';
import { hitOf, type Peer } from './peer.ts';

/** Orama with its own tokenizer for Dutch, its own Dutch stemmer and stop words; any word may match. */
export const orama: Peer = {
  async build({ passages }) {
    const index = create({
      schema: { headings: 'string', text: 'string' } as const,
      components: {
        tokenizer: { language: 'dutch', stemming: true, stemmer, stopWords: DUTCH_STOP_WORDS },
      },
    });
    await insertMultiple(
      index,
      passages.map(({ headings, text }, row) => ({ id: `p${row}`, headings, text })),
    );
    return {
      async search(question, limit) {
        const { hits } = await search(index, { term: question, threshold: 1, limit });
        return hits.map(({ id }) => hitOf(passages[Number(id.slice(1))]!));
      },
    };
  },
};
