import { Document } from '@langchain/core/documents';
import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters';
import type { PeerCorpus, PeerHit } from './peer.ts';

export type Chunk = Document<PeerHit>;

/** Characters of a chunk, and how many of them it shares with the next. */
export interface ChunkSize {
  chunkSize: number;
  chunkOverlap: number;
}

/** The raw text of every document in chunks that know where they stand. */
export async function cutIntoChunks(
  { name, documents, passages }: PeerCorpus,
  size: ChunkSize,
): Promise<Chunk[]> {
  const splitter = new RecursiveCharacterTextSplitter({ ...size });
  const passageOf = new Map(passages.map((passage) => [passage.documentId, passage.id]));
  const chunks: Chunk[] = [];
  for (const { id, text } of documents) {
    let from = 0;
    for (const pageContent of await splitter.splitText(text)) {
      const start = Math.max(0, text.indexOf(pageContent, from));
      from = start + 1;
      const place = { documentId: id, start, end: start + pageContent.length };
      // A preamble is a document of its own: whichever of its chunks is found stands for it.
      const passage = name === 'nl-wet' ? passageOf.get(id)! : null;
      chunks.push(new Document({ pageContent, metadata: { ...place, passage } }));
    }
  }
  return chunks;
}

/** Hits of which each passage comes once, at its best rank. */
export function dropRepeats(hits: PeerHit[], limit: number): PeerHit[] {
  const seen = new Set<string>();
  const kept = hits.filter(({ passage }) => passage === null || (!seen.has(passage) && seen.add(passage)));
  return kept.slice(0, limit);
}
