/** Requests for every surface: bodies from the schemas of the contract, mutated now and then. */
import * as fc from 'fast-check';
import * as z from 'zod';
import { completionRequest } from '../../src/http/openai-request.ts';
import { encodePart } from './encode-body.ts';
import { jsonMutation, mutateJson } from './mutate-json.ts';
import { jsonWriter } from './mutate-text.ts';
import { type FuzzRequest, makeRequest } from './request.ts';
import { fromSchema, type Hint, type JsonSchema } from './schema-arbitrary.ts';
import type { Texts } from './texts.ts';

/** What the OpenAPI document says, as far as requests need it. */
export interface ApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema> };
}

interface Operation {
  operationId: string;
  parameters?: { name: string; in: 'query' | 'path'; required: boolean; schema: JsonSchema }[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
}

export interface SurfaceSource {
  api: ApiDocument;
  tools: { name: string; inputSchema: JsonSchema }[];
  texts: Texts;
  documentIds: string[];
}

type Requests = fc.Arbitrary<FuzzRequest>;

function createHint({ texts, documentIds }: SurfaceSource): Hint {
  const ids = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...documentIds) },
    fc.string({ minLength: 1 }),
  );
  const hints: Record<string, fc.Arbitrary<unknown>> = {
    content: texts.question,
    question: texts.question,
    query: texts.question,
    comment: texts.question,
    claim: texts.claim,
    documents: fc.uniqueArray(ids, { minLength: 1, maxLength: 3 }),
    id: ids,
    model: fc.oneof({ weight: 9, arbitrary: fc.constantFrom('briefwijzer', null) }, fc.string()),
  };
  return (field) => hints[field];
}

function endWithUser(body: unknown): unknown {
  const last = (body as { messages?: { role: string }[] }).messages?.at(-1);
  if (last) last.role = 'user';
  return body;
}

const JSON_TYPE: [string, string][] = [['Content-Type', 'application/json']];

/** Posts of JSON: as the schema has it, or (one in three) mutated. */
function postsOf(
  route: string,
  body: fc.Arbitrary<unknown>,
  { texts, headers = JSON_TYPE }: { texts: Texts; headers?: [string, string][] },
): Requests {
  const whole = fc
    .tuple(body, jsonWriter(false))
    .map(([value, write]) =>
      makeRequest(route, { headers, body: write(endWithUser(structuredClone(value))) }),
    );
  const mutated = fc
    .tuple(body, fc.array(jsonMutation(texts.hostile), { maxLength: 3 }), jsonWriter(true))
    .map(([value, changes, write]) =>
      makeRequest(route, { headers, body: write(mutateJson(value, changes)), isPlain: false }),
    );
  return fc.oneof({ weight: 2, arbitrary: whole }, mutated);
}

const SSE = fc.constantFrom<[string, string][]>([], [], [], [['Accept', 'text/event-stream']]);

function withAccept(requests: Requests): Requests {
  return fc.tuple(requests, SSE).map(([one, accept]) => ({ ...one, headers: [...one.headers, ...accept] }));
}

function writeQuery(fields: Record<string, unknown>): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => `${encodePart(name)}=${encodePart(String(one))}`),
  );
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function getsOf(path: string, operation: Operation, source: SurfaceSource): Requests {
  const parameters = operation.parameters ?? [];
  const schemaSource = { hint: createHint(source), follow: () => ({}) };
  const valid = Object.fromEntries(
    parameters.map(({ name, schema }) => [name, fromSchema(schema, schemaSource, name)]),
  );
  const requiredKeys = parameters.filter(({ required }) => required).map(({ name }) => name);
  const fields = fc.record(valid, { requiredKeys });
  const odd = fc.dictionary(
    fc.oneof(fc.constantFrom(...parameters.map(({ name }) => name), 'sort', '__proto__'), fc.string()),
    fc.oneof(source.texts.hostile, fc.array(source.texts.hostile, { maxLength: 3 }), fc.double()),
    { maxKeys: 4 },
  );
  const write = (given: Record<string, unknown>, isPlain: boolean) => {
    const inPath = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
    const filled = path.replace(/\{(\w+)\}/gu, (_, name) => encodePart(String(given[name] ?? 'x')));
    const query = writeQuery(
      Object.fromEntries(Object.entries(given).filter(([name]) => !inPath.includes(name))),
    );
    return makeRequest(`GET /v1${path}`, { target: `/v1${filled}${query}`, isPlain });
  };
  return fc.oneof(
    { weight: 3, arbitrary: fields.map((given) => write(given, true)) },
    fc.tuple(fields, odd).map(([given, more]) => write({ ...given, ...more }, false)),
  );
}

