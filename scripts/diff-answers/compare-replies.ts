/** What is compared of a reply: all that a reader sees, without ids and times. */
export interface SavedReply {
  item: string;
  asked: string;
  /** Reason of a refusal, verdict, or `answered`. */
  outcome: string;
  /** The answer, or the explanation of a verdict. */
  words: string;
  /** Each as `document:start-end "quote"`. */
  citations: string[];
}

export interface SavedAnswers {
  format: 1;
  indexVersion: string;
  replies: SavedReply[];
}

export interface Change {
  item: string;
  asked: string;
  /** What changed, the gravest first. */
  kinds: ('outcome' | 'words' | 'citations')[];
  before: SavedReply;
  after: SavedReply;
}

export interface Consistency {
  before: string;
  after: string;
  compared: number;
  changes: Change[];
  /** Items that only one side has. */
  added: string[];
  removed: string[];
}

/** Holds the replies of two indexes against each other, item by item. */
export function compareReplies(before: SavedAnswers, after: SavedAnswers): Consistency {
  const old = new Map(before.replies.map((reply) => [reply.item, reply]));
  const items = new Set(after.replies.map(({ item }) => item));
  const both = after.replies.flatMap((reply) => {
    const known = old.get(reply.item);
    return known ? [{ before: known, after: reply }] : [];
  });
  return {
    before: before.indexVersion,
    after: after.indexVersion,
    compared: both.length,
    changes: both.flatMap((pair) => {
      const kinds = findKinds(pair);
      return kinds.length > 0 ? [{ item: pair.after.item, asked: pair.after.asked, kinds, ...pair }] : [];
    }),
    added: [...items].filter((item) => !old.has(item)),
    removed: [...old.keys()].filter((item) => !items.has(item)),
  };
}

function findKinds({ before, after }: { before: SavedReply; after: SavedReply }): Change['kinds'] {
  const kinds: Change['kinds'] = [];
  if (before.outcome !== after.outcome) kinds.push('outcome');
  if (before.words !== after.words) kinds.push('words');
  if (before.citations.join('\n') !== after.citations.join('\n')) kinds.push('citations');
  return kinds;
}

/** The consistency report for people: counts first, then each change with both sides. */
export function showConsistency(report: Consistency): string {
  const { changes, compared } = report;
  const count = (kind: Change['kinds'][number]) => changes.filter(({ kinds }) => kinds.includes(kind)).length;
  const head = [
    `Index ${report.before} before, ${report.after} now: ${compared} questions and claims compared`,
    `${changes.length} changed: outcome ${count('outcome')}, words ${count('words')}, citations ${count('citations')}`,
  ];
  if (report.added.length > 0) head.push(`${report.added.length} only now: ${report.added.join(', ')}`);
  if (report.removed.length > 0)
    head.push(`${report.removed.length} only before: ${report.removed.join(', ')}`);
  return [head.join('\n'), ...changes.map(showChange)].join('\n\n');
}

function showChange({ item, asked, kinds, before, after }: Change): string {
  const lines = [`${item} (${kinds.join(', ')}): ${asked}`];
  if (kinds.includes('outcome')) lines.push(`  - ${before.outcome}`, `  + ${after.outcome}`);
  if (kinds.includes('words')) lines.push(`  - ${before.words}`, `  + ${after.words}`);
  for (const quote of before.citations) if (!after.citations.includes(quote)) lines.push(`  - ${quote}`);
  for (const quote of after.citations) if (!before.citations.includes(quote)) lines.push(`  + ${quote}`);
  return lines.join('\n');
}
