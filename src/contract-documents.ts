/** The part of the HTTP contract that shows the documents themselves: list, reading text, planning. */
import * as z from 'zod';
import { citation, commitment, documentKind, offset, span } from './contract.ts';

const isoDate = z.iso.date().nullable();
const documentStatus = z.enum(['indexed', 'not_fetched']);
const statusReason = z.string().nullable().describe('Waarom het document er niet is; null als het er is.');

/** A document as the corpus knows it, fetched or not. */
export const documentSummary = z.object({
  id: z.string(),
  kind: documentKind,
  title: z.string(),
  date: isoDate,
  reference: z.string().nullable(),
  sourceUrl: z.string().nullable(),
  status: documentStatus,
  statusReason,
});

/** Body of `200` of `GET /v1/documents`. */
export const documentList = z.object({ documents: z.array(documentSummary) });

const block = z.object({
  ...span,
  id: z.string(),
  kind: z.enum([
    'letterhead',
    'heading',
    'paragraph',
    'list-item',
    'table-period',
    'table-row',
    'signature',
    'note',
  ]),
  path: z.array(z.string()),
  period: z.exactOptional(z.object(span)),
});

const outgoingReference = z.object({
  ...span,
  text: z.string(),
  ids: z.array(z.string()),
  chamber: z.enum(['I', 'II']).nullable(),
  year: z.string().nullable(),
  papers: z.array(z.object({ id: z.string(), status: documentStatus, statusReason, url: z.string() })),
});

/** Body of `200` of `GET /v1/documents/{id}`. */
export const documentView = z.object({
  ...documentSummary.shape,
  text: z.string().describe('De leestekst waarin elk citaat wijst.'),
  sections: z.array(
    z.object({ ...span, id: z.string(), heading: z.string(), level: z.int(), path: z.array(z.string()) }),
  ),
  blocks: z.array(block),
  footnotes: z.array(z.object({ ...span, number: z.string(), anchor: offset, text: z.string() })),
  references: z.array(outgoingReference),
});

/** One thing that the planning announces. */
export const timelineItem = z.object({
  title: z.string(),
  period: z.string().nullable().describe('Zoals de bron het zegt; null als de bron geen tijd noemt.'),
  from: isoDate,
  until: isoDate,
  status: commitment,
  note: z.string().nullable(),
  citation,
});

/** Body of `200` of `GET /v1/timeline`. */
export const timeline = z.object({ items: z.array(timelineItem) });
