/**
 * The HTTP contract: one zod schema for every request, response and stream event. OpenAPI comes from these schemas,
 * and `contract.test.ts` makes the compiler refuse a schema that differs from the type that services return.
 */
import * as z from 'zod';

/** Most characters (UTF-16 code units) of a message, claim, query or comment. */
export const MAX_TEXT = 1000;
/** Most messages in one conversation. */
export const MAX_MESSAGES = 20;

const text = z.string().min(1, { abort: true }).max(MAX_TEXT).regex(/\S/);
/** A place in a document's text, in UTF-16 code units. */
export const offset = z.int().min(0);
/** The fields of a span; `end` is exclusive. */
export const span = { start: offset, end: offset };
const mode = z.enum(['extractive', 'generative']);

const language = z.enum(['nl', 'en']).describe('De taal van de bewoording. Standaard de taal van de vraag.');
const documentIds = z.array(z.string().min(1).max(200)).min(1).max(50);
const documents = documentIds.describe('Beperkt de bronnen tot deze documenten, elk met zijn id.');

const chatMessage = z.strictObject({
  role: z.enum(['user', 'assistant']),
  content: text.describe('1 tot en met 1000 tekens.'),
});

const messages = z.array(chatMessage).min(1).max(MAX_MESSAGES);

/** Body of `POST /v1/chat`. */
export const chatRequest = z.strictObject({
  messages: messages
    .check(({ value, issues }) => {
      if (value.at(-1)?.role !== 'assistant') return;
      const path = [value.length - 1, 'role'];
      issues.push({ code: 'custom', path, input: value, message: 'the last message must be of the user' });
    })
    .describe('Het gesprek tot nu toe; het laatste bericht is de vraag en komt van de gebruiker.'),
  language: z.exactOptional(language),
  documents: z.exactOptional(documents),
  stream: z.exactOptional(z.boolean()).describe('Met true komt het antwoord als text/event-stream.'),
});

/** Body of `POST /v1/claim-checks`. */
export const claimCheckRequest = z.strictObject({
  claim: text.describe('De bewering die tegen de bronnen wordt gehouden.'),
  language: z.exactOptional(language),
  documents: z.exactOptional(documents),
});

/** Query of `GET /v1/passages`; `limit` as a number. */
export const passagesQuery = z.strictObject({
  query: text.describe('Waarnaar gezocht wordt.'),
  limit: z.int().min(1).max(50).default(10).describe('Hoeveel passages ten hoogste.'),
  documents: z.exactOptional(documents),
});

/** Body of `POST /v1/feedback`. */
export const feedbackRequest = z.strictObject({
  answerId: z.string().min(1).max(200).describe('De id van het antwoord.'),
  rating: z.enum(['up', 'down']),
  comment: z.exactOptional(text).describe('Toelichting. Vermeld hier geen persoonsgegevens.'),
});

/** What sort of document a source is. */
export const documentKind = z.enum([
  'policy-letter',
  'nota',
  'letter',
  'motion',
  'question-list',
  'report',
  'other',
]);
/** How firm a source is. */
export const commitment = z
  .enum(['decided', 'will', 'intends', 'aims', 'explores', 'none'])
  .describe('Hoe stellig de bron is, van besloten (decided) tot verkennend (explores).');
const indexIdentity = z.object({ version: z.string(), builtAt: z.iso.datetime() });

/** A verified pointer into a document. */
export const citation = z
  .object({
    number: z.int().min(1),
    documentId: z.string(),
    documentTitle: z.string(),
    documentKind,
    passageId: z.string(),
    section: z.array(z.string()),
    quote: z.string().min(1),
    prefix: z.string(),
    suffix: z.string(),
    ...span,
    url: z.string(),
    sourceUrl: z.string().nullable(),
    commitment,
  })
  .describe('Een citaat: `text.slice(start, end)` van het document is letterlijk `quote` (UTF-16).');

