import { type AnswerParts, answer } from './answer/answer.ts';
import type { ModelWording } from './answer/ask-model.ts';
import { cite, holds, type QuotedSpan } from './answer/cite.ts';
import type { FindingParts } from './answer/findings.ts';
import { detectLanguage } from './answer/question.ts';
import { buildTimeline } from './answer/timeline.ts';
import { type ClaimChecker, createClaimChecker } from './claims/checker.ts';
import { createClaimEvidence } from './claims/evidence-source.ts';
import { createDocumentViewer, viewDocuments } from './documents.ts';
import { guardServices } from './guard-services.ts';
import type { IndexContent } from './index/content.ts';
import type { Breathe, CandidateIndex, Embedder, Retrieval, StartLaps, VectorIndex } from './ports.ts';
import { Retriever } from './retrieve/retriever.ts';
import type { RetrievalWeights } from './retrieve/weights.ts';
import { words } from './text/tokens.ts';
import type {
  AskRequest,
  CheckClaimRequest,
  Citation,
  ClaimCheck,
  DocumentSummary,
  IndexIdentity,
  PassageView,
  Services,
} from './types.ts';

export interface ServiceParts {
  content: IndexContent;
  embedder: Embedder;
  vectorIndex: VectorIndex;
  /** Proposes the passages that are ranked, where the index is too large to score whole. */
  candidates?: CandidateIndex | undefined;
  summaries: DocumentSummary[];
  identity: IndexIdentity;
  /** A model that words answers; without one nothing of it is there. */
  model?: ModelWording | undefined;
  /** For tuning and ablations; the defaults are those that were chosen by measuring. */
  weights?: RetrievalWeights;
  slotChecks?: boolean;
  /** Is told how long each step took. */
  startLaps?: StartLaps | undefined;
  /** Lets others have a turn between the parts of long work. */
  breathe?: Breathe | undefined;
}

const RELATED = 3;

/** What finding evidence needs of a loaded index. Tuning looks at findings without the rest of the services. */
export function createFindingParts(
  content: IndexContent,
  { retriever, slotChecks = true }: { retriever: Retriever; slotChecks?: boolean | undefined },
): FindingParts {
  return {
    slotChecks,
    retrieve: (question, options) => retriever.retrieve(question, options),
    library: content,
    sourceWords: content.statistics
      ? { has: (word) => retriever.holds(word) }
      : new Set(content.documents.flatMap(({ text }) => words(text))),
  };
}

/** Wires retrieval, answers and claim checks over a loaded index. Stateless: the same request gives the same reply. */
export function createServices(parts: ServiceParts): Services {
  const { content, embedder, vectorIndex, summaries, identity } = parts;
  const retriever = new Retriever({
    content,
    embedder,
    vectors: vectorIndex,
    candidates: parts.candidates,
    ...(parts.weights ? { weights: parts.weights } : {}),
  });
  const titles = new Map(content.documents.map(({ id, title }) => [id, title]));
  const viewPassages = (retrieval: Retrieval, limit: number): PassageView[] =>
    retrieval.passages
      .filter(({ passage }) => passage.kind !== 'heading')
      .slice(0, limit)
      .map(({ passage: { id, documentId, section, text, start, end }, score }) => ({
        id,
        documentId,
        documentTitle: titles.get(documentId)!,
        section,
        text,
        start,
        end,
        score,
      }));
  const finding = createFindingParts(content, { retriever, slotChecks: parts.slotChecks });
  const { retrieve } = finding;
  const watch = { startLaps: parts.startLaps, breathe: parts.breathe };
  const answerParts: AnswerParts = { ...finding, ...watch, summaries, viewPassages };
  const check = createClaimChecker(
    createClaimEvidence({
      ...content,
      retrieve,
      wordTerms: (word) => retriever.analyzer.wordTerms(word),
      idf: (term) => retriever.idf(term),
      matchLexicon: (words) => retriever.matchLexicon(words),
    }),
    watch,
  );
  const ask = parts.model?.createAsk(answerParts) ?? ((request: AskRequest) => answer(request, answerParts));
  const viewDocument = openDocumentViews(content, summaries);
  const timeline = buildTimeline({ ...content, units: content.units.slice(0, content.unitsRead) });
  return guardServices({
    index: {
      ...identity,
      passages: content.passages.length,
      documents: content.documents.length,
      vectorIndex: vectorIndex.name,
      embedder: embedder.id,
    },
    ask: async (request, signal) => ({
      id: crypto.randomUUID(),
      ...(await ask(request, signal)),
      index: identity,
    }),
    checkClaim: async (request, signal) => ({
      id: crypto.randomUUID(),
      ...(await checkClaim(request, { check, content, retrieve, viewPassages, model: parts.model, signal })),
      index: identity,
    }),
    search: async ({ query, limit, documents: scope }) =>
      viewPassages(await retriever.retrieve(query, { limit: limit * 2, documents: scope }), limit),
    listDocuments: () => summaries,
    getDocument: viewDocument,
    timeline: () => timeline,
  });
}

