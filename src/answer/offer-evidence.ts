import type { OfferedEvidence } from '../ports.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Citation, SourceDocument } from '../types.ts';
import type { Grounds } from './grounds.ts';
import type { CitedEvidence } from './write.ts';

/** A sentence that a model may rest on: what it sees, what it is held against, and the citations it stands for. */
export interface Offer extends OfferedEvidence {
  grounds: Grounds;
  /** Numbers of the citations that quote it. */
  citations: number[];
}

const TOLD_BY_QUOTE = new Set(['period', 'signature']);

/** The sentences of the quotes, with ids of this answer only; a planning row goes with its period. */
export function offerEvidence(cited: CitedEvidence[], documents: SourceDocument[]): Offer[] {
  const period = cited.find(({ evidence }) => evidence.role === 'period')?.citation;
  return cited
    .filter(({ evidence }) => !TOLD_BY_QUOTE.has(evidence.role))
    .flatMap(({ evidence, citation }) =>
      evidence.role === 'row' ? readRow(citation, period) : readSentences(citation),
    )
    .map(({ text, kind, citation, citations }, index) => ({
      id: `e${index + 1}`,
      text,
      section: citation.section,
      citations,
      grounds: {
        text,
        kind,
        date: documents.find(({ id }) => id === citation.documentId)?.date ?? '2000-01-01',
        isLetter: citation.documentKind === 'policy-letter',
      },
    }));
}

interface ReadText extends Pick<Grounds, 'text' | 'kind'>, Pick<Offer, 'citations'> {
  citation: Citation;
}

function readSentences(citation: Citation): ReadText[] {
  return splitSentences(citation.quote).map(({ start, end }) => ({
    text: citation.quote.slice(start, end).replace(/\s+/gu, ' '),
    kind: 'prose',
    citation,
    citations: [citation.number],
  }));
}

function readRow(row: Citation, period: Citation | undefined): ReadText[] {
  if (!period) return [];
  const text = `${period.quote}: ${row.quote}`.replace(/\s+/gu, ' ');
  return [{ text, kind: 'row', citation: row, citations: [period.number, row.number] }];
}
