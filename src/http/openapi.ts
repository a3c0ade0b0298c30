import type { Hono } from 'hono';
import { etag } from 'hono/etag';
import * as z from 'zod';
import * as contract from '../contract.ts';
import * as documents from '../contract-documents.ts';
import { type Operation, operations } from './operations.ts';
import type { AppOptions, SurfaceParts } from './options.ts';
import { listProblemKinds } from './problem.ts';

type JsonSchema = Record<string, unknown>;

const requests = {
  ChatRequest: contract.chatRequest,
  ClaimCheckRequest: contract.claimCheckRequest,
  FeedbackRequest: contract.feedbackRequest,
};

const responses = {
  Answer: contract.answer,
  ClaimCheck: contract.claimCheck,
  Citation: contract.citation,
  Passage: contract.passageView,
  PassageList: contract.passageList,
  DocumentSummary: documents.documentSummary,
  DocumentList: documents.documentList,
  DocumentView: documents.documentView,
  TimelineItem: documents.timelineItem,
  Timeline: documents.timeline,
  FeedbackReceipt: contract.feedbackReceipt,
  ChatEvent: contract.chatEvent,
  Problem: contract.problem,
};

const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Writes `anyOf: [X, null]` as one schema that allows null, so that a date keeps its `format` where tools look for it. */
function mergeNull(schema: JsonSchema): void {
  const [value, nothing] = (schema.anyOf ?? []) as JsonSchema[];
  if (typeof value?.type !== 'string' || nothing?.type !== 'null') return;
  delete schema.anyOf;
  Object.assign(schema, value, { type: [value.type, 'null'] });
  if (Array.isArray(value.enum)) schema.enum = [...value.enum, null];
}

/** Takes out what zod adds and nobody reads: the pattern behind a `format`, the bounds of a safe integer. */
function tidySchema({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  mergeNull(jsonSchema);
  if (jsonSchema.format) delete jsonSchema.pattern;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
}

function toSchemas(named: Record<string, z.ZodType>, io: 'input' | 'output'): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const uri = (id: string) => refTo(id).$ref;
  const { schemas } = z.toJSONSchema(registry, { uri, io, override: tidySchema });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, schema]),
  );
}

function listQueryParameters(): JsonSchema[] {
  const { $schema: _, ...schema } = z.toJSONSchema(contract.passagesQuery, { io: 'input' });
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const { description, ...rest } = property as JsonSchema;
    return {
      name,
      in: 'query',
      required: schema.required?.includes(name) ?? false,
      description,
      schema: rest,
    };
  });
}

function listParameters(operation: Operation): JsonSchema[] {
  const inPath = (operation.pathParameters ?? []).map(({ name, description, example }) => ({
    ...{ name, in: 'path', required: true, description, example },
    schema: { type: 'string' },
  }));
  return [...inPath, ...(operation.hasPassagesQuery ? listQueryParameters() : [])];
}

const versionHeader = { 'API-Version': { $ref: '#/components/headers/API-Version' } };

function describeSuccess({ success, path }: Operation): JsonSchema {
  const schema = success.schema ? refTo(success.schema) : { type: 'object' };
  const origin = {
    'Access-Control-Allow-Origin': { $ref: '#/components/headers/Access-Control-Allow-Origin' },
  };
  return {
    description: success.description,
    headers: { ...versionHeader, ...(path === '/openapi.json' && origin) },
    content: {
      'application/json': { schema },
      ...(success.isStream && { 'text/event-stream': { schema: refTo('ChatEvent') } }),
    },
  };
}

function describeProblem({ status, title }: { status: number; title: string }): JsonSchema {
  const retry = { 'Retry-After': { $ref: '#/components/headers/Retry-After' } };
  return {
    description: title,
    headers: { ...versionHeader, ...((status === 429 || status === 503) && retry) },
    content: { 'application/problem+json': { schema: refTo('Problem') } },
  };
}

function describeOperation(operation: Operation): JsonSchema {
  const { body, success, problems } = operation;
  const faults = listProblemKinds().filter(({ code }) => problems.includes(code));
  const json = body && { 'application/json': { schema: refTo(body.schema), example: body.example } };
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    description: operation.description,
    parameters: listParameters(operation),
    ...(json && { requestBody: { required: true, content: json } }),
    responses: Object.fromEntries([
      [success.status, describeSuccess(operation)],
      ...faults.map((fault) => [fault.status, describeProblem(fault)]),
    ]),
  };
}

const header = (description: string, type: string) => ({ description, schema: { type } });

function describeInfo({ version, apiContact }: AppOptions): JsonSchema {
  return {
    title: 'Briefwijzer',
    version,
    description:
      'Beantwoordt vragen over de Beleidsbrief Binnenlandse Zaken van 24 april 2026 en de Kamerstukken waarnaar die ' +
      'verwijst. Antwoorden worden automatisch samengesteld uit letterlijke zinnen met controleerbare citaten. ' +
      'Er worden geen vragen bewaard. Dezelfde antwoorden komen op `/openai/v1` (chat completions, zoals OpenAI) en op ' +
      '`/mcp` (Model Context Protocol); `/llms.txt` is het overzicht voor taalmodellen.',
    contact: apiContact,
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  };
}

/** The OpenAPI 3.1 document of everything below `/v1`, generated from the zod schemas of the contract. */
export function describeApi(options: AppOptions) {
  const paths = operations.map((operation) => [
    operation.path,
    { [operation.method]: describeOperation(operation) },
  ]);
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  return {
    openapi: '3.1.0',
    info: describeInfo(options),
    servers: [{ url: `${options.publicUrl ?? ''}/v1` }],
    security: [],
    tags: tags.map((name) => ({ name })),
    paths: Object.fromEntries(paths) as Record<string, JsonSchema>,
    components: {
      headers: {
        'API-Version': header('De volledige versie van de API.', 'string'),
        'Retry-After': header('Na zoveel seconden heeft opnieuw proberen zin.', 'integer'),
        'Access-Control-Allow-Origin': header('Elke herkomst mag dit lezen.', 'string'),
      },
      schemas: { ...toSchemas(requests, 'input'), ...toSchemas(responses, 'output') },
    },
  };
}

/** `GET /v1/openapi.json`, readable from every origin. */
export function addOpenApi(app: Hono, { options }: SurfaceParts): void {
  const body = JSON.stringify(describeApi(options));
  app.get('/v1/openapi.json', etag(), () => {
    return new Response(body, {
      headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache' },
    });
  });
}
