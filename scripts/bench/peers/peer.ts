import type { SourceDocument, Span } from '../../../src/types.ts';

/** A text that every peer indexes as it is: its headings, then its own words. */
export interface PeerPassage extends Span {
  id: string;
  documentId: string;
  headings: string;
  text: string;
}

/** What is searched: the passages, and the documents that they were cut from for peers that cut by themselves. */
export interface PeerCorpus {
  name: CorpusName;
  documents: SourceDocument[];
  passages: PeerPassage[];
}

export type CorpusName = 'letter' | 'nl-wet';

/** Where a hit stands; `passage` is its id, or null for a chunk that a peer cut by itself. */
export interface PeerHit extends Span {
  documentId: string;
  passage: string | null;
}

export interface PeerIndex {
  /** At most `limit` hits, best first. */
  search(question: string, limit: number): Promise<PeerHit[]> | PeerHit[];
}

/** A way to search; `build` makes its index in memory. The module of a peer is loaded only where it is measured. */
export interface Peer {
  build(corpus: PeerCorpus): Promise<PeerIndex> | PeerIndex;
}

/** The hit that a passage is. */
export function hitOf({ id, documentId, start, end }: PeerPassage): PeerHit {
  return { documentId, start, end, passage: id };
}
