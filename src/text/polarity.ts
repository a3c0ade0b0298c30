import type { Span } from '../types.ts';
import { AXES } from './antonyms.ts';
import { type Token, tokenize } from './tokens.ts';

/** A word that turns a sentence (`niet`, `geen`) or that has an opposite (`verhogen`, `verlagen`). */
export interface PolarityMention extends Span {
  /** The words as they stand; of a separable verb (`neemt … toe`) all of it, where the span holds its first word. */
  text: string;
  kind: 'negation' | 'direction';
  /** Name of the pair of opposites; null for a negation. */
  axis: string | null;
  /** Which of the two opposites; -1 for a negation. */
  pole: 1 | -1;
  /** Index of the clause that it stands in; a negation turns the directions of its own clause only. */
  clause: number;
}

const NEGATIONS = new Set(
  'niet geen nooit nergens niemand niets noch zonder nimmer geenszins allerminst not no never neither nor without cannot nobody nothing none'.split(
    ' ',
  ),
);
/** Negations that turn nothing: `niet alleen … maar ook`, `niet vóór 2027`. */
const ADDING = /^(?:alleen|slechts|enkel|only|just)$/u;
const LINK = /\b(?:maar|ook|but|also)\b/giu;
const TIMING = /^(?:voor|eerder|later|before)$/u;
const CLAUSE_BREAK =
  /[,;:.!?()\u2013]|\s-\s|\b(?:maar|want|omdat|terwijl|waardoor|waarmee|waarin|waarbij|zodat|doch|but|because|while|whereas)\b/giu;

interface Entry {
  axis: string;
  pole: 1 | -1;
}
const WHOLE = new Map<string, Entry[]>();
const PREFIXES: { prefix: string; entry: Entry }[] = [];
const PAIRS = new Map<string, { words: string[]; entry: Entry }[]>();
const KNOWN = new Map<string, Entry[]>();
const LONGEST_PAIR = 80;
const KNOWN_LIMIT = 20_000;
for (const { name, plus, minus } of AXES) {
  for (const [list, pole] of [
    [plus, 1],
    [minus, -1],
  ] as const)
    for (const term of list) addTerm(term, { axis: name, pole });
}

function addTerm(term: string, entry: Entry): void {
  if (term.includes('..')) {
    const words = term.split('..');
    PAIRS.set(words[0]!, [...(PAIRS.get(words[0]!) ?? []), { words, entry }]);
  } else if (term.endsWith('*')) PREFIXES.push({ prefix: term.slice(0, -1), entry });
  else WHOLE.set(term, [...(WHOLE.get(term) ?? []), entry]);
}

/** The opposites that a folded word belongs to; the longest beginning counts. */
function readDirections(norm: string): Entry[] {
  const known = KNOWN.get(norm);
  if (known) return known;
  const entries = lookUp(norm);
  if (KNOWN.size >= KNOWN_LIMIT) KNOWN.clear();
  KNOWN.set(norm, entries);
  return entries;
}

function lookUp(norm: string): Entry[] {
  const whole = WHOLE.get(norm) ?? [];
  let best: { prefix: string; entry: Entry }[] = [];
  for (const one of PREFIXES) {
    if (!norm.startsWith(one.prefix) || norm.length > one.prefix.length + 7) continue;
    if (best.length === 0 || one.prefix.length > best[0]!.prefix.length) best = [one];
    else if (one.prefix.length === best[0]!.prefix.length) best.push(one);
  }
  const begun = best.map((one) => one.entry).filter((entry) => !whole.some((one) => one.axis === entry.axis));
  return [...whole, ...begun];
}

/** Finds negations and words with an opposite in a sentence, Dutch or English, with the clause of each. */
export function findPolarity(sentence: string): PolarityMention[] {
  const tokens = tokenize(sentence);
  const breaks = [...sentence.matchAll(CLAUSE_BREAK)].map((match) => match.index);
  const lastLink = [...sentence.matchAll(LINK)].at(-1)?.index ?? -1;
  let clause = 0;
  const found: PolarityMention[] = [];
  for (const [index, token] of tokens.entries()) {
    while (clause < breaks.length && breaks[clause]! < token.start) clause += 1;
    const at = { start: token.start, end: token.end, text: token.text, clause };
    if (NEGATIONS.has(token.norm) || /n['’]t$/u.test(token.norm)) {
      if (!isIdle(tokens[index + 1], lastLink)) found.push({ ...at, kind: 'negation', axis: null, pole: -1 });
      continue;
    }
    for (const entry of readDirections(token.norm)) found.push({ ...at, kind: 'direction', ...entry });
    found.push(...readPairs(sentence, tokens, index).map((pair) => ({ ...pair, clause: at.clause })));
  }
  return found;
}

/** `lastLink` is where the last word stands that can go on after `niet alleen …`. */
function isIdle(next: Token | undefined, lastLink: number): boolean {
  if (!next) return false;
  return TIMING.test(next.norm) || (ADDING.test(next.norm) && lastLink >= next.end);
}

/** Separable verbs and set phrases: the words in order, with up to thirteen words between (`neemt het aantal … toe`). */
function readPairs(sentence: string, tokens: Token[], index: number): Omit<PolarityMention, 'clause'>[] {
  const found: Omit<PolarityMention, 'clause'>[] = [];
  for (const { words, entry } of PAIRS.get(tokens[index]!.norm) ?? []) {
    let at = index;
    for (const word of words.slice(1)) {
      const near = tokens.slice(at + 1, at + 15).findIndex((token) => token.norm === word);
      at = near < 0 ? -1 : at + 1 + near;
      if (at < 0) break;
    }
    if (at < 0) continue;
    const first = tokens[index]!;
    const last = tokens[at]!;
    const text = last.end - first.start <= LONGEST_PAIR ? sentence.slice(first.start, last.end) : first.text;
    found.push({ start: first.start, end: first.end, text, kind: 'direction', ...entry });
  }
  return found;
}

/** True when an odd number of negations stands in the clause. */
export function isNegated(mentions: PolarityMention[], clause: number): boolean {
  return mentions.filter((one) => one.kind === 'negation' && one.clause === clause).length % 2 === 1;
}
