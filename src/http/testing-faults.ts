/** Requests that no runtime may take, with the problem that each of them is. */
import { MAX_BODY_BYTES } from './read-input.ts';
import { asking, postJson } from './testing.ts';

export interface BadRequest {
  path: string;
  init?: RequestInit;
  status: number;
  /** Pointers that the problem must name. */
  pointers?: string[];
}

const chat = (body: unknown, headers = {}) => ({ path: '/v1/chat', init: postJson(body, headers) });

function listBadBodies(indexed: string): Record<string, BadRequest> {
  return {
    'no JSON': { ...chat('{"messages":'), status: 400 },
    'an empty body': { ...chat(''), status: 400 },
    'a list instead of an object': { ...chat([]), status: 400, pointers: [''] },
    'bytes that are no UTF-8': {
      path: '/v1/chat',
      init: { ...postJson(''), body: new Uint8Array([0x7b, 0xff, 0x7d]) },
      status: 400,
    },
    'JSON nested a thousand deep': { ...chat('['.repeat(1000) + ']'.repeat(1000)), status: 400 },
    'an unknown field': { ...chat({ ...asking('x'), model: 'y' }), status: 400, pointers: ['/model'] },
    'a field with a slash': { ...chat({ ...asking('x'), 'a/b~': 1 }), status: 400, pointers: ['/a~1b~0'] },
    'an empty question': { ...chat(asking('')), status: 400, pointers: ['/messages/0/content'] },
    '1001 characters': { ...chat(asking('x'.repeat(1001))), status: 400, pointers: ['/messages/0/content'] },
    'a wrong role': {
      ...chat({ messages: [{ role: 'system', content: 'x' }] }),
      status: 400,
      pointers: ['/messages/0/role'],
    },
    'an assistant who asks': {
      ...chat({ messages: [{ role: 'assistant', content: 'x' }] }),
      status: 400,
      pointers: ['/messages/0/role'],
    },
    '21 messages': {
      ...chat({ messages: Array(21).fill({ role: 'user', content: 'x' }) }),
      status: 400,
      pointers: ['/messages'],
    },
    'no messages': { ...chat({}), status: 400, pointers: ['/messages'] },
    'an unknown document': {
      ...chat({ ...asking('x'), documents: [indexed, 'bestaat-niet'] }),
      status: 400,
      pointers: ['/documents/1'],
    },
    'a claim without text': {
      path: '/v1/claim-checks',
      init: postJson({ claim: ' ' }),
      status: 400,
      pointers: ['/claim'],
    },
    'an unknown rating': {
      path: '/v1/feedback',
      init: postJson({ answerId: 'a1', rating: 5 }),
      status: 400,
      pointers: ['/rating'],
    },
    'a body too large': { ...chat(`"${'x'.repeat(MAX_BODY_BYTES)}"`), status: 413 },
    'a form': { ...chat('a=b', { 'Content-Type': 'application/x-www-form-urlencoded' }), status: 415 },
    'JSON called text': { ...chat(asking('x'), { 'Content-Type': 'text/plain' }), status: 415 },
    'JSON in another charset': {
      ...chat(asking('x'), { 'Content-Type': 'application/json; charset=utf-16' }),
      status: 415,
    },
  };
}

function listBadAddresses(missing: string): Record<string, BadRequest> {
  return {
    'a search without a query': { path: '/v1/passages', status: 400, pointers: ['/query'] },
    'a limit of 0': { path: '/v1/passages?query=x&limit=0', status: 400, pointers: ['/limit'] },
    'a limit of words': { path: '/v1/passages?query=x&limit=tien', status: 400, pointers: ['/limit'] },
    'a limit given twice': {
      path: '/v1/passages?query=x&limit=1&limit=2',
      status: 400,
      pointers: ['/limit'],
    },
    'an unknown parameter': { path: '/v1/passages?query=x&sort=1', status: 400, pointers: ['/sort'] },
    'an id of 201 characters': {
      path: `/v1/documents/${'x'.repeat(201)}`,
      status: 400,
      pointers: ['/id'],
    },
    'an unknown path': { path: '/v1/nothing', status: 404 },
    'an unknown document id': { path: '/v1/documents/bestaat-niet', status: 404 },
    'a broken percent sign': { path: '/v1/documents/%E0%A4%A', status: 404 },
    'a document that is not there yet': { path: `/v1/documents/${missing}`, status: 404 },
  };
}

/** By what is wrong; `indexed` is a document that is there, `missing` one that the corpus only knows of. */
export function listBadRequests(indexed: string, missing: string): Record<string, BadRequest> {
  return { ...listBadBodies(indexed), ...listBadAddresses(missing) };
}
