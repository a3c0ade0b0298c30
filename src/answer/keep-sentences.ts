import type { WrittenSentence } from '../ports.ts';
import { squeeze } from '../text/normalize.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Statement } from '../types.ts';
import type { Offer } from './offer-evidence.ts';
import { readPhrase } from './phrase.ts';
import { findGrounds } from './verify-words.ts';

/** A sentence of a model with the offered sentences on which every word of it holds; never none. */
export interface KeptSentence {
  text: string;
  offers: Offer[];
}

/** Checking takes milliseconds a sentence; an answer is never as long as this. */
const MOST_SENTENCES = 24;

/** The sentences that hold on an offered sentence that they name, and that add something to those before. */
export function keepSentences(written: WrittenSentence[], offers: Offer[]): KeptSentence[] {
  const kept: KeptSentence[] = [];
  for (const { text, evidence } of splitWritten(written).slice(0, MOST_SENTENCES)) {
    const named = offers.filter(({ id }) => evidence.includes(id));
    const grounds = named.map((offer) => ({ ...offer.grounds, offer }));
    const holding = findGrounds(text, grounds).map(({ offer }) => offer);
    if (holding.some((offer) => !isTold(offer, kept))) kept.push({ text, offers: holding });
  }
  return kept;
}

/** A model may put two sentences in one: each is checked by itself. */
function splitWritten(written: WrittenSentence[]): WrittenSentence[] {
  return written.flatMap(({ text, evidence }) => {
    const plain = squeeze(text);
    return splitSentences(plain).map(({ start, end }) => ({ text: plain.slice(start, end), evidence }));
  });
}

/** True when kept sentences tell an offered one, with every number and time of it: those are what is asked for. */
function isTold(offer: Offer, kept: KeptSentence[]): boolean {
  const about = kept.filter(({ offers }) => offers.includes(offer));
  const told = new Set(about.flatMap(({ text }) => valuesOf(text, offer)));
  return about.length > 0 && valuesOf(offer.text, offer).every((key) => told.has(key));
}

function valuesOf(text: string, { grounds }: Offer): string[] {
  const { words } = readPhrase(text, grounds.date);
  return words.filter(({ kind }) => kind === 'value').map(({ key }) => key);
}

/** Only the sentences on quotes that are told whole, every offered sentence of them. The other quotes tell themselves. */
export function keepWholeQuotes(kept: KeptSentence[], offers: Offer[]): KeptSentence[] {
  const quoteOf = ({ citations }: Offer): number => citations.at(-1)!;
  const lost = new Set(offers.filter((offer) => !isTold(offer, kept)).map(quoteOf));
  return kept.filter((sentence) => !sentence.offers.some((offer) => lost.has(quoteOf(offer))));
}

/** A kept sentence as a statement, with all citations that it holds on, ascending. */
export function toStatement({ text, offers }: KeptSentence): Statement {
  const citations = new Set(offers.flatMap((offer) => offer.citations));
  return { text, citations: [...citations].sort((a, b) => a - b) };
}
