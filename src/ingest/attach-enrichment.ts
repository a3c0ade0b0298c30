import { AppError } from '../errors.ts';
import { readAsking } from '../text/asking.ts';
import type { Passage, Prompt, Unit } from '../types.ts';
import {
  type ElsewhereQuestion,
  findPassage,
  type GapEnrichment,
  type PassageEnrichment,
  type SentenceEnrichment,
} from './enrichment.ts';

export interface EnrichmentInput {
  passages: PassageEnrichment[];
  sentences: SentenceEnrichment[];
  gaps: GapEnrichment[];
  elsewhere: ElsewhereQuestion[];
}

export interface AttachedEnrichment {
  prompts: Prompt[];
  /** Search terms by row of the passage. */
  terms: Map<number, string[]>;
}

/**
 * Hangs the enrichment on the passages and units that its anchors name.
 * Throws `corpus_invalid` for an anchor that fits none or several: silence would lose editorial work.
 */
export function attachEnrichment(
  corpus: { passages: Passage[]; units: Unit[]; textOf: Map<string, string> },
  input: EnrichmentInput,
): AttachedEnrichment {
  const rows = new Map(corpus.passages.map((passage, row) => [passage.id, row]));
  const prompts: Prompt[] = [];
  const terms = new Map<number, string[]>();
  for (const entry of input.passages) {
    const row = rowOf(corpus.passages, { rows, anchor: entry.anchor });
    terms.set(row, [...(terms.get(row) ?? []), ...entry.terms, ...entry.termsEn]);
    for (const text of [...entry.questions, ...entry.questionsEn]) {
      prompts.push({ kind: 'question', text, asks: readAsking(text), passage: row, unit: -1 });
    }
  }
  for (const entry of input.sentences) {
    const unit = unitOf(corpus, entry);
    const at = { passage: corpus.units[unit]!.passage, unit };
    for (const text of [...entry.questions, ...entry.questionsEn])
      prompts.push({ kind: 'question', text, asks: readAsking(text), ...at });
    for (const text of [...entry.statements, ...entry.statementsEn])
      prompts.push({ kind: 'statement', text, asks: 'open', ...at });
  }
  for (const entry of input.gaps) {
    const unit = unitOf(corpus, entry);
    const at = { passage: corpus.units[unit]!.passage, unit: -1 };
    for (const gap of entry.gaps)
      prompts.push({
        kind: 'gap',
        text: gap.question,
        asks: readAsking(gap.question),
        wants: gap.wants,
        ...at,
      });
  }
  for (const { question } of input.elsewhere) {
    prompts.push({
      kind: 'gap',
      text: question,
      asks: readAsking(question),
      wants: 'elsewhere',
      passage: -1,
      unit: -1,
    });
  }
  return { prompts, terms };
}

function rowOf(passages: Passage[], at: { rows: Map<string, number>; anchor: string }): number {
  const passage = findPassage(passages, at.anchor);
  if (passage) return at.rows.get(passage.id)!;
  throw misplaced(at.anchor);
}

function unitOf(
  corpus: { passages: Passage[]; units: Unit[]; textOf: Map<string, string> },
  entry: { document: string; anchor: string; nth?: number | undefined },
): number {
  const fits: number[] = [];
  corpus.units.forEach((unit, row) => {
    if (corpus.passages[unit.passage]!.documentId !== entry.document) return;
    const text = corpus.textOf.get(entry.document)!.slice(unit.start, unit.end).replace(/\s+/gu, ' ');
    if (text.startsWith(entry.anchor)) fits.push(row);
  });
  const row = entry.nth === undefined && fits.length !== 1 ? undefined : fits[(entry.nth ?? 1) - 1];
  if (row === undefined) throw misplaced(entry.anchor);
  return row;
}

function misplaced(anchor: string): AppError {
  return new AppError(
    'corpus_invalid',
    `The enrichment anchor "${anchor}" fits no passage, or more than one`,
    {
      hint: 'An anchor is the beginning of exactly one passage or sentence; correct it in corpus/enrichment.',
    },
  );
}