/** A passage as a search returns it. */
export const passageView = z.object({
  id: z.string(),
  documentId: z.string(),
  documentTitle: z.string(),
  section: z.array(z.string()),
  text: z.string(),
  ...span,
  score: z.number(),
});

/** Body of `200` of `POST /v1/chat`, and the data of the stream's `done` event. */
export const answer = z.object({
  id: z.string(),
  answered: z.boolean(),
  reason: z
    .enum(['not_in_sources', 'source_not_indexed', 'out_of_scope', 'unclear', 'unsafe'])
    .nullable()
    .describe('Waarom er geen antwoord is; null als er een is.'),
  answer: z.string().describe('Platte tekst; elke zin die iets stelt draagt haar verwijzingen, zoals [1].'),
  statements: z.array(z.object({ text: z.string(), citations: z.array(z.int().min(1)) })),
  citations: z.array(citation),
  related: z.array(passageView).describe('Wat de bronnen wel zeggen, als er geen antwoord is.'),
  question: z.string().describe('De op zichzelf staande vraag die is beantwoord.'),
  mode,
  aiGenerated: z
    .boolean()
    .describe('true als een taalmodel de bewoording koos (AI-verordening, artikel 50).'),
  model: z.string().nullable(),
  index: indexIdentity,
});

const verdict = z.enum(['supported', 'contradicted', 'not_found']);
const differenceKinds = ['amount', 'number', 'percentage', 'date', 'period', 'actor', 'place'] as const;

/** Body of `200` of `POST /v1/claim-checks`. */
export const claimCheck = z.object({
  id: z.string(),
  verdict,
  explanation: z.string(),
  differences: z.array(
    z.object({
      kind: z.enum([...differenceKinds, 'modality', 'polarity', 'reference']),
      claim: z.string(),
      source: z.string(),
    }),
  ),
  commitment,
  parts: z.array(z.object({ text: z.string(), verdict, citations: z.array(z.int().min(1)) })),
  citations: z.array(citation),
  related: z.array(passageView),
  mode,
  aiGenerated: z.boolean(),
  model: z.string().nullable(),
  index: indexIdentity,
});

/** Body of `200` of `GET /v1/passages`. */
export const passageList = z.object({ passages: z.array(passageView) });

/** Body of `201` of `POST /v1/feedback`. */
export const feedbackReceipt = z.object({ stored: z.boolean() });

const problemCode = z.enum([
  'invalid_input',
  'not_found',
  'method_not_allowed',
  'payload_too_large',
  'unsupported_media_type',
  'rate_limited',
  'unavailable',
  'internal',
]);

/** Where a reader finds a person. */
export const humanContact = z
  .object({ label: z.string(), url: z.string(), telephone: z.string() })
  .describe('Waar een mens de vraag beantwoordt.');

/** Body of every error, and the data of the stream's `error` event (RFC 9457). */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    instance: z.string().describe('Het kenmerk van dit verzoek, voor wie de fout meldt.'),
    code: problemCode,
    errors: z
      .exactOptional(z.array(z.object({ pointer: z.string(), detail: z.string() })))
      .describe('Per onjuist veld een JSON Pointer (RFC 6901) en wat eraan mankeert.'),
    contact: z.exactOptional(humanContact),
  })
  .describe('Foutmelding volgens RFC 9457.');

/** Data of the stream's `statement` event: one verified sentence and its citations in full. */
export const statementEvent = z.object({ text: z.string(), citations: z.array(citation) });

/** What `POST /v1/chat` sends as `text/event-stream`. */
export const chatEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('statement'), data: statementEvent }),
  z.object({ event: z.literal('done'), data: answer }),
  z.object({ event: z.literal('error'), data: problem }),
]);

export type Problem = z.infer<typeof problem>;
export type ProblemCode = Problem['code'];
export type HumanContact = z.infer<typeof humanContact>;
export type ChatRequest = z.infer<typeof chatRequest>;
export type FeedbackRequest = z.infer<typeof feedbackRequest>;
export type ChatEvent = z.infer<typeof chatEvent>;
