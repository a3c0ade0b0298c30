import { rankGroups } from '../../../evals/score-retrieval.ts';
import type { SourceDocument, Span } from '../../../src/types.ts';
import type { PeerCorpus, PeerHit, PeerPassage } from './peer.ts';
import type { Ranks } from './score-search.ts';

/** A query with what a hit must hold: quotes, group by group, or passages by id. */
export interface PeerQuery {
  id: string;
  text: string;
  groups: string[][];
  kind: 'quotes' | 'passages';
}

/** How much of a quote a chunk must cover: chunks end anywhere, so the half of it suffices. */
const COVERED = 0.5;

/**
 * Judges hits. A passage has a group when it holds one of its quotes whole, as `npm run eval` has it; a chunk that a peer
 * cut by itself has it when it covers at least half of where one of the quotes stands.
 */
export class Judge {
  private readonly passages: Map<string, PeerPassage>;
  private readonly texts: Map<string, string>;
  private readonly places = new Map<string, (Span & { documentId: string })[]>();

  constructor({ passages, documents }: PeerCorpus) {
    this.passages = new Map(passages.map((passage) => [passage.id, passage]));
    this.texts = new Map(documents.map(({ id, text }: SourceDocument) => [id, text]));
  }

  /** For each group of a query the rank of the first hit that has it, or null. */
  rank(query: PeerQuery, hits: PeerHit[]): Ranks {
    if (query.kind === 'passages') {
      return query.groups.map((ids) =>
        rankOf(hits, ({ passage }) => passage !== null && ids.includes(passage)),
      );
    }
    if (hits.some(({ passage }) => passage === null)) {
      return query.groups.map((quotes) =>
        rankOf(hits, (hit) => quotes.some((quote) => this.covers(hit, quote))),
      );
    }
    return rankGroups(
      query.groups,
      hits.map(({ passage }) => {
        const { headings, text } = this.passages.get(passage!)!;
        return { section: [headings], text };
      }),
    );
  }

  private covers(hit: PeerHit, quote: string): boolean {
    return this.placesOf(quote).some(
      ({ documentId, start, end }) =>
        documentId === hit.documentId &&
        Math.min(end, hit.end) - Math.max(start, hit.start) >= COVERED * (end - start),
    );
  }

  private placesOf(quote: string): (Span & { documentId: string })[] {
    const known = this.places.get(quote);
    if (known) return known;
    const found = [...this.texts].flatMap(([documentId, text]) =>
      locateQuote(text, quote).map((span) => ({ documentId, ...span })),
    );
    this.places.set(quote, found);
    return found;
  }
}

/** Where the words of a quote stand in a text, one after another, whatever stands between them but words. */
export function locateQuote(text: string, quote: string): Span[] {
  const words = quote.match(/[\p{L}\p{Nd}]+/gu);
  if (!words) return [];
  const pattern = new RegExp(words.join('[^\\p{L}\\p{Nd}]+'), 'giu');
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

function rankOf(hits: PeerHit[], isRight: (hit: PeerHit) => boolean): number | null {
  const at = hits.findIndex(isRight);
  return at < 0 ? null : at + 1;
}
