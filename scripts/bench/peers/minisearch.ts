import MiniSearch from 'minisearch';
import { dutchStem } from './dutch.ts';
import { hitOf, type Peer } from './peer.ts';

/**
 * MiniSearch with the stemmer that its documentation asks users of other languages to bring; any word may match, longer
 * ones also words that begin like them or have a typing error, for less. Without the two it did worse.
 */
export const minisearch: Peer = {
  build({ passages }) {
    const index = new MiniSearch<{ row: number; headings: string; text: string }>({
      idField: 'row',
      fields: ['headings', 'text'],
      processTerm: (term) => dutchStem(term.toLowerCase()),
      searchOptions: {
        combineWith: 'OR',
        prefix: (term) => term.length > 3,
        fuzzy: (term) => (term.length > 5 ? 0.1 : false),
      },
    });
    index.addAll(passages.map(({ headings, text }, row) => ({ row, headings, text })));
    return {
      search: (question, limit) =>
        index
          .search(question)
          .slice(0, limit)
          .map(({ id }) => hitOf(passages[id as number]!)),
    };
  },
};
