/** Requests for the pages and for what only reads: forms, the source viewer, assets, health. */
import * as fc from 'fast-check';
import { encodePart } from './encode-body.ts';
import { type FuzzRequest, makeRequest } from './request.ts';
import type { SurfaceSource } from './surfaces.ts';

type Requests = fc.Arbitrary<FuzzRequest>;

const STATIC = [
  'GET /',
  'GET /documents',
  'GET /press',
  'GET /widget.js',
  'GET /styles/base.css',
  'GET /docs',
  'GET /docs/style.css',
  'GET /llms.txt',
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
];

const FORM = 'application/x-www-form-urlencoded';

function writeForm(fields: [string, string][]): string {
  return fields.map((pair) => pair.map((one) => encodePart(one)).join('=')).join('&');
}

function writeMultipart(fields: [string, string][]): string {
  const parts = fields.map(([name, value], i) => {
    const file = i % 3 === 2 ? `; filename="${name}.txt"` : '';
    return `--grens\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;
  });
  return `${parts.join('')}--grens--\r\n`;
}

function formsOf(path: string, { texts }: SurfaceSource): Requests {
  const name = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom('question', 'claim', 'claim', 'format') },
    fc.constantFrom('__proto__', 'question[]', 'constructor', ''),
  );
  const value = fc.oneof(texts.question, texts.claim, fc.constantFrom('docx', 'md'), texts.hostile);
  const fields = fc.array(fc.tuple(name, value), { maxLength: 5 });
  const language = fc.constantFrom('', '', '?lang=en', '?lang=xx');
  const kind = fc.constantFrom('form', 'form', 'form', 'multipart', 'raw');
  return fc.tuple(fields, language, kind).map(([all, query, how]) => {
    const type = how === 'multipart' ? 'multipart/form-data; boundary=grens' : FORM;
    const raw = all.map((pair) => pair.join('=')).join('&');
    const body = how === 'multipart' ? writeMultipart(all) : how === 'form' ? writeForm(all) : raw;
    return makeRequest(`POST ${path}`, { target: path + query, headers: [['Content-Type', type]], body });
  });
}

function viewerOf({ documentIds, texts }: SurfaceSource): Requests {
  const offset = fc.oneof(
    fc.integer({ min: 0, max: 50_000 }).map(String),
    fc.constantFrom('-1', '1e9', 'NaN', '', '0x10', '99999999999999999999', '1.5'),
    texts.hostile,
  );
  const id = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...documentIds) }, texts.hostile);
  return fc.tuple(id, offset, offset).map(([one, start, end]) => {
    const part = (text: string) => encodePart(text);
    const target = `/documents/${part(one)}?start=${part(start)}&end=${part(end)}`;
    return makeRequest('GET /documents/:id', { target });
  });
}

const JUNK_PATHS = [
  '/',
  '/v1',
  '/v1/',
  '/V1/chat',
  '/v1/chat/',
  '/v1//chat',
  '/v2/chat',
  '/.env',
  '/.git/config',
];

function junk({ texts }: SurfaceSource): Requests {
  const piece = fc.oneof(
    fc.constantFrom(
      'v1',
      'openai',
      'mcp',
      'documents',
      '..',
      '.',
      '%2e%2e',
      '%',
      '%c0%af',
      '*',
      ':id',
      '{id}',
      '',
    ),
    texts.hostile.map((text) => encodePart(text).slice(0, 200)),
  );
  const path = fc.oneof(
    fc.constantFrom(...JUNK_PATHS),
    fc.array(piece, { minLength: 1, maxLength: 6 }).map((all) => `/${all.join('/')}`),
  );
  const method = fc.constantFrom('GET', 'POST', 'PUT', 'OPTIONS', 'HEAD');
  return fc
    .tuple(path, method)
    .map(([target, verb]) => makeRequest(`${verb} (elsewhere)`, { method: verb, target, isPlain: false }));
}

/** One source of requests a page, and one for addresses that nothing is at. */
export function listPageSurfaces(source: SurfaceSource): { route: string; requests: Requests }[] {
  return [
    ...STATIC.map((route) => ({ route, requests: fc.constant(makeRequest(route)) })),
    ...['/', '/press', '/press/exports'].map((path) => ({
      route: `POST ${path}`,
      requests: formsOf(path, source),
    })),
    { route: 'GET /documents/:id', requests: viewerOf(source) },
    { route: 'elsewhere', requests: junk(source) },
  ];
}
