import type { ClaimEvidence, EvidenceHit, EvidenceUnit } from './evidence.ts';
import { coverWords, type PartReading } from './claim-part.ts';
import type { ContentWord, Vocabularies, Vocabulary } from './vocabulary.ts';

/** A unit beside a claim part: how much of the part's words it holds. */
export interface Aligned {
  unit: EvidenceUnit;
  similarity: number;
  /** Share of the part's words that the unit, its paraphrases and its context hold, 0 to 1. */
  coverage: number;
  missing: ContentWord[];
  vocabulary: Vocabulary;
  /** What the order goes by. */
  score: number;
}

const PROSE = new Set(['paragraph', 'heading']);
const MAX_SUPPORT = 3;
const GAIN = 0.1;

/** Orders units by how well they speak of the part. */
export function alignPart(part: PartReading, hits: EvidenceHit[], vocabularies: Vocabularies): Aligned[] {
  const aligned = hits.map(({ unit, similarity }) => {
    const vocabulary = vocabularies.of(unit);
    const { share, missing } = coverWords(part.words, { vocabulary, expansions: part.expansions });
    const bulk = unit.kind === 'heading' ? 0.7 : 1;
    return { unit, similarity, coverage: share, missing, vocabulary, score: (share + 0.6 * similarity) * bulk };
  });
  return aligned.sort((a, b) => b.score - a.score || Number(a.unit.key) - Number(b.unit.key));
}

/** The best unit and up to two more that bring words which it lacks. */
export function poolSupport(part: PartReading, aligned: Aligned[]): { units: Aligned[]; coverage: number; missing: ContentWord[] } {
  const [first, ...rest] = aligned;
  if (!first) return { units: [], coverage: 0, missing: part.words };
  const pool = { units: [first], vocabulary: new Map(first.vocabulary), coverage: first.coverage, missing: first.missing };
  while (pool.units.length < MAX_SUPPORT) {
    const best = rest
      .filter((one) => !pool.units.includes(one) && one.score > 0.5 * first.score && isRelated(first, one))
      .map((one) => ({ one, joined: join(pool.vocabulary, one.vocabulary) }))
      .map(({ one, joined }) => ({ one, joined, ...coverWords(part.words, { vocabulary: joined, expansions: part.expansions }) }))
      .sort((a, b) => b.share - a.share)[0];
    if (!best || best.share - pool.coverage < GAIN) break;
    pool.units.push(best.one);
    pool.vocabulary = best.joined;
    pool.coverage = best.share;
    pool.missing = best.missing;
  }
  return { units: pool.units, coverage: pool.coverage, missing: pool.missing };
}

/** Units of one passage or section belong together; so do facts of form (table, signature, note) with what they are about. */
function isRelated(first: Aligned, other: Aligned): boolean {
  if (other.coverage >= 0.5 || !PROSE.has(other.unit.kind)) return true;
  return first.unit.documentId === other.unit.documentId && first.unit.section.join() === other.unit.section.join();
}

/** What two units hold together; the second counts a little less, for the words may stand far apart. */
function join(a: Vocabulary, b: Vocabulary): Vocabulary {
  const joined = new Map(a);
  for (const [term, value] of b) joined.set(term, Math.max(joined.get(term) ?? 0, value * 0.9));
  return joined;
}

/** Units for a part and for the whole claim, each once, the part's own first. */
export async function gatherHits(
  evidence: ClaimEvidence,
  { part, whole, documents }: { part: string; whole: EvidenceHit[]; documents: string[] | undefined },
): Promise<EvidenceHit[]> {
  const own = await evidence.retrieve(part, { documents, limit: 10 });
  const seen = new Set(own.map(({ unit }) => unit.key));
  return [...own, ...whole.filter(({ unit }) => !seen.has(unit.key)).map((hit) => ({ ...hit, similarity: hit.similarity * 0.6 }))];
}
