import { findDone, rankCommitment } from '../text/modality.ts';
import { isSpecificAxis } from '../text/antonyms.ts';
import { isNegated, type PolarityMention } from '../text/polarity.ts';
import { tokenize } from '../text/tokens.ts';
import type { Commitment, Span } from '../types.ts';
import type { PartReading } from './claim-part.ts';
import type { ClaimEvidence } from './evidence.ts';
import type { SlotOutcome } from './outcome.ts';
import { isContent, type UnitReading } from './reading.ts';
import { matchWord, readContent, type Vocabulary } from './vocabulary.ts';

/** How firm a unit is; a row of a planning table announces and has decided nothing. */
export function commitmentOf(reading: UnitReading): Commitment {
  if (reading.unit.kind === 'table-row') return 'intends';
  return reading.slots.modality.commitment;
}

/**
 * Compares how firm a claim part is with how firm the unit is. Firmer than the source is a difference where both are
 * outspoken: what is done against what is to come, what will be against what is explored. So is `nog niet` against done.
 */
export function compareModality(part: PartReading, reading: UnitReading, evidence: ClaimEvidence): SlotOutcome | null {
  const { modality, progress } = part.slots;
  const source = commitmentOf(reading);
  const sourceCue = reading.unit.kind === 'table-row' ? null : reading.slots.modality.cue;
  const sourceText = sourceCue ? cut(reading.slots.text, sourceCue) : (reading.unit.period?.text ?? reading.unit.text);
  const claimCue = progress.cue ?? modality.cue;
  if (!claimCue) return null;
  const outcome = { kind: 'modality' as const, claim: cut(part.text, claimCue), source: sourceText };
  if (progress.state === 'pending') {
    const done = findDoneOf(part, reading, evidence);
    return done ? { ...outcome, source: done, state: 'different' } : null;
  }
  const isDone = modality.commitment === 'decided' || progress.state === 'done';
  const isOpen = source === 'explores' || source === 'aims' || source === 'intends' || (source === 'will' && isAnnounced(reading));
  if (isDone && reading.slots.progress.state !== 'done') return isOpen ? { ...outcome, state: 'different' } : null;
  if (modality.commitment !== 'will') return null;
  if (source === 'explores') return { ...outcome, state: 'different' };
  const weaker = rankCommitment(source) > 0 && rankCommitment(source) < rankCommitment('will');
  return modality.marked && weaker && reading.unit.kind !== 'table-row' ? { ...outcome, state: 'different' } : null;
}

/** What the unit, or a sentence beside it, reports as done of that which the claim calls pending. */
function findDoneOf(part: PartReading, reading: UnitReading, evidence: ClaimEvidence): string | null {
  for (const [at, slots] of [reading.slots, ...reading.near].entries()) {
    const span = findDone(slots.text);
    if (!span) continue;
    const words = cut(slots.text, span);
    const claimed = part.words.filter((word) => word.weight > 1).map((word) => word.norm);
    if (at === 0 || spokenIn(claimed, words, evidence)) return words.length > 60 ? words.slice(-60).replace(/^\S*\s/u, '') : words;
  }
  return null;
}

/** `zal … worden aangeboden`, `komt`, `werkt aan de oprichting`: still to come. */
function isAnnounced(reading: UnitReading): boolean {
  return reading.slots.modality.marked || reading.slots.progress.state !== 'done';
}

function cut(text: string, span: Span): string {
  return text.slice(span.start, span.end).trim();
}

interface Stance {
  mention: PolarityMention;
  pole: number;
  around: string[];
}

/** Compares directions (more or less, on or off, for or against) and negations of a claim part with a unit. */
export function comparePolarity(part: PartReading, reading: UnitReading, evidence: ClaimEvidence): SlotOutcome | null {
  return compareDirections(part, reading, evidence) ?? compareNegations(part, reading, evidence);
}

function compareDirections(part: PartReading, reading: UnitReading, evidence: ClaimEvidence): SlotOutcome | null {
  const ours = stancesOf(part.text, part.slots.polarity);
  const theirs = stancesOf(reading.slots.text, reading.slots.polarity);
  for (const claim of ours) {
    const isSpecific = isSpecificAxis(claim.mention.axis ?? '');
    const onAxis = theirs.filter((one) => one.mention.axis === claim.mention.axis);
    const sameAxis = onAxis.filter((one) => isSpecific || shares(claim, one, { part, evidence }));
    if (sameAxis.length === 0 || sameAxis.some((one) => one.pole === claim.pole)) continue;
    if (saysSo(claim, part, { reading, evidence })) continue;
    const source = sameAxis[0]!;
    return {
      kind: 'polarity', state: 'different',
      claim: withNegation(part.text, part.slots.polarity, claim.mention),
      source: withNegation(reading.slots.text, reading.slots.polarity, source.mention),
    };
  }
  return null;
}

/** True when a paraphrase or the unit itself has the very word of the claim in the same sense. */
function saysSo(claim: Stance, part: PartReading, { reading, evidence }: { reading: UnitReading; evidence: ClaimEvidence }): boolean {
  return reading.told.some((slots) =>
    stancesOf(slots.text, slots.polarity).some(
      (one) => one.mention.axis === claim.mention.axis && one.pole === claim.pole && shares(claim, one, { part, evidence }),
    ),
  );
}

