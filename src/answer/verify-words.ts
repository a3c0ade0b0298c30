import { findModality } from '../text/modality.ts';
import { squeeze } from '../text/normalize.ts';
import type { Commitment } from '../types.ts';
import { type Alignment, alignWords } from './align-words.ts';
import type { Grounds } from './grounds.ts';
import { type Phrase, type PhraseWord, readPhrase } from './phrase.ts';
import { stripFrame } from './source-frames.ts';
import { findStructureFault, keptSegments, type StructureFault } from './verify-structure.ts';
import { isAttitude, isCondition, isHedge, isReverser, PARTICLES } from './word-classes.ts';

/** What is wrong with a sentence. */
export type WordFault = 'form' | 'quote' | 'value' | 'name' | 'coverage' | 'modality' | StructureFault;

/**
 * Share of a sentence's telling words that its grounds must have. Measured with `evals/stub-lies.ts` over the letter
 * (docs/models.md): below 1 exchanged words get through, and no more honest rewordings are kept.
 */
export const COVERAGE_FLOOR = 1;
const MOST_CHARACTERS = 500;
const FEWEST_CHARACTERS = 12;
const FORBIDDEN =
  /[\p{Cc}\p{Cf}\u2028\u2029<>[\]{}|\\`*_#~^=@?]|https?:|www\.|\w\.(?:nl|com|org|net|example)\b/iu;

/**
 * Holds one sentence of a model against one sentence of a source; null when it says nothing that the source does not
 * say. Strict on purpose: it may shorten and reorder in the source's own words, and what cannot be shown to be the same
 * is refused.
 */
export function findWordFault(text: string, grounds: Grounds, floor = COVERAGE_FLOOR): WordFault | null {
  if (text.length > MOST_CHARACTERS || text.length < FEWEST_CHARACTERS || FORBIDDEN.test(text)) return 'form';
  if (!holdsQuotes(text, grounds.text)) return 'quote';
  const framed = stripFrame(text, grounds);
  if (framed === null) return 'form';
  const sentence = readPhrase(framed, grounds.date);
  const source = readPhrase(grounds.text, grounds.date);
  const alignment = alignWords(sentence, source, { isCabinet: grounds.isLetter });
  if (alignment.pairs.length < 2 || breaksOff(sentence)) return 'form';
  return (
    findMissing(alignment, floor) ??
    findNameFault(alignment, source) ??
    findStructureFault(sentence, { source, alignment }) ??
    (holdsModality(framed, { grounds, source, alignment }) ? null : 'modality')
  );
}

/** `… en dat.`: ends on a word that needs another. */
function breaksOff({ words }: Phrase): boolean {
  const last = words.at(-1)!;
  const isVerb = last.key.startsWith('aux:') || last.key.startsWith('modal:');
  return (last.kind === 'small' || last.kind === 'free') && !PARTICLES.has(last.norm) && !isVerb;
}

/** Whatever stands between quotation marks must stand in the source, letter by letter. */
function holdsQuotes(text: string, source: string): boolean {
  const quotes = [...text.matchAll(/["“”„«]([^"“”„«»]*)["”“»]|(?<!\p{L})['‘‚]([^'‘’‚]*)['’](?!\p{L})/gu)];
  const plain = squeeze(source).replace(/\*/gu, '');
  const rest = quotes.reduce((left, match) => left.replace(match[0], ''), text);
  return (
    !/["“”„«»]/u.test(rest) &&
    quotes.every((match) => plain.includes(squeeze(match[1] ?? match[2] ?? '').replace(/[.,]$/u, '')))
  );
}

function findMissing({ missing, pairs }: Alignment, floor: number): WordFault | null {
  if (missing.some(({ kind }) => kind === 'value')) return 'value';
  if (missing.some((word) => word.isName || word.isActor || /\d/u.test(word.norm))) return 'name';
  const decides = ({ norm }: PhraseWord) =>
    isHedge(norm) || isReverser(norm) || isAttitude(norm) || isCondition(norm);
  if (missing.some(decides)) return 'coverage';
  return pairs.length / (pairs.length + missing.length) < floor ? 'coverage' : null;
}

/** A name must be one in the source too: `Denk` is not `denk`. */
function findNameFault({ pairs }: Alignment, source: Phrase): WordFault | null {
  const isName = (word: PhraseWord) => /^[\p{Lu}\d]/u.test(word.text);
  return pairs.every(({ word, to }) => !word.isName || isName(source.words[to]!)) ? null : 'name';
}

const WEAK: Commitment[] = ['explores', 'aims', 'intends'];

/** As firm as the source, neither more nor less; a source that is not firm is not taken apart. */
function holdsModality(
  text: string,
  { grounds, source, alignment }: { grounds: Grounds; source: Phrase; alignment: Alignment },
): boolean {
  if (grounds.kind === 'row') return true;
  const ours = firmness(text);
  const whole = firmness(grounds.text);
  if (WEAK.includes(whole)) return ours === whole;
  const kept = keptSegments(source, alignment);
  const words = source.words.filter(({ segment }) => kept.has(segment));
  return ours === whole || ours === firmness(words.map(({ text: one }) => one).join(' '));
}

/** A plain present tense announces in one word order and describes in another: by itself it is no difference. */
function firmness(text: string): Commitment {
  const { commitment, marked } = findModality(text);
  return marked ? commitment : 'none';
}

/** Those of the grounds on which every word of a sentence holds. */
export function findGrounds<T extends Grounds>(text: string, grounds: T[]): T[] {
  return grounds.filter((one) => findWordFault(squeeze(text), one) === null);
}
