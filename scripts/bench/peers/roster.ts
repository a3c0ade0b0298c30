import type { CorpusName, Peer } from './peer.ts';

export interface PeerEntry {
  key: string;
  label: string;
  /** Loads its module, so that a child process pays for one peer alone. */
  load(): Promise<Peer>;
  /** What a peer is here: another's program, another's on an embedding of ours, or ourselves. */
  role: 'peer' | 'peer on our embedding' | 'ours';
  corpora: CorpusName[];
}

const loadLangchain = () => import('./langchain.ts');
const loadOurs = () => import('./ours.ts');

/** Who is measured, in the order of the table. */
export const ROSTER: PeerEntry[] = [
  peer('langchain-bm25', 'LangChain BM25Retriever, 500/100', async () => {
    const { langchainBm25, SHORT } = await loadLangchain();
    return langchainBm25(SHORT);
  }),
  peer('langchain-bm25-1000', 'LangChain BM25Retriever, 1000/200', async () => {
    const { langchainBm25, TUTORIAL } = await loadLangchain();
    return langchainBm25(TUTORIAL);
  }),
  borrower('langchain-vectors', 'LangChain vectors on our LSA, 500/100', async () => {
    const { langchainVectors, SHORT } = await loadLangchain();
    return langchainVectors(SHORT);
  }),
  borrower('langchain-vectors-1000', 'LangChain vectors on our LSA, 1000/200', async () => {
    const { langchainVectors, TUTORIAL } = await loadLangchain();
    return langchainVectors(TUTORIAL);
  }),
  peer('orama', 'Orama, Dutch', async () => (await import('./orama.ts')).orama),
  peer('minisearch', 'MiniSearch + Dutch stemmer', async () => (await import('./minisearch.ts')).minisearch),
  peer('sqlite-stems', 'SQLite FTS5 trigram, stems', async () => (await import('./sqlite.ts')).sqliteStems),
  peer('sqlite-pieces', 'SQLite FTS5 trigram, pieces of words', async () => {
    return (await import('./sqlite.ts')).sqlitePieces;
  }),
  peer('postgres-dutch', 'PostgreSQL `dutch` on PGlite', async () => {
    return (await import('./postgres.ts')).postgresDutch;
  }),
  own('words-grams', 'Briefwijzer, words + 4-grams alone', async () => (await loadOurs()).wordsAndGrams),
  own('ours', 'Briefwijzer', async () => (await loadOurs()).ours),
];

type Entry = [key: string, label: string, load: () => Promise<Peer>];

function peer(...[key, label, load]: Entry): PeerEntry {
  return { key, label, load, role: 'peer', corpora: ['letter', 'nl-wet'] };
}

function borrower(...entry: Entry): PeerEntry {
  return { ...peer(...entry), role: 'peer on our embedding' };
}

function own(...entry: Entry): PeerEntry {
  return { ...peer(...entry), role: 'ours' };
}
