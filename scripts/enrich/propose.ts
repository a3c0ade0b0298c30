import { AppError } from '../../src/errors.ts';
import { checkProposal } from '../../src/ingest/check-proposal.ts';
import { findPassage, type PassageEnrichment } from '../../src/ingest/enrichment.ts';
import { buildPassages } from '../../src/ingest/passages.ts';
import type { PassageEnricher } from '../../src/ports.ts';
import type { Passage, SourceDocument } from '../../src/types.ts';

export interface Proposed {
  /** In the form of the reviewed files: one passage a line. */
  entries: PassageEnrichment[];
  /** Questions and terms that are kept, and those that brought a fact of their own. */
  kept: number;
  dropped: number;
  /** Passages for which the model gave nothing. */
  failed: number;
}

export interface ProposeOptions {
  enricher: PassageEnricher;
  budgetMs: number;
}

const SHORTEST = 60;
const ANCHOR = 60;
/** Faults in a row after which the provider is taken to be gone. */
const MOST_FAULTS = 3;

/**
 * Asks a model for questions and terms for every passage of a document and drops what brings facts of its own.
 * Errors: `provider_failed` when the model fails three times in a row.
 */
export async function proposeEnrichment(
  document: SourceDocument,
  { enricher, budgetMs }: ProposeOptions,
): Promise<Proposed> {
  const passages = buildPassages(document);
  const proposed: Proposed = { entries: [], kept: 0, dropped: 0, failed: 0 };
  let faults = 0;
  for (const passage of passages.filter(({ kind, text }) => kind !== 'heading' && text.length >= SHORTEST)) {
    const anchor = findAnchor(passage, passages);
    if (anchor === null) continue;
    try {
      const proposal = await enricher.enrich(passage, AbortSignal.timeout(budgetMs));
      const { questions, terms, dropped } = checkProposal(proposal, passage);
      proposed.dropped += dropped;
      proposed.kept += questions.length + terms.length;
      if (questions.length + terms.length > 0)
        proposed.entries.push({ anchor, questions, terms, questionsEn: [], termsEn: [] });
      faults = 0;
    } catch (error) {
      faults += 1;
      proposed.failed += 1;
      if (!(error instanceof AppError) || faults >= MOST_FAULTS) throw error;
    }
  }
  return proposed;
}

/** The shortest beginning of a passage, in whole words, that fits no other; null when all of it fits another too. */
function findAnchor(passage: Passage, passages: Passage[]): string | null {
  const text = passage.text.replace(/\s+/gu, ' ').trim();
  for (let length = ANCHOR; ; length += ANCHOR) {
    const anchor = length >= text.length ? text : text.slice(0, length).replace(/\s\S*$/u, '');
    if (findPassage(passages, anchor)?.id === passage.id) return anchor;
    if (length >= text.length) return null;
  }
}
