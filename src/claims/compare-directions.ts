import { isSpecificAxis } from '../text/antonyms.ts';
import { isNegated, type PolarityMention } from '../text/polarity.ts';
import { tokenize } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import type { PartReading } from './claim-part.ts';
import type { ClaimEvidence } from './evidence.ts';
import type { SlotOutcome } from './outcome.ts';
import { isContent, type UnitReading } from './reading.ts';
import { matchWord, readContent, type Vocabulary } from './vocabulary.ts';

export interface Stance {
  mention: PolarityMention;
  pole: number;
  /** Folded content words around it, and those right behind and before it. */
  around: string[];
  next: string | undefined;
  last: string | undefined;
}

/** Compares words with an opposite: more or less, on or off, heavier or lighter. Both must speak of the same thing. */
export function compareDirections(
  part: PartReading,
  reading: UnitReading,
  evidence: ClaimEvidence,
): SlotOutcome | null {
  const ours = stancesOf(part.text, part.slots.polarity);
  const theirs = stancesOf(reading.slots.text, reading.slots.polarity);
  for (const claim of ours) {
    const isSpecific = isSpecificAxis(claim.mention.axis ?? '');
    const onAxis = theirs.filter((one) => one.mention.axis === claim.mention.axis);
    const touching = onAxis.filter((one) => touches(claim, one, { part, evidence }));
    const sharing = onAxis.filter((one) => isSpecific || shares(claim, one, { part, evidence }));
    const sameAxis = touching.length > 0 ? touching : sharing;
    if (sameAxis.length === 0 || sameAxis.some((one) => one.pole === claim.pole)) continue;
    if (saysSo(claim, part, { reading, evidence })) continue;
    const source = sameAxis[0]!;
    return {
      kind: 'polarity',
      state: 'different',
      claim: withNegation(part.text, part.slots.polarity, claim.mention),
      source: withNegation(reading.slots.text, reading.slots.polarity, source.mention),
    };
  }
  return null;
}

/** True when a paraphrase or a sentence beside the unit says what the claim says. */
function saysSo(
  claim: Stance,
  part: PartReading,
  { reading, evidence }: { reading: UnitReading; evidence: ClaimEvidence },
): boolean {
  const agrees = (one: Stance): boolean => one.mention.axis === claim.mention.axis && one.pole === claim.pole;
  const at = { part, evidence };
  const told = reading.told.flatMap((slots) => stancesOf(slots.text, slots.polarity)).filter(agrees);
  const near = reading.near.flatMap((slots) => stancesOf(slots.text, slots.polarity)).filter(agrees);
  return told.some((one) => touches(claim, one, at)) || near.some((one) => shares(claim, one, at));
}

/** The words with an opposite of a text, each turned by its negation. */
export function stancesOf(text: string, mentions: PolarityMention[]): Stance[] {
  return mentions
    .filter((mention) => mention.kind === 'direction')
    .map((mention) => ({
      mention,
      pole: mention.pole * (negates(text, mentions, mention) ? -1 : 1),
      ...wordsAround(text, mention, mentions),
    }));
}

/** A direction is turned by a negation of its own clause that reaches it. */
function negates(text: string, mentions: PolarityMention[], mention: PolarityMention): boolean {
  return isNegated(mentions, mention.clause) && mentions.some((one) => reaches(text, one, mention));
}

const PREPOSITION = /\b(?:met|van|voor|om|bij|aan|in|op|naar|tot|with|of|for|to|in|on)\b/iu;

/** A negation reaches the three words behind it and the one before it, inside its clause. */
function reaches(text: string, negation: PolarityMention, mention: PolarityMention): boolean {
  if (negation.kind !== 'negation' || negation.clause !== mention.clause) return false;
  if (negation.start > mention.start) return distance(text, negation, mention) === 0;
  const between = text.slice(negation.end, mention.start);
  return distance(text, negation, mention) <= 3 && !PREPOSITION.test(between);
}

function distance(text: string, a: Span, b: Span): number {
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  return tokenize(text.slice(first.end, second.start)).length;
}

const REACH = 4;

/** Folded content words on both sides of a mention, up to the next mention of its axis. */
function wordsAround(
  text: string,
  span: PolarityMention,
  mentions: PolarityMention[],
): Pick<Stance, 'around' | 'next' | 'last'> {
  const rivals = mentions.filter((one) => one.axis === span.axis && one.start !== span.start);
  const from = Math.max(0, ...rivals.filter((one) => one.end <= span.start).map((one) => one.end));
  const until = Math.min(
    text.length,
    ...rivals.filter((one) => one.start >= span.end).map((one) => one.start),
  );
  const norms = (part: string): string[] =>
    tokenize(part)
      .map((token) => token.norm)
      .filter((word) => isContent(word));
  const before = norms(text.slice(from, span.start)).slice(-REACH);
  const after = norms(text.slice(span.end, until)).slice(0, REACH);
  return { around: [...before, ...after], next: after[0], last: before.at(-1) };
}

function shares(
  a: Stance,
  b: Stance,
  { part, evidence }: { part: PartReading; evidence: ClaimEvidence },
): boolean {
  const terms = termsOf(b.around, evidence);
  return a.around.some((word) => {
    const content = readContent(word, evidence)[0];
    return (
      content !== undefined &&
      content.weight > 1.5 &&
      matchWord(content, terms, part.expansions.get(word)) >= 0.6
    );
  });
}

/** True when the very next or last content word is the same on both sides. */
function touches(a: Stance, b: Stance, at: { part: PartReading; evidence: ClaimEvidence }): boolean {
  const [next, last] = [a.next, a.last].map((word) => (word === undefined ? [] : [word]));
  const sameNext = b.next !== undefined && shares({ ...a, around: next! }, { ...b, around: [b.next] }, at);
  const sameLast = b.last !== undefined && shares({ ...a, around: last! }, { ...b, around: [b.last] }, at);
  return sameNext || sameLast;
}

function termsOf(words: string[], evidence: ClaimEvidence): Vocabulary {
  const terms: Vocabulary = new Map();
  for (const word of words) {
    for (const [term, share] of evidence.wordTerms(word))
      terms.set(term, Math.max(terms.get(term) ?? 0, share === 1 ? 1 : 0.85));
  }
  return terms;
}

export function withNegation(text: string, mentions: PolarityMention[], mention: PolarityMention): string {
  const negation = mentions.find((one) => reaches(text, one, mention));
  if (!negation) return mention.text;
  return text.slice(Math.min(negation.start, mention.start), Math.max(negation.end, mention.end));
}
