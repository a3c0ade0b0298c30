import { fold } from '../text/normalize.ts';
import { findNumbers } from '../text/numbers.ts';
import { stem } from '../text/stem.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { tokenize } from '../text/tokens.ts';
import type { Question } from './question.ts';

/** "naast het fonds", "los van", "behalve": what follows, up to the comma, is what the sentence is not about. */
const ASIDE = /\b(?:naast|behalve|los van|buiten|in plaats van|apart from|besides)\b[^,;.]*/giu;
const COUNTED_REACH = 40;

/**
 * Whether a unit binds the number, amount or name that it holds to what the question asks about.
 * A count must be a count of the same thing; an amount must not belong to something that the unit only sets aside.
 */
export function binds(question: Question, text: string): boolean {
  if (question.kind === 'howmuch' && question.wants.includes('number')) return countsSame(question, text);
  if (question.kind === 'howmuch' && question.wants[0] === 'amount') return !setsAside(question, text);
  return true;
}

function countsSame(question: Question, text: string): boolean {
  if (!question.counted) return true;
  const wanted = contentStems(question.counted);
  if (wanted.length === 0) return true;
  return findNumbers(text).some((number) => {
    const around = text.slice(number.start, number.end + COUNTED_REACH);
    const counted = contentStems(around);
    return wanted.some((word) =>
      counted.some((other) => other === word || other.endsWith(word) || word.endsWith(other)),
    );
  });
}

/** True when every word that the question and the sentence share stands in a part that the sentence sets aside. */
function setsAside(question: Question, text: string): boolean {
  const aside = [...text.matchAll(ASIDE)].map((match) => match[0]).join(' ');
  if (aside === '') return false;
  const asked = contentStems(question.text).filter((word) => word.length > 3);
  const own = contentStems(text.replace(ASIDE, ' '));
  const set = contentStems(aside);
  const inAside = asked.filter((word) => set.includes(word));
  return inAside.length > 0 && !asked.some((word) => own.includes(word) && !MONEY.has(word));
}

const MONEY = new Set(
  ['geld', 'euro', 'bedrag', 'miljoen', 'miljard', 'budget', 'totaal', 'kost', 'jaar'].map(stem),
);

function contentStems(text: string): string[] {
  return tokenize(fold(text))
    .map((token) => token.norm)
    .filter((word) => !STOP_WORDS.has(word) && !/^\d+$/u.test(word) && word.length > 2)
    .flatMap((word) => word.split('-'))
    .map(stem);
}
