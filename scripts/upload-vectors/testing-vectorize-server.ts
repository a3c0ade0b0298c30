import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeVectorize } from '../../src/engines/testing-vectorize.ts';
import { VECTORIZE_LIMITS, type VectorizeVector } from '../../src/engines/vectorize-layout.ts';

/** What goes wrong with a request: a status with headers, a cut connection, or a wait. */
export type Mishap =
  | { status: number; headers?: Record<string, string>; body?: string }
  | { cut: true }
  | { waitMs: number };

export interface FakeApi {
  /** Base address, as CLOUDFLARE_API_BASE_URL. */
  url: string;
  service: FakeVectorize;
  /** Path below the index and the number of vectors or ids of each request that was answered. */
  seen: { path: string; count: number }[];
  /** Taken in order, one a request whose path contains its `at`. */
  mishaps: { at: string; mishap: Mishap }[];
  /** How many times the mark is looked for before writes are processed; 1 by default. */
  patience: number;
  close(): Promise<void>;
}

export interface FakeApiOptions {
  account: string;
  token: string;
  index: string;
  dimensions: number;
  metric?: string;
}

/** Cloudflare's REST API for one Vectorize index, on a real socket: paths, envelopes and refusals as documented. */
export async function startFakeApi(options: FakeApiOptions): Promise<FakeApi> {
  const api: Omit<FakeApi, 'url' | 'close'> = {
    service: new FakeVectorize(options.dimensions),
    seen: [],
    mishaps: [],
    patience: 1,
  };
  const server = createServer((request, response) => {
    serve({ request, response, api, options }).catch((error: unknown) => {
      fail(response, { status: 400, message: String(error instanceof Error ? error.message : error) });
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return Object.assign(api, {
    url: `http://127.0.0.1:${port}/client/v4`,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((done) => server.close(() => done()));
    },
  });
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  api: Omit<FakeApi, 'url' | 'close'>;
  options: FakeApiOptions;
}

async function serve({ request, response, api, options }: Exchange): Promise<void> {
  const body = await readBody(request);
  const { pathname, searchParams } = new URL(request.url!, 'http://fake');
  const own = `/client/v4/accounts/${options.account}/vectorize/v2/indexes/${options.index}`;
  const place = api.mishaps.findIndex(({ at }) => pathname.endsWith(at));
  if (place >= 0 && (await happen(api.mishaps.splice(place, 1)[0]!.mishap, response))) return;
  if (request.headers.authorization !== `Bearer ${options.token}`) {
    return fail(response, {
      status: 403,
      code: 10_000,
      message: `Authentication error ${request.headers.authorization}`,
    });
  }
  if (!pathname.startsWith(own)) {
    return fail(response, { status: 404, code: 3000, message: 'vectorize.index.not_found' });
  }
  const path = pathname.slice(own.length);
  const [result, count] = await answer({ path, body, query: searchParams, api, options });
  api.seen.push({ path, count });
  send(response, 200, { success: true, errors: [], messages: [], result });
}

/** True when the mishap was all the answer there is. */
async function happen(mishap: Mishap, response: ServerResponse): Promise<boolean> {
  if ('waitMs' in mishap) {
    await new Promise((done) => setTimeout(done, mishap.waitMs));
    return false;
  }
  if ('cut' in mishap) response.socket!.destroy();
  else response.writeHead(mishap.status, mishap.headers).end(mishap.body ?? 'no JSON');
  return true;
}

interface Question {
  path: string;
  body: Buffer;
  query: URLSearchParams;
  api: Exchange['api'];
  options: FakeApiOptions;
}

async function answer({ path, body, query, api, options }: Question): Promise<[unknown, number]> {
  const { service } = api;
  const json = <T>() => JSON.parse(body.toString('utf8')) as T;
  if (path === '') {
    const config = { dimensions: options.dimensions, metric: options.metric ?? 'cosine' };
    return [{ name: options.index, config, created_on: '2026-11-24T00:00:00Z' }, 0];
  }
  if (path === '/metadata_index/list') {
    const metadataIndexes = service
      .properties()
      .map((propertyName) => ({ propertyName, indexType: 'Number' }));
    return [{ metadataIndexes }, 0];
  }
  if (path === '/metadata_index/create') {
    return [service.createMetadataIndex(json<{ propertyName: string }>().propertyName), 0];
  }
  if (path === '/upsert') {
    if (!['error', 'discard', null].includes(query.get('unparsable-behavior')))
      throw new Error('unknown behaviour');
    if (body.length > VECTORIZE_LIMITS.uploadBytes) throw new Error('the upload is too large');
    const vectors = readVectors(body);
    return [service.write('upsert', { vectors, most: VECTORIZE_LIMITS.httpBatch }), vectors.length];
  }
  if (path === '/get_by_ids') {
    const { ids } = json<{ ids: string[] }>();
    api.patience -= 1;
    if (api.patience < 0) service.process();
    return [await service.getByIds(ids), ids.length];
  }
  if (path === '/delete_by_ids') {
    const { ids } = json<{ ids: string[] }>();
    return [await service.deleteByIds(ids), ids.length];
  }
  if (path === '/list') return [listPage(service.ids(), query), 0];
  throw new Error(`no such path: ${path}`);
}

function listPage(ids: string[], query: URLSearchParams) {
  const count = Number(query.get('count') ?? 100);
  if (count > VECTORIZE_LIMITS.listPage) throw new Error(`a page of ${count}`);
  const from = Number(query.get('cursor') ?? 0);
  const vectors = ids.slice(from, from + count).map((id) => ({ id }));
  const isTruncated = from + count < ids.length;
  return {
    count: vectors.length,
    totalCount: ids.length,
    isTruncated,
    nextCursor: isTruncated ? `${from + count}` : null,
    vectors,
  };
}

/** The vectors of a form with one newline-delimited file named `vectors`. */
function readVectors(form: Buffer): VectorizeVector[] {
  const text = form.toString('utf8');
  const head =
    /^--(?<boundary>[^\r\n]+)\r\nContent-Disposition: form-data; name="vectors"; filename="[^"]+"\r\n/iu.exec(
      text,
    );
  if (!head) throw new Error('no form with a file named vectors');
  const [file] = text.slice(text.indexOf('\r\n\r\n') + 4).split(`\r\n--${head.groups!.boundary}`);
  return file!.split('\n').map((line) => JSON.parse(line) as VectorizeVector);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function fail(
  response: ServerResponse,
  { status, message, code = 40_000 }: { status: number; message: string; code?: number },
): void {
  send(response, status, { success: false, errors: [{ code, message }], messages: [], result: null });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
