/** A good request for every path of the app, whatever corpus stands behind it. */
import type * as z from 'zod';
import * as contract from '../contract.ts';
import * as documents from '../contract-documents.ts';
import { asking, postJson } from './testing.ts';

export interface Surface {
  path: string;
  init?: RequestInit;
  /** 200 when not given. */
  status?: number;
  /** What the answer must fit. */
  schema?: z.ZodType;
}

/** A JSON-RPC message to `/mcp`. */
export function postRpc(method: string, params: object = {}): RequestInit {
  const accept = { Accept: 'application/json, text/event-stream' };
  return postJson({ jsonrpc: '2.0', id: 1, method, params }, accept);
}

/** By the pattern of its route; `documentId` is a document that is there, `question` one that it answers. */
export function listSurfaces(documentId: string, question: string): Record<string, Surface> {
  const chat = { init: postJson(asking(question)), schema: contract.answer };
  const claim = { init: postJson({ claim: question }), schema: contract.claimCheck };
  const feedback = { init: postJson({ answerId: 'a1', rating: 'up' }), schema: contract.feedbackReceipt };
  const completion = { init: postJson({ model: 'briefwijzer', ...asking(question) }) };
  const surfaces: Record<string, Omit<Surface, 'path'> & { path?: string }> = {
    '/v1/chat': chat,
    '/v1/claim-checks': claim,
    '/v1/passages': {
      path: `/v1/passages?query=${encodeURIComponent(question)}&limit=1`,
      schema: contract.passageList,
    },
    '/v1/documents': { schema: documents.documentList },
    '/v1/documents/:id': { path: `/v1/documents/${documentId}`, schema: documents.documentView },
    '/v1/timeline': { schema: documents.timeline },
    '/v1/feedback': { ...feedback, status: 201 },
    '/v1/openapi.json': {},
    '/openai/v1/chat/completions': completion,
    '/openai/v1/models': {},
    '/openai/v1/models/:model': { path: '/openai/v1/models/briefwijzer' },
    '/mcp': { init: postRpc('ping') },
    '/llms.txt': {},
    '/health/live': {},
    '/health/ready': {},
    '/metrics': {},
    '/docs': {},
    '/docs/style.css': {},
  };
  return Object.fromEntries(Object.entries(surfaces).map(([path, surface]) => [path, { path, ...surface }]));
}
