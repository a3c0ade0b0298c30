/** How the characters of a body become bytes. */
export type BodyEncoding = 'utf8' | 'utf8-bom' | 'utf16le' | 'utf16be' | 'latin1' | 'gzip';

/** One generated request, in a form that can be printed and sent again. */
export interface FuzzRequest {
  /** Where it was aimed at, for the report: `POST /v1/chat`. */
  route: string;
  method: string;
  /** Path and query as they go over the wire. */
  target: string;
  headers: [string, string][];
  body: string | null;
  encoding: BodyEncoding;
  /** Bytes a chunk; 0 sends the body in one piece. */
  chunk: number;
  transport: 'app' | 'socket';
  /** True when nothing was mutated: the contract says that the server takes it. */
  isPlain: boolean;
}

/** A whole response, its body read to the end. */
export interface Reply {
  status: number;
  headers: Headers;
  text: string;
}

/** A plain request to a route such as `GET /v1/documents`, with what else is to be said. */
export function makeRequest(route: string, rest: Partial<FuzzRequest> = {}): FuzzRequest {
  const [method = 'GET', target = '/'] = route.split(' ');
  return {
    ...{ route, method, target, headers: [], body: null, encoding: 'utf8', chunk: 0, transport: 'app' },
    isPlain: true,
    ...rest,
  };
}
