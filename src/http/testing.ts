/**
 * A stand-in for the services, for tests of the protocol only: one MADE UP document of two sentences. Whoever tests
 * answers uses the real services.
 */
import type {
  Answer,
  Citation,
  ClaimCheck,
  DocumentSummary,
  DocumentView,
  PassageView,
  Services,
} from '../types.ts';
import type { AppOptions } from './options.ts';

const FIRST = 'De gemeente Voorbeeldstad plant in 2027 honderd bomen.';
const SECOND = 'Het college onderzoekt de aanleg van een park.';
const TEXT = `${FIRST} ${SECOND}`;
const INDEX = { version: 'made-up-1', builtAt: '2026-01-02T03:04:05.000Z' };

const summary: DocumentSummary = {
  id: 'verzonnen-brief',
  kind: 'letter',
  title: 'VERZONNEN brief <b>over</b> bomen (MADE UP)',
  date: '2026-01-02',
  reference: null,
  sourceUrl: null,
  status: 'indexed',
  statusReason: null,
};

const missing: DocumentSummary = {
  ...summary,
  id: 'verzonnen-kamerstuk',
  title: 'VERZONNEN Kamerstuk (MADE UP)',
  date: null,
  status: 'not_fetched',
  statusReason: 'Dit Kamerstuk is nog niet opgenomen.',
};

const view: DocumentView = {
  ...summary,
  text: TEXT,
  sections: [{ id: 's1', heading: 'Bomen', level: 1, path: ['Bomen'], start: 0, end: TEXT.length }],
  blocks: [{ id: 'b1', kind: 'paragraph', path: ['Bomen'], start: 0, end: TEXT.length }],
  footnotes: [],
  references: [],
};

const citation: Citation = {
  number: 1,
  documentId: summary.id,
  documentTitle: summary.title,
  documentKind: summary.kind,
  passageId: 'p1',
  section: ['Bomen'],
  quote: FIRST,
  prefix: '',
  suffix: ` ${SECOND}`,
  start: 0,
  end: FIRST.length,
  url: `/documents/${summary.id}#b1`,
  sourceUrl: null,
  commitment: 'will',
};

const passage: PassageView = {
  id: 'p1',
  documentId: summary.id,
  documentTitle: summary.title,
  section: ['Bomen'],
  text: TEXT,
  start: 0,
  end: TEXT.length,
  score: 1,
};

function makeAnswer(question: string): Answer {
  const answered = question.includes('bomen');
  return {
    id: 'a1',
    answered,
    reason: answered ? null : 'not_in_sources',
    answer: answered ? `${FIRST} [1]` : 'Dat staat niet in de bronnen.',
    statements: answered ? [{ text: FIRST, citations: [1] }] : [],
    citations: answered ? [citation] : [],
    related: answered ? [] : [passage],
    question,
    mode: 'extractive',
    aiGenerated: false,
    model: null,
    index: INDEX,
  };
}

const check: ClaimCheck = {
  id: 'c1',
  verdict: 'contradicted',
  explanation: 'De brief noemt honderd, niet tien.',
  differences: [{ kind: 'number', claim: 'tien', source: 'honderd' }],
  commitment: 'will',
  parts: [{ text: 'Voorbeeldstad plant tien bomen.', verdict: 'contradicted', citations: [1] }],
  citations: [citation],
  related: [],
  mode: 'extractive',
  aiGenerated: false,
  model: null,
  index: INDEX,
};

/** Services over the made-up document; `overrides` replaces single methods, for faults and delays. */
export function createTestServices(overrides: Partial<Services> = {}): Services {
  return {
    index: { ...INDEX, passages: 1, documents: 1, vectorIndex: 'none', embedder: 'none' },
    ask: async ({ messages }) => makeAnswer(messages.at(-1)?.content ?? ''),
    checkClaim: async () => check,
    search: async ({ limit }) => [passage].slice(0, limit),
    listDocuments: () => [summary, missing],
    getDocument: (id) => (id === view.id ? view : undefined),
    timeline: () => [
      {
        title: FIRST,
        period: '2027',
        from: '2027-01-01',
        until: '2027-12-31',
        status: 'will',
        note: null,
        citation,
      },
    ],
    ...overrides,
  };
}

/** Options that every test may change in part. */
export function createTestOptions(overrides: Partial<AppOptions> = {}): AppOptions {
  return {
    version: '1.2.3',
    apiContact: { name: 'Testbeheer', url: 'https://example.nl/contact', email: 'api@example.nl' },
    humanContact: { label: 'Informatie Rijksoverheid', url: 'https://example.nl/mens', telephone: '1400' },
    allowedOrigins: ['https://www.example.nl'],
    ...overrides,
  };
}

/** A POST of JSON, as a client sends it. */
export function postJson(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

/** The body of a chat request with one question. */
export function asking(content: string): { messages: { role: 'user'; content: string }[] } {
  return { messages: [{ role: 'user', content }] };
}

/** A method of the services that fails with `error`. */
export const raise = (error: Error) => async (): Promise<never> => {
  throw error;
};
