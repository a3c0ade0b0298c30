import type { AnswerWriter } from '../ports.ts';
import type { AskRequest, Language, SourceDocument, Statement } from '../types.ts';
import { callModel, type ModelCallParts } from './call-model.ts';
import { keepSentences, keepWholeQuotes, toStatement } from './keep-sentences.ts';
import { offerEvidence } from './offer-evidence.ts';
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
 * which a sentence, a number or a time got lost is told by itself.
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
    const kept = keepWholeQuotes(keepSentences(written, offers), offers).map(toStatement);
    parts.onEvent?.({ task: 'answer', outcome: kept.length > 0 ? 'used' : 'dropped' });
    return kept.length > 0 ? { statements: weave(request.statements, kept), model: writer.id } : null;
  };
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
