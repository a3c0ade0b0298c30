import { splitSentences } from '../text/sentences.ts';
import type { Block, Passage, SourceDocument, Span } from '../types.ts';

/** Cuts a document into passages, one a block, in reading order. Identifiers are stable for the same text. */
export function buildPassages(document: SourceDocument): Passage[] {
  return document.blocks.map((block, index) => ({
    id: `${document.id}:p${index + 1}`,
    documentId: document.id,
    kind: block.kind,
    section: block.path,
    start: block.start,
    end: block.end,
    text: document.text.slice(block.start, block.end),
    sentences: sentencesOf(document.text, block),
    ...(block.period ? { period: block.period } : {}),
    notes: document.notes
      .filter((note) => note.anchor > block.start && note.anchor <= block.end)
      .map((note) => note.number),
  }));
}

/** What may be quoted by itself: the sentences of a paragraph, the lines of an address, every other block whole. */
function sentencesOf(text: string, block: Block): Span[] {
  if (block.kind === 'paragraph') return splitSentences(text, block.start, block.end);
  const isField = block.path.length > 1;
  if (block.kind === 'letterhead' && !isField) return linesOf(text, block);
  return [{ start: block.start, end: block.end }];
}

function linesOf(text: string, block: Span): Span[] {
  const spans: Span[] = [];
  let at = block.start;
  for (const line of text.slice(block.start, block.end).split('\n')) {
    if (line.trim() !== '') spans.push({ start: at, end: at + line.length });
    at += line.length + 1;
  }
  return spans;
}
