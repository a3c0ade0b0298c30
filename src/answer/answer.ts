import type { Retrieval, Retrieve } from '../ports.ts';
import type {
  Answer,
  AskRequest,
  DocumentSummary,
  Language,
  Library,
  Passage,
  PassageView,
  RefusalReason,
  SlotKind,
} from '../types.ts';
import { cite, holds, spanOf } from './cite.ts';
import { type StandAlone, standAlone, wordStandAlone } from './conversation.ts';
import { answerability, isAnswerable, readFeatures } from './decide.ts';
import type { DecisionFeatures } from './decision-weights.ts';
import { selectEvidence } from './evidence.ts';
import { dedupe, type Evidence } from './evidence-pieces.ts';
import type { Generate } from './generate.ts';
import { planEvidence } from './planned.ts';
import { type Question, understandQuestion } from './question.ts';
import type { QuestionPart } from './question-parts.ts';
import { type Candidate, rankCandidates } from './rank.ts';
import { screenQuestion } from './screen.ts';
import { findTopic, type Topic } from './topic.ts';
import { type CitedEvidence, joinStatements, wordRefusal, writeStatements } from './write.ts';

/** An answer before it gets its id and the identity of the index. */
export type AnswerDraft = Omit<Answer, 'id' | 'index'>;

export interface AnswerParts {
  /** Without slot checks (for ablations) a fact of the right kind need not be there. */
  slotChecks: boolean;
  retrieve: Retrieve;
  library: Library;
  summaries: DocumentSummary[];
  viewPassages(retrieval: Retrieval, limit: number): PassageView[];
  /** Every folded word of the sources, hyphenated ones in pieces too. */
  sourceWords: ReadonlySet<string>;
  /** Words the statements by a model and checks them; absent where none is configured. */
  generate?: Generate | undefined;
  /** For tuning: sees the signals of every decision. */
  onFeatures?: (features: DecisionFeatures) => void;
  onCandidates?: (candidates: Candidate[]) => void;
}

const RELATED = 3;
/** Below this likeness to any question on the sources, a question is about something else. */
const FAR = 0.25;
/** A part this likely to be answered is told beside one that is answered. */
const NEAR_ENOUGH = 0.25;

/**
 * Answers the last question of a conversation, from the sources and nothing else.
 * The steps: stand alone, screen, understand, retrieve, select evidence, decide, cite, verify, write.
 */
export async function answer(request: AskRequest, parts: AnswerParts): Promise<AnswerDraft> {
  const asked = standAlone(request.messages);
  const question = understandQuestion(asked.question);
  const language = request.language ?? question.language;
  const unwanted = screenQuestion(asked.question);
  if (unwanted) return refuse(unwanted, { asked, language, related: [] });
  const focus = await findTopic(asked, { ...parts, documents: request.documents });
  const findings = await findAll({ ...question, language }, { request, parts, focus });
  const retrieval = findings[0]!.retrieval;
  const missing = missingPaper(asked.question, parts.summaries);
  const isAnswered = findings.some((finding) => finding.isAnswerable);
  const plan = asked.topic === null && !request.documents ? planEvidence(question, parts.library) : null;
  const evidence =
    plan ??
    (isAnswered ? dedupe(findings.flatMap((finding) => (finding.isNear ? finding.evidence : []))) : []);
  if (missing || evidence.length === 0) {
    const reason = missing ? 'source_not_indexed' : reasonOf(retrieval);
    const related = reason === 'out_of_scope' ? [] : parts.viewPassages(retrieval, RELATED);
    return refuse(reason, { asked, language, related, missing: question.wants[0] });
  }
  const cited = citeAll(evidence, parts.library);
  const quoted = writeStatements({ ...question, language }, cited);
  const written = await parts.generate?.({
    question: asked.question,
    language,
    history: request.messages,
    cited,
    statements: quoted,
    documents: parts.library.documents,
  });
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

interface Finding {
  retrieval: Retrieval;
  evidence: Evidence[];
  isAnswerable: boolean;
  /** Near enough to be told beside another part that is answered. */
  isNear: boolean;
}

/** One finding a part of the question; a later part is read with the earlier ones as its topic. */
async function findAll(
  question: Question,
  at: { request: AskRequest; parts: AnswerParts; focus: Topic },
): Promise<Finding[]> {
  if (question.parts.length < 2) return [await find(question, at)];
  const findings: Finding[] = [];
  let topic = at.focus.topic;
  for (const part of question.parts) {
    const asked = { ...readPart(part), language: question.language };
    const request = narrow(at.request, { part, library: at.parts.library });
    findings.push(await find(asked, { ...at, request, focus: { ...at.focus, topic } }));
    topic = part.text === question.text ? topic : `${topic ?? ''} ${part.text}`;
  }
  return findings;
}

function readPart(part: QuestionPart): Question {
  const asked = understandQuestion(part.text);
  const dated = part.asksDate ? { kind: 'when' as const, wants: ['period' as const], planning: true } : {};
  return { ...asked, ...dated, ...(part.place ? { place: part.place } : {}) };
}

/** Limits a request to the documents that a part of the question means. */
function narrow(request: AskRequest, at: { part: QuestionPart; library: Library }): AskRequest {
  const { documentKind } = at.part;
  if (!documentKind) return request;
  const meant = at.library.documents.filter(({ kind }) => kind === documentKind).map(({ id }) => id);
  return { ...request, documents: request.documents?.filter((id) => meant.includes(id)) ?? meant };
}

async function find(
  question: Question,
  { request, parts, focus }: { request: AskRequest; parts: AnswerParts; focus: Topic },
): Promise<Finding> {
  const retrieval = await parts.retrieve(question.text, { documents: request.documents, topic: focus.topic });
  const candidates = rankCandidates(question, retrieval, { ...parts, focus });
  parts.onCandidates?.(candidates);
  const evidence = selectEvidence(question, candidates, parts.library);
  const chosen =
    candidates.find(({ hit }) => evidence.some(({ units }) => units.includes(hit.unit))) ?? candidates[0];
  const features = readFeatures({
    question,
    retrieval,
    chosen,
    isFollowUp: focus.topic !== undefined,
    quoted: quotedText(evidence, parts.library),
    passageText: chosen ? passageText(parts.library.passages[chosen.hit.passage]!) : '',
    sources: parts.sourceWords,
  });
  parts.onFeatures?.(features);
  const isSure = isAnswerable(features, parts);
  return {
    retrieval,
    evidence,
    isAnswerable: isSure,
    isNear: isSure || answerability(features) > NEAR_ENOUGH,
  };
}

function passageText({ section, text }: Passage): string {
  return `${section.join('\n')}\n${text}`;
}

function quotedText(evidence: Evidence[], library: Library): string {
  return evidence
    .map((piece) => spanOf(piece, library))
    .map(({ passage, start, end }) =>
      library.documents.find(({ id }) => id === passage.documentId)!.text.slice(start, end),
    )
    .join('\n');
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
function reasonOf(retrieval: Retrieval): RefusalReason {
  if (retrieval.words.length === 0) return 'unclear';
  const top = retrieval.units[0]?.literalCoverage ?? 0;
  const nearest = Math.max(retrieval.bestPrompt?.score ?? 0, retrieval.bestGap?.score ?? 0);
  return nearest < FAR && top < 0.5 ? 'out_of_scope' : 'not_in_sources';
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
