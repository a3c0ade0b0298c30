/** What is around a body: method, path, headers, encoding, transport. Odd ones, for any request. */
import * as fc from 'fast-check';
import { encodePart } from './encode-body.ts';
import type { BodyEncoding, FuzzRequest } from './request.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
/** `fetch` forbids it, a socket does not. */
const WIRE_METHODS = [...METHODS, 'TRACE', 'PROPFIND', 'QUERY', 'PURGE', 'M-SEARCH', 'FOO'];

const CONTENT_TYPES = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset="UTF-8"',
  'APPLICATION/JSON',
  'application/json; charset=utf-16',
  'application/json; charset=',
  'application/json;;;',
  'application/json, text/plain',
  'application/problem+json',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'multipart/form-data; boundary=""',
  'text/plain',
  'text/html',
  'application/octet-stream',
  '',
  ';',
  'json',
];

const ODD_HEADERS: [string, string[]][] = [
  [
    'Accept',
    ['*/*', 'text/html', 'text/event-stream', 'application/json;q=0', 'image/png', '', ';;q=', '*/*;q=abc'],
  ],
  [
    'Accept',
    ['text/event-stream, application/json', 'application/json, text/event-stream', 'a'.repeat(4000)],
  ],
  [
    'Origin',
    [
      'null',
      'https://www.example.nl',
      'https://www.example.nl.evil.example',
      'http://www.example.nl',
      '',
      'x',
    ],
  ],
  ['If-None-Match', ['*', '"x"', 'W/"x"', '', '"', `"${'a'.repeat(3000)}"`]],
  ['Range', ['bytes=0-1', 'bytes=-1', 'bytes=1-0', 'bytes=0-0,2-3', 'x']],
  [
    'X-Forwarded-For',
    ['1.2.3.4', '::1', '::ffff:1.2.3.4', '[::1]:80', ',,,,', '"', 'a'.repeat(3000), '1.2.3.4, x'],
  ],
  ['X-Forwarded-Host', ['evil.example', '"><script>']],
  ['X-Forwarded-Proto', ['https', 'javascript']],
  ['Content-Encoding', ['gzip', 'br', 'identity', 'x']],
  ['Content-Length', ['0', '-1', '1e3', '99999999999999999999', 'x', '5']],
  ['Expect', ['100-continue']],
  ['Cookie', ['a=b; __proto__=x', '%', ';;;']],
  ['Authorization', ['Bearer x', 'Basic !!!', '']],
  ['X-HTTP-Method-Override', ['DELETE', 'GET']],
  ['Accept-Language', ['en', 'nl;q=x', '*', '']],
  ['MCP-Protocol-Version', ['2025-06-18', '1999-01-01', '']],
  ['Mcp-Session-Id', ['x', '']],
  ['Last-Event-ID', ['1', 'x']],
  ['X-Request-Id', ['<script>', 'a'.repeat(1000)]],
  ['Upgrade', ['websocket', 'h2c']],
  ['Access-Control-Request-Method', ['POST', 'DELETE']],
  ['Te', ['trailers']],
];

/** These change the framing itself: over a socket they would be our own fault. */
const FRAMING = /^(?:content-length|expect|upgrade|te)$/iu;

const oddHeader = fc
  .constantFrom(...ODD_HEADERS)
  .chain(([name, values]) => fc.constantFrom(...values).map((value): [string, string] => [name, value]));

const anyHeader = fc.tuple(
  fc.constantFrom('X-Odd', 'Accept', 'Origin', 'User-Agent', 'Referer'),
  fc.string({
    unit: fc.integer({ min: 32, max: 255 }).map((code) => String.fromCharCode(code)),
    maxLength: 60,
  }),
);

const TARGET_TAILS = [
  '/',
  '//',
  '/.',
  '/..',
  '%',
  '%00',
  '%2f',
  '%E0%A4%A',
  '%ff',
  '?',
  '?&&&',
  '?a=1&a=2',
  '#x',
  '/%2e%2e',
];
const tail = fc.oneof(
  fc.constantFrom(
    ...TARGET_TAILS,
    `?${'a=1&'.repeat(500)}`,
    `?x=${'%F0%9F%98%80'.repeat(50)}`,
    '?lang=en',
    '?lang=%00',
  ),
  fc.string({ maxLength: 20 }).map((text) => `?${encodePart(text)}=%`),
);

function setHeader(headers: [string, string][], name: string, value: string): [string, string][] {
  return [...headers.filter(([other]) => other.toLowerCase() !== name.toLowerCase()), [name, value]];
}

type Change = (request: FuzzRequest) => FuzzRequest;
type Changes = fc.Arbitrary<Change>;

const oddMethod = fc.constantFrom(...METHODS).map(
  (method): Change =>
    (request) => ({ ...request, method }),
);
const oddType: Changes = fc.constantFrom(...CONTENT_TYPES).map(
  (value): Change =>
    (one) => ({ ...one, headers: setHeader(one.headers, 'Content-Type', value) }),
);
const oddEncoding: Changes = fc
  .constantFrom<BodyEncoding>('utf8-bom', 'utf16le', 'utf16be', 'latin1', 'gzip')
  .map(
    (encoding): Change =>
      (one) => ({
        ...one,
        encoding,
        headers: encoding === 'gzip' ? setHeader(one.headers, 'Content-Encoding', 'gzip') : one.headers,
      }),
  );
const oddHeaders: Changes = fc
  .array(fc.oneof({ weight: 5, arbitrary: oddHeader }, anyHeader), { minLength: 1, maxLength: 4 })
  .map(
    (added): Change =>
      (one) => ({ ...one, headers: [...one.headers, ...added] }),
  );
const oddTarget: Changes = tail.map(
  (end): Change =>
    (one) => ({ ...one, target: one.target + end }),
);
const noBody: Changes = fc.constant<Change>((one) => ({ ...one, body: null }));

/** The request as a client might send it wrong, in one way or several. */
export function oddEnvelope(request: fc.Arbitrary<FuzzRequest>): fc.Arbitrary<FuzzRequest> {
  const change: Changes = fc.oneof(
    oddHeaders,
    oddHeaders,
    oddType,
    oddTarget,
    oddMethod,
    oddEncoding,
    noBody,
  );
  return fc
    .tuple(request, fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([one, changes]) =>
      changes.reduce<FuzzRequest>((before, apply) => apply(before), { ...one, isPlain: false }),
    );
}

/** The request in chunks, and now and then over a real connection. */
export function chooseTransport(request: fc.Arbitrary<FuzzRequest>): fc.Arbitrary<FuzzRequest> {
  const chunk = fc.oneof({ weight: 19, arbitrary: fc.constant(0) }, fc.constantFrom(1, 7, 100, 65_536));
  const wire = fc.oneof({ weight: 49, arbitrary: fc.constant(null) }, fc.constantFrom(null, ...WIRE_METHODS));
  const isOnWire = fc.nat({ max: 63 }).map((n) => n === 63);
  return fc.tuple(request, chunk, fc.tuple(isOnWire, wire)).map(([one, size, [onWire, method]]) => {
    const sized = { ...one, chunk: (one.body?.length ?? 0) > 5000 && size < 100 ? 0 : size };
    if (!onWire) return sized;
    const headers = one.headers.filter(([name]) => !FRAMING.test(name));
    const odd = method ? { method, isPlain: false } : {};
    return { ...sized, ...odd, headers, transport: 'socket' as const };
  });
}
