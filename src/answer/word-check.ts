import type { AnswerWriter } from '../ports.ts';
import type { Citation, Language, SourceDocument } from '../types.ts';
import { callModel, type ModelCallParts } from './call-model.ts';
import { keepSentences } from './keep-sentences.ts';
import { offerEvidence } from './offer-evidence.ts';

export interface CheckWording {
  claim: string;
  language: Language;
  /** Quotes that the verdict rests on, without planning rows: those are told as they stand. */
  citations: Citation[];
  documents: SourceDocument[];
}

const MOST_SENTENCES = 2;

/**
 * What the quotes of a claim check say, in a model's words; null when nothing of it holds. The verdict, the differences
 * and their explanation are settled before and stay as they are. Never rejects.
 */
export async function wordCheck(
  { claim, language, citations, documents }: CheckWording,
  parts: ModelCallParts & { writer: AnswerWriter },
  signal?: AbortSignal,
): Promise<string | null> {
  const cited = citations.map((citation) => ({ citation, evidence: { role: 'main' as const, units: [] } }));
  const offers = language === 'nl' ? offerEvidence(cited, documents) : [];
  if (offers.length === 0) return null;
  const evidence = offers.map(({ id, text, section }) => ({ id, text, section }));
  const written = await callModel({
    ...parts,
    task: 'claim',
    signal,
    work: (limit) => parts.writer.write({ question: claim, language, evidence, history: [] }, limit),
  });
  if (!written) return null;
  const kept = keepSentences(written, offers).slice(0, MOST_SENTENCES);
  parts.onEvent?.({ task: 'claim', outcome: kept.length > 0 ? 'used' : 'dropped' });
  return kept.length > 0 ? kept.map(({ text }) => text).join(' ') : null;
}
