import * as z from 'zod';
import type {
  BlockKind,
  DocumentSummary,
  LexiconEntry,
  PaperReference,
  Passage,
  Prompt,
  SourceDocument,
  Unit,
} from '../types.ts';

const text = z.string();
const texts = z.array(text);
const place = z.int().min(0);
const span = { start: place, end: place };
const isoDate = z.iso.date();
const id = z.string().min(1);

const documentKind = z.enum([
  'policy-letter',
  'nota',
  'letter',
  'motion',
  'question-list',
  'report',
  'other',
]);
/** Every kind of block; the artifact stores a kind as its place here, so the order stays. */
export const BLOCK_KINDS = [
  'letterhead',
  'heading',
  'paragraph',
  'list-item',
  'table-period',
  'table-row',
  'signature',
  'note',
] as const satisfies BlockKind[];
const blockKind = z.enum(BLOCK_KINDS);

/** What every document says of itself. An address that is no web address would become a link that does harm. */
const head = {
  id,
  kind: documentKind,
  title: text,
  date: isoDate.nullable(),
  reference: text.nullable(),
  sourceUrl: z.url({ protocol: /^https?$/u }).nullable(),
};

const reference: z.ZodType<PaperReference> = z.object({
  ...span,
  text,
  ids: texts,
  chamber: z.enum(['I', 'II']).nullable(),
  year: text.nullable(),
});

const sourceDocument: z.ZodType<SourceDocument> = z.object({
  ...head,
  text,
  sections: z.array(z.object({ ...span, id, heading: text, level: z.int(), path: texts })),
  blocks: z.array(
    z.object({ ...span, kind: blockKind, path: texts, period: z.exactOptional(z.object(span)) }),
  ),
  notes: z.array(z.object({ ...span, number: text, anchor: place })),
  references: z.array(reference),
  offsets: z.array(z.object({ text: place, raw: place, length: place })),
});

const passage: z.ZodType<Passage> = z.object({
  ...span,
  id,
  documentId: id,
  kind: blockKind,
  section: texts,
  text,
  sentences: z.array(z.object(span)),
  period: z.exactOptional(z.object(span)),
  notes: texts,
});

const slotKinds = [
  'period',
  'calendar',
  'event',
  'frequency',
  'amount',
  'number',
  'percentage',
  'actor',
  'person',
  'place',
  'law',
  'paper',
] as const;

const unit: z.ZodType<Unit> = z.object({
  ...span,
  passage: place,
  facts: z.object({
    slots: z.array(z.enum(slotKinds)),
    times: z.array(z.object({ from: isoDate.nullable(), until: isoDate.nullable() })),
    commitment: z.enum(['decided', 'will', 'intends', 'aims', 'explores', 'none']),
    pointsBack: z.boolean(),
  }),
  introduces: z.array(place),
});

const askings = [
  'amount',
  'count',
  'when',
  'who',
  'where',
  'why',
  'which',
  'how',
  'what',
  'yesno',
  'open',
] as const;

const prompt: z.ZodType<Prompt> = z.object({
  kind: z.enum(['question', 'statement', 'gap']),
  text,
  passage: z.int().min(-1),
  unit: z.int().min(-1),
  asks: z.enum(askings),
  wants: z.exactOptional(text),
});

const lexiconEntry: z.ZodType<LexiconEntry> = z.object({
  nl: texts,
  en: texts,
  policy: texts,
  abbr: texts,
  weak: z.optional(z.boolean()),
});

const summary: z.ZodType<DocumentSummary> = z.object({
  ...head,
  status: z.enum(['indexed', 'not_fetched']),
  statusReason: text.nullable(),
});

/** What a record of each list looks like. Fields beside these are nobody's concern. */
export const RECORDS = {
  documents: sourceDocument,
  summaries: summary,
  passages: passage,
  units: unit,
  prompts: prompt,
  lexicon: lexiconEntry,
} as const;
