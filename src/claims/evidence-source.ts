import type { Retrieve } from '../ports.ts';
import type { Passage, Prompt, SourceDocument, Span, Unit } from '../types.ts';
import type { ClaimEvidence, EvidenceHit, EvidenceUnit } from './evidence.ts';

/** What the index and the retriever give; `services.ts` fills it in. */
export interface EvidenceSource {
  documents: SourceDocument[];
  passages: Passage[];
  /** Units in reading order, each with the row of its passage. */
  units: Unit[];
  /** Of a large corpus: units, from the first on, that are listed; all others can be searched only. */
  unitsRead?: number | undefined;
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

/** Units that are kept as they were read: all of a small corpus. */
const KEPT = 50_000;

/** Turns the index into what the claim checker asks of it: units with their text, paraphrases and neighbours. */
export function createClaimEvidence(source: EvidenceSource): ClaimEvidence {
  const ranges = rangesOf(source);
  const units = new UnitReader(source, ranges);
  return {
    get units() {
      return source.units.slice(0, source.unitsRead).map((_, row) => units.read(row));
    },
    async retrieve(text, { documents, limit }) {
      const { units: hits } = await source.retrieve(text, { documents });
      return hits
        .map(
          (hit): EvidenceHit => ({
            unit: units.read(hit.unit),
            similarity: Math.min(1, (hit.textScore + 2 * hit.promptScore + hit.passageScore) / 4),
          }),
        )
        .sort((a, b) => b.similarity - a.similarity || a.unit.order - b.unit.order)
        .slice(0, limit);
    },
    neighbours(documentId, from, until) {
      const range = ranges.get(documentId);
      if (!range) return [];
      const end = Math.min(range.end, range.start + Math.max(0, until));
      const found: EvidenceUnit[] = [];
      for (let row = range.start + Math.max(0, from); row < end; row += 1) found.push(units.read(row));
      return found;
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

/** Reads a unit when it is asked for, once. */
class UnitReader {
  private readonly source: EvidenceSource;
  private readonly ranges: Map<string, Span>;
  private readonly documents: Map<string, SourceDocument>;
  private readonly promptsOf = new Map<number, Prompt[]>();
  private readonly known = new Map<number, EvidenceUnit>();

  constructor(source: EvidenceSource, ranges: Map<string, Span>) {
    this.source = source;
    this.ranges = ranges;
    this.documents = new Map(source.documents.map((document) => [document.id, document]));
    for (const prompt of source.prompts) {
      const list = this.promptsOf.get(prompt.unit);
      if (list) list.push(prompt);
      else this.promptsOf.set(prompt.unit, [prompt]);
    }
  }

  read(row: number): EvidenceUnit {
    const known = this.known.get(row);
    if (known) return known;
    const unit = this.make(row);
    if (this.known.size >= KEPT) this.known.clear();
    this.known.set(row, unit);
    return unit;
  }

  private make(row: number): EvidenceUnit {
    const { start, end, passage: at } = this.source.units[row]!;
    const { id: passageId, kind, section, period, documentId } = this.source.passages[at]!;
    const { text, title, kind: documentKind, date } = this.documents.get(documentId)!;
    const order = row - this.ranges.get(documentId)!.start;
    return {
      ...{ key: String(row), start, end, order, documentId, documentTitle: title, documentKind },
      documentDate: date ?? '2000-01-01',
      ...{ passageId, kind, section, text: text.slice(start, end) },
      period: period ? { ...period, text: text.slice(period.start, period.end) } : null,
      statements: this.promptsFor(row, 'statement'),
      questions: this.promptsFor(row, 'question'),
    };
  }

  private promptsFor(row: number, wanted: Prompt['kind']): string[] {
    return (this.promptsOf.get(row) ?? []).flatMap(({ kind, text }) => (kind === wanted ? [text] : []));
  }
}

/** For each document the rows of its units, which stand together. */
function rangesOf({ units, passages }: EvidenceSource): Map<string, Span> {
  const ranges = new Map<string, Span>();
  let passage = -1;
  let range: Span = { start: 0, end: 0 };
  units.forEach((unit, row) => {
    if (unit.passage !== passage) {
      passage = unit.passage;
      const { documentId } = passages[passage]!;
      range = ranges.get(documentId) ?? { start: row, end: row };
      ranges.set(documentId, range);
    }
    range.end = row + 1;
  });
  return ranges;
}
