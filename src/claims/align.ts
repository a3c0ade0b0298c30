import { tokenize } from '../text/tokens.ts';
import { coverWords, MATCHED, type PartReading } from './claim-part.ts';
import type { ClaimEvidence, EvidenceHit, EvidenceUnit } from './evidence.ts';
import type { Readings, UnitReading } from './reading.ts';
import { type ContentWord, matchWord, type Vocabularies, type Vocabulary } from './vocabulary.ts';

/** A unit beside a claim part: how much of the part's words it holds. */
export interface Aligned {
  unit: EvidenceUnit;
  similarity: number;
  /** Share of the part's words that the unit, its paraphrases and its context hold, 0 to 1. */
  coverage: number;
  /** Share of all words of the part, in their order, that stand in the unit. */
  verbatim: number;
  /** Share that its own words alone hold. */
  direct: number;
  missing: ContentWord[];
  vocabulary: Vocabulary;
  /** What the order goes by. */
  score: number;
}

const PROSE = new Set(['paragraph', 'heading']);
/** From this share of its words in order on, a part is a quotation of the unit, changed or not. */
export const VERBATIM = 0.7;
const LONGEST = 80;
const MAX_SUPPORT = 3;
const GAIN = 0.1;

/** A factor, about 1, for units of the document or the kind that a claim says it speaks of. */
export type Preference = (unit: EvidenceUnit) => number;

/** Orders units by how well they speak of the part. */
export function alignPart(
  part: PartReading,
  hits: EvidenceHit[],
  { vocabularies, readings, prefer }: { vocabularies: Vocabularies; readings: Readings; prefer: Preference },
): Aligned[] {
  const tokens = foldedTokens(part.text);
  const aligned = hits.map(({ unit, similarity }) => {
    const vocabulary = vocabularies.of(unit);
    const { share, missing } = coverWords(part.words, { vocabulary, expansions: part.expansions });
    const direct = coverWords(part.words, {
      vocabulary: readings.of(unit).own,
      expansions: part.expansions,
    }).share;
    const bulk = unit.kind === 'heading' ? 0.7 : 1;
    const form = hasSameForm(part, readings.of(unit)) ? FORM : 0;
    const verbatim = tokens.length < 5 ? 0 : sharedRun(tokens, foldedTokens(unit.text)) / tokens.length;
    const score =
      ((share + 0.3 * direct + 0.6 * similarity + form) * bulk + (verbatim >= VERBATIM ? verbatim : 0)) *
      prefer(unit);
    return { unit, similarity, coverage: share, direct, verbatim, missing, vocabulary, score };
  });
  return aligned.sort((a, b) => b.score - a.score || Number(a.unit.key) - Number(b.unit.key));
}

const FORM = 0.4;

/** True when part and unit both name a paper, an article or a code: then the unit is what the part is about. */
function hasSameForm(part: PartReading, reading: UnitReading): boolean {
  const special = part.slots.numbers.filter(({ kind }) => ['paper', 'article', 'code'].includes(kind));
  return special.some((one) => reading.slots.numbers.some((other) => other.kind === one.kind));
}

function foldedTokens(text: string): string[] {
  return tokenize(text)
    .map((token) => token.norm)
    .slice(0, LONGEST);
}

/** Length of the longest common subsequence of two lists of words. */
function sharedRun(a: string[], b: string[]): number {
  let row = new Uint16Array(b.length + 1);
  for (const word of a) {
    const next = new Uint16Array(b.length + 1);
    for (let at = 0; at < b.length; at += 1)
      next[at + 1] = word === b[at] ? row[at]! + 1 : Math.max(row[at + 1]!, next[at]!);
    row = next;
  }
  return row[b.length]!;
}

/** Units that together speak of a part, with the share of its words that they hold. */
export interface Pool {
  units: Aligned[];
  coverage: number;
  missing: ContentWord[];
}

/** The best unit and up to two more that bring words which it lacks. */
export function poolSupport(part: PartReading, aligned: Aligned[]): Pool {
  const [first, ...rest] = aligned;
  if (!first) return { units: [], coverage: 0, missing: part.words };
  const related = rest.filter((one) => one.score > 0.5 * first.score && isRelated(first, one));
  const units = [first];
  let held = matchAll(part, first);
  while (units.length < MAX_SUPPORT) {
    const best = related
      .filter((one) => !units.includes(one))
      .map((one) => ({ one, held: join(held, matchAll(part, one)) }))
      .map((option) => ({ ...option, share: shareOf(part, option.held) }))
      .sort((x, y) => y.share - x.share)[0];
    if (!best || best.share - shareOf(part, held) < GAIN) break;
    units.push(best.one);
    held = best.held;
  }
  const missing = part.words.filter((_, at) => held[at]! < MATCHED);
  return { units, coverage: shareOf(part, held), missing };
}

/** For each word of the part, how surely the unit holds it. */
function matchAll(part: PartReading, { vocabulary }: Aligned): number[] {
  return part.words.map((word) => matchWord(word, vocabulary, part.expansions.get(word.norm)));
}

/** What two units hold together; the second counts a little less, for the words may stand far apart. */
function join(first: number[], second: number[]): number[] {
  return first.map((value, at) => Math.max(value, second[at]! * 0.9));
}

function shareOf({ words }: PartReading, held: number[]): number {
  const total = words.reduce((sum, word) => sum + word.weight, 0);
  return total === 0 ? 0 : words.reduce((sum, word, at) => sum + word.weight * held[at]!, 0) / total;
}

/** Neighbours in a passage belong together; so do facts of form (table, signature, note) with what they are about. */
function isRelated(first: Aligned, other: Aligned): boolean {
  if (other.coverage >= 0.6 || !PROSE.has(other.unit.kind)) return true;
  return first.unit.passageId === other.unit.passageId && Math.abs(first.unit.order - other.unit.order) <= 2;
}

/** Units for a part and for the whole claim, each once, the part's own first. */
export async function gatherHits(
  evidence: ClaimEvidence,
  { part, whole, documents }: { part: string; whole: EvidenceHit[]; documents: string[] | undefined },
): Promise<EvidenceHit[]> {
  const own = await evidence.retrieve(part, { documents, limit: 10 });
  const seen = new Set(own.map(({ unit }) => unit.key));
  return [
    ...own,
    ...whole
      .filter(({ unit }) => !seen.has(unit.key))
      .map((hit) => ({ ...hit, similarity: hit.similarity * 0.6 })),
  ];
}
