import type { Breathe, Retrieval, Retrieve, StartLaps } from '../ports.ts';
import type { AskRequest, Language, Library, Passage, RefusalReason } from '../types.ts';
import { spanOf } from './cite.ts';
import { isBare, onlyNamesSubject, type StandAlone, standAlone } from './conversation.ts';
import { answerability, isAnswerable, readFeatures } from './decide.ts';
import type { DecisionFeatures } from './decision-weights.ts';
import { selectEvidence } from './evidence.ts';
import type { Evidence } from './evidence-pieces.ts';
import { type Question, understandQuestion } from './question.ts';
import type { QuestionPart } from './question-parts.ts';
import { type Candidate, rankCandidates } from './rank.ts';
import { screenConversation, withoutOrders } from './screen.ts';
import { findTopic, type Topic } from './topic.ts';

export interface FindingParts {
  /** Without slot checks (for ablations) a fact of the right kind need not be there. */
  slotChecks: boolean;
  retrieve: Retrieve;
  library: Library;
  /** Every folded word of the sources, hyphenated ones in pieces too. */
  sourceWords: Pick<ReadonlySet<string>, 'has'>;
  startLaps?: StartLaps | undefined;
  breathe?: Breathe | undefined;
}

/** What the sources hold for one part of a question, and what the decision to answer rests on. */
export interface Finding {
  retrieval: Retrieval;
  /** Units, best first. */
  candidates: Candidate[];
  features: DecisionFeatures;
  evidence: Evidence[];
  isAnswerable: boolean;
  /** Near enough to be told beside another part that is answered. */
  isNear: boolean;
}

/** A question as it was read. Unwanted questions are not searched: they have no findings, all others have one or more. */
export interface Findings {
  asked: StandAlone;
  question: Question;
  language: Language;
  unwanted: RefusalReason | null;
  findings: Finding[];
}

/** A part this likely to be answered is told beside one that is answered. */
const NEAR_ENOUGH = 0.25;

/** Reads the last question of a conversation and finds what the sources hold for it, one finding a part of it. */
export async function findAnswers(request: AskRequest, parts: FindingParts): Promise<Findings> {
  const asked = standAlone(withoutOrders(request.messages));
  const understood = readInConversation(asked);
  const language = request.language ?? understood.language;
  const question = { ...understood, language };
  const unwanted = screenConversation(request.messages);
  if (unwanted) return { asked, question, language, unwanted, findings: [] };
  const isComplete = question.text !== asked.question || onlyNamesSubject(asked.question);
  const focus = isComplete
    ? { topic: undefined, passage: null, unit: null }
    : await findTopic(asked, { ...parts, documents: request.documents });
  const findings = await findAll(question, { request, parts, focus });
  return { asked, question, language, unwanted, findings };
}

/** "En wanneer?" asks that of what was asked before; "En het lobbyregister?" asks the same of something else. */
function readInConversation({ question, topic, before }: StandAlone): Question {
  const understood = understandQuestion(question);
  if (!topic || !before) return understood;
  if (isBare(question)) return { ...understood, text: before, parts: [{ text: before }] };
  if (!onlyNamesSubject(question)) return understood;
  const { kind, wants, planning, place } = understandQuestion(before);
  return { ...understood, kind, wants, planning, place };
}

/** One finding a part of the question; a later part is read with the earlier ones as its topic. */
async function findAll(
  question: Question,
  at: { request: AskRequest; parts: FindingParts; focus: Topic },
): Promise<Finding[]> {
  if (question.parts.length < 2) return [await find(question, at)];
  const findings: Finding[] = [];
  let topic = at.focus.topic;
  for (const part of question.parts) {
    const asked = { ...readPart(part), language: question.language };
    const request = narrow(at.request, { part, library: at.parts.library });
    findings.push(await find(asked, { ...at, request, focus: { ...at.focus, topic } }));
    await at.parts.breathe?.();
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
  { request, parts, focus }: { request: AskRequest; parts: FindingParts; focus: Topic },
): Promise<Finding> {
  const lap = parts.startLaps?.();
  const retrieval = await parts.retrieve(question.text, { documents: request.documents, topic: focus.topic });
  lap?.('retrieve');
  const candidates = rankCandidates(question, retrieval, { ...parts, focus });
  const evidence = selectEvidence(question, candidates, parts.library);
  lap?.('select');
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
  const isSure = isAnswerable(features, parts);
  lap?.('decide');
  return {
    retrieval,
    candidates,
    features,
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
