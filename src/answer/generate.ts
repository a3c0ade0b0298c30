import type { AnswerWriter, WrittenSentence } from '../ports.ts';
import { squeeze } from '../text/normalize.ts';
import { splitSentences } from '../text/sentences.ts';
import type { AskRequest, Language, SourceDocument, Statement } from '../types.ts';
import { callModel, type ModelCallParts } from './call-model.ts';
import { type Offer, offerEvidence } from './offer-evidence.ts';
import { readPhrase } from './phrase.ts';
import { findGrounds } from './verify-words.ts';
import type { CitedEvidence } from './write.ts';

/** An extractive answer that a model may word anew. */
export interface GenerationRequest {
  question: string;
  language: Language;
  history: AskRequest['messages'];
  cited: CitedEvidence[];
  /** The statements as they are without a model. */
  statements: Statement[];
  documents: SourceDocument[];
}

/** Statements of which at least one is a model's, all of them checked. Their citations are those of the request. */
export interface Generated {
  statements: Statement[];
  model: string;
}

/** Words an answer anew; null when the extractive answer is to be served. Never rejects. */
export type Generate = (request: GenerationRequest, signal?: AbortSignal) => Promise<Generated | null>;

/**
 * Generation over a writer. A sentence is kept only when every word of it holds on a sentence that it names. A quote of
 * which no sentence is kept, or of which a number or a time got lost, is told by itself.
 */
export function createGenerate(writer: AnswerWriter, parts: ModelCallParts): Generate {
  return async (request, signal) => {
    const { question, language, history, cited } = request;
    // A sentence in English cannot be held against Dutch evidence word by word.
    const offers = language === 'nl' ? offerEvidence(cited, request.documents) : [];
    if (offers.length === 0) return null;
    const evidence = offers.map(({ id, text, section }) => ({ id, text, section }));
    const written = await callModel({
      ...parts,
      task: 'answer',
      signal,
      work: (limit) => writer.write({ question, language, evidence, history }, limit),
    });
    if (!written) return null;
    const kept = withoutLosses(keepWhatHolds(written, offers), offers);
    parts.onEvent?.({ task: 'answer', outcome: kept.length > 0 ? 'used' : 'dropped' });
    return kept.length > 0 ? { statements: weave(request.statements, kept), model: writer.id } : null;
  };
}

/** Checking takes milliseconds a sentence; an answer is never as long as this. */
const MOST_SENTENCES = 24;

/** The sentences that hold, each with the citations of the offered evidence on which it does. */
export function keepWhatHolds(written: WrittenSentence[], offers: Offer[]): Statement[] {
  const kept = new Map<string, Statement>();
  for (const { text, evidence } of splitWritten(written).slice(0, MOST_SENTENCES)) {
    const named = offers.filter(({ id }) => evidence.includes(id));
    const holding = findGrounds(
      text,
      named.map((offer) => ({ ...offer.grounds, offer })),
    );
    const citations = [...new Set(holding.flatMap(({ offer }) => offer.citations))].sort((a, b) => a - b);
    if (citations.length > 0) kept.set(text, { text, citations });
  }
  return [...kept.values()];
}

/** A model may put two sentences in one: each is checked by itself. */
function splitWritten(written: WrittenSentence[]): WrittenSentence[] {
  return written.flatMap(({ text, evidence }) => {
    const plain = squeeze(text);
    return splitSentences(plain).map(({ start, end }) => ({ text: plain.slice(start, end), evidence }));
  });
}

/** Leaves out the sentences on a quote whose numbers and times they do not all tell: those are what is asked for. */
function withoutLosses(kept: Statement[], offers: Offer[]): Statement[] {
  const isTold = (offer: Offer): boolean => {
    const about = kept.filter(({ citations }) => citations.some((one) => offer.citations.includes(one)));
    const told = new Set(about.flatMap(({ text }) => valuesOf(text, offer)));
    return about.length === 0 || valuesOf(offer.text, offer).every((key) => told.has(key));
  };
  const lost = new Set(offers.filter((offer) => !isTold(offer)).flatMap(({ citations }) => citations));
  return kept.filter(({ citations }) => !citations.some((one) => lost.has(one)));
}

function valuesOf(text: string, { grounds }: Offer): string[] {
  const { words } = readPhrase(text, grounds.date);
  return words.filter(({ kind }) => kind === 'value').map(({ key }) => key);
}

/** The kept sentences in the order of the citations, and the quote of whatever none of them tells. */
function weave(extractive: Statement[], kept: Statement[]): Statement[] {
  const told = new Set(kept.flatMap(({ citations }) => citations));
  const left = new Set(kept);
  return extractive.flatMap((statement) => {
    const here = [...left].filter(({ citations }) =>
      citations.some((one) => statement.citations.includes(one)),
    );
    for (const one of here) left.delete(one);
    return statement.citations.every((number) => told.has(number)) ? here : [...here, statement];
  });
}
