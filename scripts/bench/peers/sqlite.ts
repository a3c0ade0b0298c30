import sqlite from 'node-sqlite3-wasm';
import { dutchStem, dutchWords } from './dutch.ts';
import { hitOf, type Peer, type PeerCorpus, type PeerIndex } from './peer.ts';

/** A trigram index finds nothing shorter. */
const SHORTEST = 3;
const RUN = 5;

/** What of a question is looked for, each piece anywhere in a word. */
type Pieces = (question: string) => string[];

/** SQLite FTS5 with its trigram tokenizer as it is mostly used: any stem of the question, anywhere in a word. */
export const sqliteStems: Peer = { build: (corpus) => buildFts(corpus, stemsOf) };

/** The same with every run of five letters of the question's words: a compound is found by a part of it. The best tried. */
export const sqlitePieces: Peer = { build: (corpus) => buildFts(corpus, runsOf) };

/** Ranked by FTS5's own BM25, headings and text alike. */
function buildFts({ passages }: PeerCorpus, piecesOf: Pieces): PeerIndex {
  const database = new sqlite.Database();
  database.exec("CREATE VIRTUAL TABLE passage USING fts5(headings, text, tokenize = 'trigram')");
  const insert = database.prepare('INSERT INTO passage (rowid, headings, text) VALUES (?, ?, ?)');
  database.exec('BEGIN');
  passages.forEach(({ headings, text }, row) => {
    insert.run([row + 1, headings, text]);
  });
  database.exec('COMMIT');
  insert.finalize();
  const select = database.prepare(
    'SELECT rowid AS id FROM passage WHERE passage MATCH ? ORDER BY bm25(passage), rowid LIMIT ?',
  );
  return {
    search(question, limit) {
      const match = [...new Set(piecesOf(question))]
        .filter((piece) => piece.length >= SHORTEST)
        .map((piece) => `"${piece}"`)
        .join(' OR ');
      if (match === '') return [];
      return select.all([match, limit]).map(({ id }) => hitOf(passages[Number(id) - 1]!));
    },
  };
}

function stemsOf(question: string): string[] {
  return dutchWords(question).flatMap((word) => dutchStem(word) ?? []);
}

function runsOf(question: string): string[] {
  return dutchWords(question)
    .filter((word) => dutchStem(word) !== null)
    .flatMap((word) =>
      Array.from({ length: Math.max(1, word.length - RUN + 1) }, (_, at) => word.slice(at, at + RUN)),
    );
}
