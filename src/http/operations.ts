import type { ProblemCode } from '../contract.ts';

/** One operation of the API as the OpenAPI document and `/docs` describe it. Texts in Dutch, as the design rules ask. */
export interface Operation {
  method: 'get' | 'post';
  /** Below `/v1`. */
  path: string;
  id: string;
  tag: string;
  summary: string;
  description: string;
  /** Schema of the request body. */
  body?: { schema: string; example: unknown };
  /** True when the query parameters of the passage search apply. */
  hasPassagesQuery?: boolean;
  /** Path parameters with what they mean. */
  pathParameters?: { name: string; description: string; example: string }[];
  success: { status: 200 | 201; description: string; schema?: string; isStream?: boolean };
  problems: ProblemCode[];
}

const asked: ProblemCode[] = ['invalid_input', 'rate_limited', 'unavailable', 'internal'];
const posted: ProblemCode[] = [...asked, 'payload_too_large', 'unsupported_media_type'];

/** Every operation below `/v1`, in the order in which a reader meets them. */
export const operations: Operation[] = [
  {
    method: 'post',
    path: '/chat',
    id: 'askQuestion',
    tag: 'Vragen',
    summary: 'Stel een vraag',
    description:
      'Geeft een antwoord dat bestaat uit zinnen uit de bronnen, elk met een citaat dat te controleren is, of de reden ' +
      'waarom er geen antwoord is. Met `stream: true` of `Accept: text/event-stream` komt hetzelfde antwoord zin voor ' +
      'zin: gebeurtenissen `statement`, daarna `done`, of `error`. De geschiedenis blijft bij de client.',
    body: {
      schema: 'ChatRequest',
      example: {
        messages: [{ role: 'user', content: 'Wanneer komt het nieuwe stembiljet?' }],
        language: 'nl',
      },
    },
    success: { status: 200, description: 'Het antwoord.', schema: 'Answer', isStream: true },
    problems: posted,
  },
  {
    method: 'post',
    path: '/claim-checks',
    id: 'checkClaim',
    tag: 'Vragen',
    summary: 'Controleer een bewering',
    description:
      'Zegt of de bronnen een bewering dragen (supported), tegenspreken (contradicted) of er niets over zeggen ' +
      '(not_found), met het precieze verschil. Een bewering in delen is tegengesproken als een deel dat is.',
    body: {
      schema: 'ClaimCheckRequest',
      example: { claim: 'Het kabinet trekt 5 miljoen euro uit voor veilige raadsvergaderingen.' },
    },
    success: { status: 200, description: 'De uitkomst.', schema: 'ClaimCheck' },
    problems: posted,
  },
  {
    method: 'get',
    path: '/passages',
    id: 'searchPassages',
    tag: 'Bronnen',
    summary: 'Zoek passages',
    description: 'De passages die het dichtst bij de zoekvraag liggen, de beste eerst.',
    hasPassagesQuery: true,
    success: { status: 200, description: 'De gevonden passages.', schema: 'PassageList' },
    problems: asked,
  },
  {
    method: 'get',
    path: '/documents',
    id: 'listDocuments',
    tag: 'Bronnen',
    summary: 'Alle documenten',
    description: 'Elk document van het corpus, ook wat nog niet is opgenomen en waarom niet.',
    success: { status: 200, description: 'De documenten.', schema: 'DocumentList' },
    problems: ['internal'],
  },
  {
    method: 'get',
    path: '/documents/{id}',
    id: 'getDocument',
    tag: 'Bronnen',
    summary: 'Een document',
    description:
      'De leestekst waarin elk citaat wijst, met indeling, voetnoten en verwijzingen naar Kamerstukken.',
    pathParameters: [
      { name: 'id', description: 'De id van het document.', example: 'beleidsbrief-bzk-2026' },
    ],
    success: { status: 200, description: 'Het document.', schema: 'DocumentView' },
    problems: ['invalid_input', 'not_found', 'internal'],
  },
  {
    method: 'get',
    path: '/timeline',
    id: 'getTimeline',
    tag: 'Bronnen',
    summary: 'De planning',
    description: 'Wat er wanneer staat te gebeuren, uit de planningstabel en uit data in de tekst.',
    success: { status: 200, description: 'De planning.', schema: 'Timeline' },
    problems: ['internal'],
  },
  {
    method: 'post',
    path: '/feedback',
    id: 'giveFeedback',
    tag: 'Vragen',
    summary: 'Geef een oordeel over een antwoord',
    description: 'Wordt alleen bewaard waar de beheerder dat heeft ingesteld; `stored` zegt of dat zo is.',
    body: {
      schema: 'FeedbackRequest',
      example: { answerId: '0b8f6f0e-7c1d-4d0e-9a3c-1f2e3d4c5b6a', rating: 'up' },
    },
    success: { status: 201, description: 'Ontvangen.', schema: 'FeedbackReceipt' },
    problems: posted,
  },
  {
    method: 'get',
    path: '/openapi.json',
    id: 'getOpenApi',
    tag: 'Beschrijving',
    summary: 'Deze beschrijving',
    description: 'De beschrijving van deze API volgens OpenAPI 3.1, voor elke herkomst leesbaar.',
    success: { status: 200, description: 'Het OpenAPI-document.' },
    problems: ['internal'],
  },
];
