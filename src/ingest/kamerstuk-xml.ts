import { AppError } from '../errors.ts';
import type { DocumentKind, PaperReference, SourceDocument, Span } from '../types.ts';
import { findPaperReferences } from './citations.ts';
import { readBody } from './kamerstuk-body.ts';
import { kindOfTitle, type PaperHead, readHead } from './kamerstuk-head.ts';
import type { PaperMetadata } from './paper-metadata.ts';
import { isElement, parseXml, type XmlElement } from './xml-tree.ts';

/** A paper as a document, with what it says of itself. */
export interface ParsedPaper {
  document: SourceDocument;
  head: PaperHead;
}

/**
 * Parses the XML of a Kamerstuk (or of written questions) with the identifier `id`, with the present or the old root.
 * Title, date and authors come from the metadata where there is some, else from the paper.
 * A motion does not say whether it was adopted, and neither does the document.
 * Errors: `source_refused` for malformed XML, another root, or a paper that names another identifier than `id`.
 */
export function parseKamerstuk(xml: string, id: string, metadata: PaperMetadata | null = null): ParsedPaper {
  const root = parseXml(xml);
  checkRoot(root, id);
  const head = readHead(root);
  checkIdentity(head, { id, metadata });
  const kind = kindOf(head, { root, metadata });
  const { links, ...body } = readBody({ name: 'paper', attributes: {}, children: [root] }, kind);
  if (body.text === '') throw refuse(id, 'it holds no text');
  return {
    document: {
      ...describePaper(id, { head, metadata, kind }),
      ...body,
      references: mergeLinks(body.text, links),
    },
    head,
  };
}

/** What a document says of a paper, whichever format its text came in. */
export function describePaper(
  id: string,
  given: { head: PaperHead | null; metadata: PaperMetadata | null; kind: DocumentKind },
): Pick<SourceDocument, 'id' | 'kind' | 'title' | 'date' | 'reference' | 'sourceUrl'> {
  const { head, metadata, kind } = given;
  return {
    id,
    kind,
    title: metadata?.title ?? head?.title ?? `Kamerstuk ${id.replace(/^kst-/u, '')}`,
    date: metadata?.issued ?? head?.date ?? null,
    reference: citationOf({
      chamber: head?.chamber ?? metadata?.chamber ?? null,
      year: head?.year ?? metadata?.year ?? null,
      dossier: head?.dossier ?? metadata?.dossier ?? null,
      number: head?.number ?? metadata?.number ?? null,
    }),
    sourceUrl: `https://zoek.officielebekendmakingen.nl/${id}.html`,
  };
}

/** `Kamerstukken II 2025/26, 36800 VII, nr. 52`, after the Leidraad voor juridische auteurs; null without a number. */
function citationOf(of: Pick<PaperHead, 'chamber' | 'year' | 'dossier' | 'number'>): string | null {
  if (!of.dossier || !of.number) return null;
  const year = of.year ? ` ${of.year.slice(0, 4)}/${of.year.slice(7)}` : '';
  const number = /^\d/u.test(of.number) ? `nr. ${of.number}` : of.number;
  return `Kamerstukken${of.chamber ? ` ${of.chamber}` : ''}${year}, ${of.dossier.replace('-', ' ')}, ${number}`;
}

function checkRoot(root: XmlElement, id: string): void {
  if (root.name === 'kamerwrk') return;
  if (root.name !== 'officiele-publicatie')
    throw refuse(id, `its root is <${root.name}>, not <officiele-publicatie>`);
  const sorts = root.children.filter(isElement).map(({ name }) => name);
  if (!sorts.includes('kamerstuk') && !sorts.includes('kamervragen')) throw refuse(id, 'it is no Kamerstuk');
}

/** Neither the metadata nor the record that the paper names may be of another; without both, its number counts. */
function checkIdentity(
  head: PaperHead,
  { id, metadata }: { id: string; metadata: PaperMetadata | null },
): void {
  const said = [metadata?.id, head.recordId].filter((name) => name !== undefined && name !== null);
  if (said.length === 0 && head.id) said.push(head.id);
  if (said.length === 0) throw refuse(id, 'it does not say which paper it is');
  const other = said.find((name) => name.toLowerCase() !== id.toLowerCase());
  if (other) throw refuse(id, `it says that it is ${other}`);
}

function kindOf(head: PaperHead, given: { root: XmlElement; metadata: PaperMetadata | null }): DocumentKind {
  if (given.root.children.some((child) => isElement(child) && child.name === 'kamervragen'))
    return 'question-list';
  const own = kindOfTitle(head.title);
  return own === 'other' ? kindOfTitle(given.metadata?.types.join(' ') ?? null) : own;
}

/** A link that the paper itself makes is better than any reading of its words. Both come in the order of the text. */
function mergeLinks(text: string, links: (Span & { id: string })[]): PaperReference[] {
  const papers = links.filter(({ id }) => id.startsWith('kst-'));
  const references: PaperReference[] = [];
  let next = 0;
  const takeLinks = (until: number) => {
    const from = next;
    while (next < papers.length && papers[next]!.start < until) next += 1;
    return papers.slice(from, next);
  };
  const addOwn = ({ id, start, end }: Span & { id: string }) =>
    references.push({ start, end, text: text.slice(start, end), ids: [id], chamber: null, year: null });
  for (const reference of findPaperReferences(text)) {
    const before = takeLinks(reference.end);
    before.filter(({ end }) => end <= reference.start).forEach(addOwn);
    const ids = [...new Set(before.filter(({ end }) => end > reference.start).map(({ id }) => id))];
    const agrees = ids.every((id) => reference.ids.includes(id));
    references.push(agrees ? reference : { ...reference, ids });
  }
  takeLinks(text.length).forEach(addOwn);
  return references;
}

function refuse(id: string, why: string): AppError {
  return new AppError('source_refused', `The paper ${id} was refused: ${why}`, {
    hint: 'Check the identifier, and whether the file is the XML of that publication.',
  });
}
