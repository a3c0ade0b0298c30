import type { PolarityMention } from '../text/polarity.ts';
import { tokenize } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import type { PartReading } from './claim-part.ts';
import type { ClaimEvidence } from './evidence.ts';
import { LIGHT_WORDS } from './light-words.ts';
import type { SlotOutcome } from './outcome.ts';
import { isContent, type UnitReading } from './reading.ts';

/** A negation turns the words behind it (or, at the end of a clause, before it): both sides must turn the same word. */
export function compareNegations(
  part: PartReading,
  reading: UnitReading,
  evidence: ClaimEvidence,
): SlotOutcome | null {
  const ours = scopesOf(part.text, part.slots.polarity);
  const theirs = scopesOf(reading.slots.text, reading.slots.polarity);
  const turned = findTurned(part, reading);
  if (turned && ours.length === theirs.length) return turned;
  for (const scope of ours.length === 0 ? theirs : []) {
    const word = findScope(scope, part.text, evidence);
    if (word)
      return {
        kind: 'polarity',
        state: 'different',
        claim: snippet(part.text, withSecond(word, scope, { text: part.text, evidence })),
        source: scope.text,
      };
  }
  const told = reading.told.some((slots) => slots.polarity.some((one) => one.kind === 'negation'));
  for (const scope of theirs.length === 0 && !told ? ours : []) {
    const word = findScope(scope, reading.slots.text, evidence);
    if (word)
      return {
        kind: 'polarity',
        state: 'different',
        claim: scope.text,
        source: snippet(reading.slots.text, withSecond(word, scope, { text: reading.slots.text, evidence })),
      };
  }
  return null;
}

/** The word that a negation turns, where the other text has it; of an everyday word the next must be there too. */
function findScope({ words }: Scope, text: string, evidence: ClaimEvidence): Span | undefined {
  const [first, second] = words;
  if (first === undefined) return undefined;
  const found = spanIn(first, text, evidence);
  if (!found || !LIGHT_WORDS.has(first) || second === undefined) return found;
  return spanIn(second, text, evidence) && found;
}

/** The word with the next one that the negation turns, where they stand side by side in the other text too. */
function withSecond(found: Span, { words }: Scope, { text, evidence }: Other): Span {
  const second = words[1] === undefined ? undefined : spanIn(words[1], text, evidence);
  const isNext = second !== undefined && second.start > found.end && second.start - found.end <= 2;
  return isNext ? { start: found.start, end: second.end } : found;
}

interface Other {
  text: string;
  evidence: ClaimEvidence;
}

function spanIn(word: string, text: string, evidence: ClaimEvidence): Span | undefined {
  const stem = evidence.wordTerms(word)[0]?.[0];
  return tokenize(text).find(
    (token) => isContent(token.norm) && evidence.wordTerms(token.norm)[0]?.[0] === stem,
  );
}

const BEFORE_WORDS = 6;

/** A word with the few before it, from the last break on. */
function snippet(text: string, at: Span): string {
  const before = tokenize(text.slice(0, at.start)).slice(-BEFORE_WORDS);
  const from = Math.max(before[0]?.start ?? at.start, text.slice(0, at.start).search(/[,;:.][^,;:.]*$/u) + 1);
  return text.slice(from, at.end).trim();
}

/** `wenselijk` against `onwenselijk`: one side has the word, the other the word with the prefix that turns it. */
function findTurned(part: PartReading, reading: UnitReading): SlotOutcome | null {
  const ours = tokenize(part.text);
  const theirs = tokenize(reading.slots.text);
  const has = (tokens: typeof ours, word: string): boolean => tokens.some((token) => token.norm === word);
  for (const token of ours.filter(({ norm }) => norm.length > 5)) {
    const opposite = theirs.find(({ norm }) => norm === `on${token.norm}` || `on${norm}` === token.norm);
    if (!opposite || has(theirs, token.norm) || has(ours, opposite.norm)) continue;
    return { kind: 'polarity', state: 'different', claim: token.text, source: opposite.text };
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
      const after = tokenize(stop < 0 ? rest : rest.slice(0, stop))
        .filter((token) => isContent(token.norm))
        .slice(0, 2);
      if (after.length > 0) {
        const end = mention.end + after.at(-1)!.end;
        return {
          words: after.map((token) => token.norm),
          text: snippet(text, { start: mention.start, end }),
        };
      }
      const before = tokenize(text.slice(0, mention.start))
        .filter((token) => isContent(token.norm))
        .slice(-2);
      return {
        words: before.map((token) => token.norm),
        text: text.slice(before[0]?.start ?? mention.start, mention.end),
      };
    });
}
