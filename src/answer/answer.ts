import type { Retrieval } from '../ports.ts';
import type {
  Answer,
  AskRequest,
  DocumentSummary,
  Language,
  Library,
  PassageView,
  RefusalReason,
  SlotKind,
} from '../types.ts';
import { cite, holds, spanOf } from './cite.ts';
import { type StandAlone, wordStandAlone } from './conversation.ts';
import { dedupe, type Evidence } from './evidence-pieces.ts';
import { type FindingParts, findAnswers } from './findings.ts';
import type { Generate } from './generate.ts';
import { planEvidence } from './planned.ts';
import { type CitedEvidence, joinStatements, wordRefusal, writeStatements } from './write.ts';

/** An answer before it gets its id and the identity of the index. */
export type AnswerDraft = Omit<Answer, 'id' | 'index'>;

export interface AnswerParts extends FindingParts {
  summaries: DocumentSummary[];
  viewPassages(retrieval: Retrieval, limit: number): PassageView[];
  /** Words the statements by a model and checks them; absent where none is configured. */
  generate?: Generate | undefined;
}

const RELATED = 3;
/** Below this likeness to any question on the sources, a question is about something else. */
const FAR = 0.25;
const ON_SUBJECT = 0.4;

/**
 * Answers the last question of a conversation, from the sources and nothing else.
 * The steps: stand alone, screen, understand, retrieve, select evidence, decide, cite, verify, write.
 */
export async function answer(request: AskRequest, parts: AnswerParts): Promise<AnswerDraft> {
  const { asked, question, language, unwanted, findings } = await findAnswers(request, parts);
  if (unwanted) return refuse(unwanted, { asked, language, related: [] });
  const retrieval = findings[0]!.retrieval;
  const missing = missingPaper(asked.question, parts.summaries);
  const isAnswered = findings.some((finding) => finding.isAnswerable);
  const plan = asked.topic === null && !request.documents ? planEvidence(question, parts.library) : null;
  const evidence =
    plan ??
    (isAnswered ? dedupe(findings.flatMap((finding) => (finding.isNear ? finding.evidence : []))) : []);
  if (missing || evidence.length === 0) {
    const reason = missing ? 'source_not_indexed' : reasonOf(retrieval, asked);
    const related = reason === 'out_of_scope' ? [] : parts.viewPassages(retrieval, RELATED);
    const lacks = isOnSubject(retrieval) ? question.wants[0] : undefined;
    return refuse(reason, { asked, language, related, missing: lacks });
  }
  const lap = parts.startLaps?.();
  const cited = citeAll(evidence, parts.library);
  lap?.('cite');
  const quoted = writeStatements(question, cited);
  lap?.('write');
  const written = await parts.generate?.({
    question: asked.question,
    language,
    history: request.messages,
    cited,
    statements: quoted,
    documents: parts.library.documents,
  });
  if (parts.generate) lap?.('generate');
  const statements = written?.statements ?? quoted;
  return {
    answered: true,
    reason: null,
    answer: joinStatements(statements),
    statements,
    citations: cited.map(({ citation }) => citation),
    related: [],
    question: wordStandAlone(asked, language),
    mode: written ? 'generative' : 'extractive',
    aiGenerated: Boolean(written),
    model: written?.model ?? null,
  };
}

function citeAll(evidence: Evidence[], library: Library): CitedEvidence[] {
  const { documents } = library;
  const cited = evidence.map((piece, index) => ({
    evidence: piece,
    citation: cite(spanOf(piece, library), { documents, number: index + 1 }),
  }));
  return cited.filter(({ citation }) => holds(citation, library.documents));
}

/** A paper that the question names by its number, and whose text is not there. */
function missingPaper(question: string, summaries: DocumentSummary[]): boolean {
  const digits = question.replace(/(?<=\d)[ .\u00a0](?=\d{3}\b)/gu, '');
  const asksContent =
    /\b(?:wat staat er in|wat zegt|inhoud|inhoudelijk|lees|tekst van|what does|contents?)\b/iu.test(question);
  return (
    asksContent &&
    summaries.some(({ id, status }) => {
      const match = /^kst-(\d{5})(?:-([IVXA-Z]+))?-(\w+)$/u.exec(id);
      return (
        status === 'not_fetched' &&
        match !== null &&
        digits.includes(match[1]!) &&
        new RegExp(`\\b${match[3]}\\b`, 'u').test(digits)
      );
    })
  );
}

/** Near the sources, or not at all: what nobody would look for in them is out of scope. */
function reasonOf(retrieval: Retrieval, { topic }: StandAlone): RefusalReason {
  if (retrieval.words.length === 0 && topic === null) return 'unclear';
  const top = retrieval.units[0]?.literalCoverage ?? 0;
  const nearest = Math.max(retrieval.bestPrompt?.score ?? 0, retrieval.bestGap?.score ?? 0);
  return nearest < FAR && top < 0.5 ? 'out_of_scope' : 'not_in_sources';
}

/** True when the sources speak of what is asked about: then it can be said what they lack. */
function isOnSubject(retrieval: Retrieval): boolean {
  return (retrieval.bestPrompt?.score ?? 0) >= ON_SUBJECT && retrieval.words.some((word) => word.inSources);
}

interface Refusal {
  asked: StandAlone;
  language: Language;
  related: PassageView[];
  /** The kind of fact that was asked for, when it was one. */
  missing?: SlotKind | undefined;
}

function refuse(reason: RefusalReason, { asked, language, related, missing }: Refusal): AnswerDraft {
  return {
    answered: false,
    reason,
    answer: wordRefusal(reason, language, missing),
    statements: [],
    citations: [],
    related,
    question: wordStandAlone(asked, language),
    mode: 'extractive',
    aiGenerated: false,
    model: null,
  };
}
