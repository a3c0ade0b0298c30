/** What one query asked for: groups of which each is needed, by the rank (1 and up) of the first hit that has it. */
export type Ranks = (number | null)[];

export interface SearchScore {
  /** Share of groups with a hit among the first 1, and the first 5. */
  success1: number;
  success5: number;
  /** Mean over queries of 1 / rank of the first hit that has anything of the query (Voorhees 1999). */
  mrr: number;
  /** Mean over queries of the discounted gain of the first 10 hits beside the best order (Järvelin and Kekäläinen 2002). */
  ndcg10: number;
  queries: number;
  groups: number;
}

const DEPTH = 10;

/** Sums up the ranks of queries; ranks beyond 10 count as not found. A query without groups is left out. */
export function scoreSearch(all: Ranks[]): SearchScore {
  const asked = all.filter((ranks) => ranks.length > 0).map((ranks) => ranks.map(cut));
  const groups = asked.flat();
  return {
    success1: share(groups, 1),
    success5: share(groups, 5),
    mrr: mean(asked.map((ranks) => Math.max(...ranks.map((rank) => (rank === null ? 0 : 1 / rank))))),
    ndcg10: mean(asked.map(discountedGain)),
    queries: asked.length,
    groups: groups.length,
  };
}

function cut(rank: number | null): number | null {
  return rank !== null && rank <= DEPTH ? rank : null;
}

function share(ranks: Ranks, depth: number): number {
  return ranks.filter((rank) => rank !== null && rank <= depth).length / Math.max(1, ranks.length);
}

/** Gain 1 for each group at its rank, over that of the best order; for groups that no two hits share, as on nl-wet. */
function discountedGain(ranks: Ranks): number {
  const gain = ranks.reduce((sum: number, rank) => sum + (rank === null ? 0 : discount(rank)), 0);
  const best = ranks.reduce((sum: number, _, at) => sum + discount(at + 1), 0);
  return Math.min(1, gain / best);
}

function discount(rank: number): number {
  return rank > DEPTH ? 0 : 1 / Math.log2(rank + 1);
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