/** One source of requests an operation of the OpenAPI document. */
export function listApiSurfaces(source: SurfaceSource): { route: string; requests: Requests }[] {
  const follow = (reference: string) => source.api.components.schemas[reference.split('/').at(-1)!]!;
  const schemaSource = { hint: createHint(source), follow };
  return Object.entries(source.api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const route = `${method.toUpperCase()} /v1${path}`;
      const schema = operation.requestBody?.content['application/json']?.schema;
      if (!schema) return { route, requests: getsOf(path, operation, source) };
      const requests = postsOf(route, fromSchema(schema, schemaSource), source);
      return { route, requests: path === '/chat' ? withAccept(requests) : requests };
    }),
  );
}

/** OpenAI's chat completions and the models. */
export function listOpenAiSurfaces(source: SurfaceSource): { route: string; requests: Requests }[] {
  const schema = z.toJSONSchema(completionRequest, { io: 'input' }) as JsonSchema;
  const body = fromSchema(schema, { hint: createHint(source), follow: () => ({}) });
  const post = 'POST /openai/v1/chat/completions';
  const model = fc.oneof(fc.constant('briefwijzer'), source.texts.hostile);
  const models = model.map((name) =>
    makeRequest('GET /openai/v1/models/:model', {
      target: `/openai/v1/models/${encodePart(name)}`,
    }),
  );
  return [
    { route: post, requests: postsOf(post, body, source) },
    { route: 'GET /openai/v1/models', requests: fc.constant(makeRequest('GET /openai/v1/models', {})) },
    { route: 'GET /openai/v1/models/:model', requests: models },
  ];
}

const MCP_HEADERS: [string, string][] = [...JSON_TYPE, ['Accept', 'application/json, text/event-stream']];

/** The Model Context Protocol: calls of every tool, the other methods, batches and what is no message. */
export function listMcpSurfaces(source: SurfaceSource): { route: string; requests: Requests }[] {
  const schemaSource = { hint: createHint(source), follow: () => ({}) };
  const id = fc.oneof(fc.integer(), fc.string(), fc.constantFrom<unknown>(null, 1.5, true, {}));
  const calls = source.tools.map(({ name, inputSchema }) =>
    fromSchema(inputSchema, schemaSource).map((args) => ({
      method: 'tools/call',
      params: { name, arguments: args },
    })),
  );
  const uri = fc.constantFrom(...source.documentIds).map((one) => `briefwijzer://documents/${one}`);
  const others = fc.record({
    method: fc.oneof(
      fc.constantFrom('ping', 'initialize', 'tools/list', 'resources/list', 'resources/templates/list'),
      fc.constantFrom(
        'notifications/initialized',
        'notifications/cancelled',
        'logging/setLevel',
        '__proto__',
        '',
      ),
      source.texts.hostile,
    ),
    params: fc.oneof(fc.constant(undefined), fc.constant({}), fc.jsonValue({ maxDepth: 2 })),
  });
  const reads = fc
    .oneof(uri, source.texts.hostile)
    .map((one) => ({ method: 'resources/read', params: { uri: one } }));
  const message = fc
    .tuple(fc.oneof({ weight: 6, arbitrary: fc.oneof(...calls) }, others, reads), id)
    .map(([rest, one]): unknown => ({ jsonrpc: '2.0', id: one, ...rest }));
  const body = fc.oneof({ weight: 19, arbitrary: message }, fc.array(message, { maxLength: 4 }));
  return [{ route: 'POST /mcp', requests: postsOf('POST /mcp', body, { ...source, headers: MCP_HEADERS }) }];
}
