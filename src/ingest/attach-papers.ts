import { AppError } from '../errors.ts';
import { readAsking } from '../text/asking.ts';
import type { Passage, Prompt } from '../types.ts';
import type { AttachedEnrichment } from './attach-enrichment.ts';
import { findPassage, type PassageEnrichment } from './enrichment.ts';

/** Reviewed search words of one parliamentary paper. */
export interface PaperEnrichment {
  document: string;
  entries: PassageEnrichment[];
}

/**
 * Hangs the search words of papers on their own passages; those of a paper that is not there wait for it.
 * Errors: `corpus_invalid` for an anchor that fits no passage of its paper, or several.
 */
export function attachPapers(passages: Passage[], papers: PaperEnrichment[]): AttachedEnrichment {
  const rows = new Map(passages.map((passage, row) => [passage.id, row]));
  const prompts: Prompt[] = [];
  const terms = new Map<number, string[]>();
  for (const { document, entries } of papers) {
    const own = passages.filter(({ documentId }) => documentId === document);
    for (const entry of own.length > 0 ? entries : []) {
      const row = rows.get(findOrFail(own, { document, anchor: entry.anchor }).id)!;
      terms.set(row, [...(terms.get(row) ?? []), ...entry.terms, ...entry.termsEn]);
      for (const text of [...entry.questions, ...entry.questionsEn]) {
        prompts.push({ kind: 'question', text, asks: readAsking(text), passage: row, unit: -1 });
      }
    }
  }
  return { prompts, terms };
}

function findOrFail(passages: Passage[], at: { document: string; anchor: string }): Passage {
  const passage = findPassage(passages, at.anchor);
  if (passage) return passage;
  throw new AppError(
    'corpus_invalid',
    `enrichment/papers/${at.document}.jsonl: the anchor "${at.anchor}" fits no passage, or more than one`,
    { hint: 'An anchor is the beginning of exactly one passage of the paper.' },
  );
}
