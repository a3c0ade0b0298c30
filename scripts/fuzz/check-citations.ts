import type { Answer, Citation, ClaimCheck, PassageView } from '../../src/types.ts';
import { insist } from './fault.ts';

/** What citations are held against: the published texts, and the map from them to the raw files. */
export interface Sources {
  texts: Map<string, string>;
  isTraceable(citation: Citation): boolean;
}

/** Every citation holds: the quote stands in the text, between its neighbours, traceable, under its own address. */
export function checkCitations(citations: Citation[], { texts, isTraceable }: Sources): void {
  for (const citation of citations) {
    const { documentId, start, end, quote, prefix, suffix, url } = citation;
    const text = texts.get(documentId);
    insist(text !== undefined, 'a citation names a document that is there', documentId);
    insist(quote !== '' && text.slice(start, end) === quote, 'a quote is what its span holds', citation);
    insist(text.slice(0, start).endsWith(prefix), 'the prefix stands before the quote', citation);
    insist(text.slice(end).startsWith(suffix), 'the suffix stands after the quote', citation);
    insist(isTraceable(citation), 'a quote can be traced to the source file', citation);
    const address = `/documents/${encodeURIComponent(documentId)}?start=${start}&end=${end}#`;
    insist(url.startsWith(address), 'the address opens the quote', url);
  }
  const numbers = citations.map(({ number }) => number);
  insist(new Set(numbers).size === numbers.length, 'every citation has a number of its own', numbers);
}

/** Every passage is what the text holds at its span. */
export function checkPassages(passages: PassageView[], { texts }: Sources): void {
  for (const { documentId, start, end, text } of passages)
    insist(texts.get(documentId)?.slice(start, end) === text, 'a passage is what its span holds', text);
}

function checkNumbers(cited: number[][], citations: Citation[]): void {
  const known = new Set(citations.map(({ number }) => number));
  const unknown = cited.flat().filter((number) => !known.has(number));
  insist(unknown.length === 0, 'every number that is cited has a citation', unknown);
}

/** An answer states nothing without a citation, cites nothing that is not there, and says why when it does not answer. */
export function checkAnswer(answer: Answer, sources: Sources): void {
  const { answered, reason, statements, citations, related } = answer;
  checkCitations(citations, sources);
  checkPassages(related, sources);
  checkNumbers(
    statements.map((statement) => statement.citations),
    citations,
  );
  insist(answered === (reason === null), 'an answer has no reason, a refusal has one', reason);
  insist(!answered || statements.length > 0, 'an answer states something');
  const bare = statements.filter((statement) => statement.citations.length === 0);
  insist(bare.length === 0, 'every statement has a citation', bare);
  const marked = [...answer.answer.matchAll(/ \[(\d+)\]/gu)].map(([, number]) => Number(number));
  checkNumbers([statements.length > 0 ? marked : []], citations);
}

/** A verdict rests on a citation, unless nothing was found. */
export function checkClaimCheck(check: ClaimCheck, sources: Sources): void {
  checkCitations(check.citations, sources);
  checkPassages(check.related, sources);
  checkNumbers(
    check.parts.map((part) => part.citations),
    check.citations,
  );
  const isFound = check.verdict !== 'not_found';
  insist(!isFound || check.citations.length > 0, 'a verdict rests on a citation', check.verdict);
  const expected = check.parts.some(({ verdict }) => verdict === 'contradicted')
    ? 'contradicted'
    : check.verdict;
  insist(check.verdict === expected, 'a claim with a contradicted part is contradicted', check.parts);
}
