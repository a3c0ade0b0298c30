import * as z from 'zod';
import { AppError } from '../errors.ts';
import type { DocumentView, SearchRequest, Services, Span } from '../types.ts';
import { findDocument } from './documents.ts';
import { anchorOf, quoteUrl } from './pages/quote-url.ts';
import { checkDocuments } from './read-input.ts';

/** Where documents come from and under which origin they are read. */
export interface DocumentPlace {
  services: Services;
  base: string;
}

/** Output of `search`, with the fields that ChatGPT asks for and the passage itself. */
export const found = z.object({
  results: z.array(z.object({ id: z.string(), title: z.string(), url: z.string(), text: z.string() })),
});

export const fetchRequest = z.strictObject({
  id: z.string().min(1).max(300).describe('Een id uit `search`, of de id van een document.'),
});

/** Output of `fetch`, with the fields that ChatGPT asks for. */
export const fetched = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  text: z.string(),
  metadata: z.record(z.string(), z.string()),
});

const PASSAGE_ID = /^(.+)#([^#@]+)@(\d{1,9})-(\d{1,9})$/;

function writeTitle(documentTitle: string, path: string[]): string {
  return [documentTitle, ...path.slice(-1)].join(', ');
}

/** The passages nearest to a query. Each id says where the passage stands, so that `fetch` needs nothing else. */
export async function findResults(request: SearchRequest, { services, base }: DocumentPlace) {
  checkDocuments(request.documents, services.listDocuments());
  const passages = await services.search(request);
  const results = passages.map(({ id, documentId, documentTitle, section, text, start, end }) => ({
    id: `${documentId}#${anchorOf(id)}@${start}-${end}`,
    title: writeTitle(documentTitle, section),
    url: base + quoteUrl(documentId, { start, end }, id),
    text,
  }));
  return { results };
}

function describeDocument({ kind, date, reference, sourceUrl }: DocumentView, index: Services['index']) {
  const known = Object.entries({ kind, date, reference, sourceUrl, indexVersion: index.version });
  return Object.fromEntries(known.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

/** The innermost section around a place, or the place itself where the document has no sections. */
function widen({ sections }: DocumentView, { start, end }: Span): Span & { path: string[] } {
  const around = sections.filter((section) => section.start <= start && end <= section.end);
  return around.sort((a, b) => b.start - a.start || a.end - b.end)[0] ?? { start, end, path: [] };
}

function fetchPassage(id: string, [documentId, anchor, span]: [string, string, Span], place: DocumentPlace) {
  const view = findDocument(place.services, documentId);
  if (span.start >= span.end || span.end > view.text.length)
    throw new AppError('not_found', 'This version of the document has no such place. Search again.');
  const { start, end, path } = widen(view, span);
  return {
    id,
    title: writeTitle(view.title, path),
    url: place.base + quoteUrl(documentId, span, anchor),
    text: view.text.slice(start, end),
    metadata: { ...describeDocument(view, place.services.index), section: path.join(' › ') },
  };
}

/** The text behind an id; throws `not_found`, with the reason, where there is none. */
export function fetchText(id: string, place: DocumentPlace): z.infer<typeof fetched> {
  const [, documentId, anchor, start, end] = PASSAGE_ID.exec(id) ?? [];
  if (documentId && anchor)
    return fetchPassage(id, [documentId, anchor, { start: Number(start), end: Number(end) }], place);
  const view = findDocument(place.services, id);
  return {
    id,
    title: view.title,
    url: `${place.base}/documents/${encodeURIComponent(id)}`,
    text: view.text,
    metadata: describeDocument(view, place.services.index),
  };
}