/** Views of a small corpus are made once. */
function openDocumentViews(content: IndexContent, summaries: DocumentSummary[]): Services['getDocument'] {
  if (content.statistics) return createDocumentViewer(content, summaries);
  const views = viewDocuments(content, summaries);
  return (id) => views.get(id);
}

interface ClaimParts {
  check: ClaimChecker;
  content: IndexContent;
  retrieve: AnswerParts['retrieve'];
  viewPassages: AnswerParts['viewPassages'];
  model: ModelWording | undefined;
  signal: AbortSignal | undefined;
}

/** Runs a claim check and makes citations of its quotes. */
async function checkClaim(
  request: CheckClaimRequest,
  parts: ClaimParts,
): Promise<Omit<ClaimCheck, 'id' | 'index'>> {
  const outcome = await parts.check(request);
  const citations = outcome.quotes
    .map((quote, index) =>
      cite(spanOfQuote(quote, parts.content), { documents: parts.content.documents, number: index + 1 }),
    )
    .filter((citation: Citation) => holds(citation, parts.content.documents));
  const needsRelated = outcome.verdict === 'not_found' && citations.length === 0;
  const related = needsRelated
    ? parts.viewPassages(await parts.retrieve(request.claim, { documents: request.documents }), RELATED)
    : [];
  const wording = await wordOutcome(request, { ...parts, verdict: outcome.verdict, citations });
  return {
    verdict: outcome.verdict,
    explanation: wording ? `${outcome.explanation} ${wording}` : outcome.explanation,
    differences: outcome.differences,
    commitment: outcome.commitment,
    parts: outcome.parts.map(({ text, verdict, quotes }) => ({
      text,
      verdict,
      citations: quotes.map((quote) => quote + 1),
    })),
    citations,
    related,
    mode: wording ? 'generative' : 'extractive',
    aiGenerated: wording !== null,
    model: wording === null ? null : (parts.model?.id ?? null),
  };
}

/** What the quotes of a settled check say in a model's words, or null. A planning row is told as it stands. */
async function wordOutcome(
  request: CheckClaimRequest,
  at: Pick<ClaimParts, 'content' | 'model' | 'signal'> & Pick<ClaimCheck, 'verdict' | 'citations'>,
): Promise<string | null> {
  if (!at.model || at.verdict === 'not_found') return null;
  const kinds = new Map(at.content.passages.map(({ id, kind }) => [id, kind]));
  const citations = at.citations.filter(({ passageId }) => kinds.get(passageId) === 'paragraph');
  const language = request.language ?? detectLanguage(request.claim);
  const { documents } = at.content;
  return at.model.wordCheck({ claim: request.claim, language, citations, documents }, at.signal);
}

function spanOfQuote(
  quote: { passageId: string; start: number; end: number },
  content: IndexContent,
): QuotedSpan {
  const row = content.passages.findIndex(({ id }) => id === quote.passageId);
  const units = content.units.filter(
    (unit) => unit.passage === row && unit.start < quote.end && unit.end > quote.start,
  );
  return {
    passage: content.passages[row]!,
    start: quote.start,
    end: quote.end,
    commitment: units.find((unit) => unit.facts.commitment !== 'none')?.facts.commitment ?? 'none',
  };
}
