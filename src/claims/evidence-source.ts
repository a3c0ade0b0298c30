import type { Retrieve } from '../ports.ts';
import type { Passage, Prompt, SourceDocument, Span, Unit } from '../types.ts';
import type { ClaimEvidence, EvidenceHit, EvidenceUnit } from './evidence.ts';

/** What the index and the retriever give; `services.ts` fills it in. */
export interface EvidenceSource {
  documents: SourceDocument[];
  passages: Passage[];
  /** Units in reading order, each with the row of its passage. */
  units: Unit[];
  prompts: Prompt[];
  retrieve: Retrieve;
  /** Stems of a folded word and of its compound parts, the whole word first. */
  wordTerms(word: string): readonly [string, number][];
  idf(term: string): number;
  /** Policy words that the lexicon gives for folded words; `at` and `length` say for which of them. */
  matchLexicon(words: string[]): { policy: string[]; weight: number; at: number; length: number }[];
}

/** Below this weight a lexicon entry is a loose relation. */
const WEAK = 0.4;

/** Turns the index into what the claim checker asks of it: units with their text, paraphrases and neighbours. */
export function createClaimEvidence(source: EvidenceSource): ClaimEvidence {
  const units = readUnits(source);
  const ranges = rangesOf(units);
  return {
    units,
    async retrieve(text, { documents, limit }) {
      const { units: hits } = await source.retrieve(text, { documents });
      return hits
        .map(
          (hit): EvidenceHit => ({
            unit: units[hit.unit]!,
            similarity: Math.min(1, (hit.textScore + 2 * hit.promptScore + hit.passageScore) / 4),
          }),
        )
        .sort((a, b) => b.similarity - a.similarity || a.unit.order - b.unit.order)
        .slice(0, limit);
    },
    neighbours(documentId, from, until) {
      const range = ranges.get(documentId);
      if (!range) return [];
      return units.slice(
        range.start + Math.max(0, from),
        Math.min(range.end, range.start + Math.max(0, until)),
      );
    },
    wordTerms: source.wordTerms,
    idf: source.idf,
    expand(phrase) {
      const words = phrase.split(' ');
      return source
        .matchLexicon(words)
        .filter((match) => match.at === 0 && match.length === words.length)
        .map(({ policy, weight }) => ({ words: policy, weak: weight < WEAK }));
    },
  };
}

function readUnits({ documents, passages, units, prompts }: EvidenceSource): EvidenceUnit[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const orders = new Map<string, number>();
  const read = units.map((unit, row): EvidenceUnit => {
    const passage = passages[unit.passage]!;
    const document = byId.get(passage.documentId)!;
    const order = orders.get(document.id) ?? 0;
    orders.set(document.id, order + 1);
    const { period } = passage;
    return {
      key: String(row),
      start: unit.start,
      end: unit.end,
      order,
      documentId: document.id,
      documentTitle: document.title,
      documentKind: document.kind,
      documentDate: document.date ?? '2000-01-01',
      passageId: passage.id,
      kind: passage.kind,
      section: passage.section,
      text: document.text.slice(unit.start, unit.end),
      period: period ? { ...period, text: document.text.slice(period.start, period.end) } : null,
      statements: [],
      questions: [],
    };
  });
  for (const prompt of prompts) {
    const unit = read[prompt.unit];
    if (prompt.kind === 'statement') unit?.statements.push(prompt.text);
    else if (prompt.kind === 'question') unit?.questions.push(prompt.text);
  }
  return read;
}

function rangesOf(units: EvidenceUnit[]): Map<string, Span> {
  const ranges = new Map<string, Span>();
  units.forEach((unit, row) => {
    const range = ranges.get(unit.documentId);
    if (range) range.end = row + 1;
    else ranges.set(unit.documentId, { start: row, end: row + 1 });
  });
  return ranges;
}
