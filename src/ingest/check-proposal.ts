import { fold } from '../text/normalize.ts';
import { findNumbers } from '../text/numbers.ts';
import { pieces, tokenize } from '../text/tokens.ts';

/** What a model proposes for a passage. */
export interface Proposal {
  questions: string[];
  terms: string[];
}

const LONGEST_QUESTION = 200;
const LONGEST_TERM = 60;
const MARKUP = /[\p{Cc}\p{Cf}<>[\]{}|\\`]|https?:|www\./iu;

/**
 * Keeps of a proposal what brings no fact of its own: every number and every name must stand in the passage or its
 * headings. Gives what is kept, each once, and how many were dropped.
 */
export function checkProposal(
  { questions, terms }: Proposal,
  passage: { text: string; section: string[] },
): Proposal & { dropped: number } {
  const source = readFacts([...passage.section, passage.text].join('\n'));
  const isPlain = (text: string, longest: number): boolean =>
    text.length > 1 && text.length <= longest && !MARKUP.test(text) && bringsNothing(text, source);
  const asked = unique(questions).filter((text) => text.endsWith('?') && isPlain(text, LONGEST_QUESTION));
  const named = unique(terms).filter((text) => isPlain(text, LONGEST_TERM));
  return {
    questions: asked,
    terms: named.map((term) => term.toLowerCase()),
    dropped: questions.length + terms.length - asked.length - named.length,
  };
}

interface Facts {
  words: Set<string>;
  values: Set<number>;
}

function readFacts(text: string): Facts {
  return {
    words: new Set(tokenize(text).flatMap(({ norm }) => [norm, ...pieces(norm)])),
    values: new Set(findNumbers(text).map(({ value }) => value)),
  };
}

function bringsNothing(text: string, source: Facts): boolean {
  const isKnown = (word: string): boolean =>
    source.words.has(word) || pieces(word).every((one) => source.words.has(one));
  const numbers = findNumbers(text);
  const facts = tokenize(text)
    .filter((token) => !numbers.some((one) => one.start <= token.start && token.end <= one.end))
    .filter(({ text: word, start }) => /\d|^\p{Lu}{2,}/u.test(word) || (start > 0 && /^\p{Lu}/u.test(word)));
  return (
    facts.every(({ norm }) => isKnown(norm)) &&
    numbers.every(({ value, implied }) => implied || source.values.has(value))
  );
}

function unique(texts: string[]): string[] {
  const seen = new Map(texts.map((text) => [fold(text.trim()), text.trim()]));
  return [...seen.values()].filter((text) => text !== '');
}