function stancesOf(text: string, mentions: PolarityMention[]): Stance[] {
  return mentions
    .filter((mention) => mention.kind === 'direction')
    .map((mention) => ({
      mention,
      pole: mention.pole * (negates(text, mentions, mention) ? -1 : 1),
      around: wordsAround(text, mention, mentions),
    }));
}

/** A direction is turned by a negation of its own clause that reaches it. */
function negates(text: string, mentions: PolarityMention[], mention: PolarityMention): boolean {
  return isNegated(mentions, mention.clause) && mentions.some((one) => reaches(text, one, mention));
}

/** A negation reaches the three words behind it and the one before it, inside its clause. */
function reaches(text: string, negation: PolarityMention, mention: PolarityMention): boolean {
  if (negation.kind !== 'negation' || negation.clause !== mention.clause) return false;
  return distance(text, negation, mention) <= (negation.start < mention.start ? 3 : 0);
}

function distance(text: string, a: Span, b: Span): number {
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  return tokenize(text.slice(first.end, second.start)).length;
}

const REACH = 4;

/** Folded content words on both sides of a mention, up to the next mention of its axis. */
function wordsAround(text: string, span: PolarityMention, mentions: PolarityMention[]): string[] {
  const rivals = mentions.filter((one) => one.axis === span.axis && one.start !== span.start);
  const from = Math.max(0, ...rivals.filter((one) => one.end <= span.start).map((one) => one.end));
  const until = Math.min(text.length, ...rivals.filter((one) => one.start >= span.end).map((one) => one.start));
  const norms = (part: string): string[] => tokenize(part).map((token) => token.norm).filter((word) => isContent(word));
  return [...norms(text.slice(from, span.start)).slice(-REACH), ...norms(text.slice(span.end, until)).slice(0, REACH)];
}

function shares(a: Stance, b: Stance, { part, evidence }: { part: PartReading; evidence: ClaimEvidence }): boolean {
  const terms = termsOf(b.around, evidence);
  return a.around.some((word) => {
    const content = readContent(word, evidence)[0];
    return content !== undefined && content.weight > 1.5 && matchWord(content, terms, part.expansions.get(word)) >= 0.6;
  });
}

function termsOf(words: string[], evidence: ClaimEvidence): Vocabulary {
  const terms: Vocabulary = new Map();
  for (const word of words) {
    for (const [term, share] of evidence.wordTerms(word)) terms.set(term, Math.max(terms.get(term) ?? 0, share === 1 ? 1 : 0.85));
  }
  return terms;
}

function withNegation(text: string, mentions: PolarityMention[], mention: PolarityMention): string {
  const negation = mentions.find((one) => reaches(text, one, mention));
  if (!negation) return mention.text;
  return text.slice(Math.min(negation.start, mention.start), Math.max(negation.end, mention.end));
}

/** A negation turns the words behind it (or, at the end of a clause, before it): both sides must turn the same word. */
function compareNegations(part: PartReading, reading: UnitReading, evidence: ClaimEvidence): SlotOutcome | null {
  const ours = scopesOf(part.text, part.slots.polarity);
  const theirs = scopesOf(reading.slots.text, reading.slots.polarity);
  if (ours.length === 0 && theirs.length === 0) return null;
  for (const scope of theirs) {
    const word = spokenIn(scope.words, part.text, evidence);
    if (word && !ours.some((one) => spokenIn(scope.words, one.words.join(' '), evidence))) {
      if (ours.length > 0) continue;
      return { kind: 'polarity', state: 'different', claim: word, source: scope.text };
    }
  }
  for (const scope of ours) {
    const word = spokenIn(scope.words, reading.slots.text, evidence);
    const told = reading.told.some((slots) => slots.polarity.some((one) => one.kind === 'negation'));
    if (word && theirs.length === 0 && !told) return { kind: 'polarity', state: 'different', claim: scope.text, source: word };
  }
  return null;
}

interface Scope {
  words: string[];
  text: string;
}

function scopesOf(text: string, mentions: PolarityMention[]): Scope[] {
  return mentions
    .filter((mention) => mention.kind === 'negation')
    .map((mention) => {
      const rest = text.slice(mention.end);
      const stop = rest.search(/[,;:.!?]/u);
      const after = tokenize(stop < 0 ? rest : rest.slice(0, stop)).filter((token) => isContent(token.norm)).slice(0, 2);
      if (after.length > 0) {
        return { words: after.map((token) => token.norm), text: text.slice(mention.start, mention.end + after.at(-1)!.end) };
      }
      const before = tokenize(text.slice(0, mention.start)).filter((token) => isContent(token.norm)).slice(-2);
      return { words: before.map((token) => token.norm), text: text.slice(before[0]?.start ?? mention.start, mention.end) };
    });
}

/** The first of the words that a text has, as the text writes it. */
function spokenIn(words: string[], text: string, evidence: ClaimEvidence): string | undefined {
  const stems = new Set(words.map((word) => evidence.wordTerms(word)[0]?.[0]));
  return tokenize(text).find((token) => isContent(token.norm) && stems.has(evidence.wordTerms(token.norm)[0]?.[0]))?.text;
}
