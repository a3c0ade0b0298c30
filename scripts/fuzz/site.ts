/** The whole program in this process, as the server wires it: real index, real services, pages, a socket. */
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import path from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Hono } from 'hono';
import { openMeasuredIndex } from '../../evals/open-index.ts';
import { isTraceable } from '../../evals/score-citations.ts';
import { createApp } from '../../src/http/app.ts';
import { listTools } from '../../src/http/mcp-tools.ts';
import type { AppOptions } from '../../src/http/options.ts';
import { createPages } from '../../src/http/pages/create-pages.tsx';
import { writeDocx } from '../../src/http/pages/write-docx.ts';
import { createRateLimiter } from '../../src/http/rate-limit.ts';
import { ROOT_FOLDER } from '../../src/node/folders.ts';
import { listen } from '../../src/node/listen.ts';
import { createServices } from '../../src/services.ts';
import { splitSentences } from '../../src/text/sentences.ts';
import type { Citation, Services } from '../../src/types.ts';
import type { Rules } from './check-reply.ts';
import { insist } from './fault.ts';
import type { ApiDocument, SurfaceSource } from './surfaces.ts';
import { createTexts } from './texts.ts';

export interface Site {
  app: Hono;
  port: number;
  source: SurfaceSource;
  rules: Omit<Rules, 'count'>;
  label: string;
  close(): void;
}

const PERSON = { label: 'fuzz', url: 'https://example.org/', telephone: '1400' };
/** So large that no request is refused, so that the limiter and the keys of clients take part. */
const WIDE = { burst: 1e9, perMinute: 1e9 };

async function createSite(services: Services): Promise<Hono> {
  const options: AppOptions = {
    version: '0.0.0',
    apiContact: { name: 'fuzz', url: 'https://example.org/', email: 'fuzz@example.org' },
    humanContact: PERSON,
    allowedOrigins: ['https://www.example.nl'],
    rateLimiter: createRateLimiter({ perClient: WIDE, total: WIDE }),
    client: { address: () => '127.0.0.1', trustedProxies: 1 },
  };
  const file = path.join(ROOT_FOLDER, 'dist', 'widget.js');
  const widgetScript = await readFile(file, 'utf8').catch(() => '// not built');
  return createApp(services, {
    ...options,
    pages: createPages(services, { ...options, widgetScript, splitSentences, writeDocx }),
  });
}

async function readApi(app: Hono): Promise<ApiDocument> {
  return (await (await app.request('/v1/openapi.json')).json()) as ApiDocument;
}

function report(validate: ValidateFunction, name: string, value: unknown): void {
  const fits = validate(value);
  insist(fits, `a body fits the schema ${name}`, validate.errors?.slice(0, 3));
}

function createSchemaChecks(api: ApiDocument): Pick<Rules, 'checkSchema' | 'checkToolOutput'> {
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  addFormats.default(ajv);
  ajv.addSchema({ ...api, $id: 'openapi' });
  const known = new Map<string, ValidateFunction>();
  const schemaOf = (name: string) => {
    const validate = known.get(name) ?? ajv.compile({ $ref: `openapi#/components/schemas/${name}` });
    known.set(name, validate);
    return validate;
  };
  // The schemas of the tools are written in draft 7, and use no word that 2020-12 reads otherwise.
  const outputs = new Map(
    listTools().map(({ name, outputSchema: { $schema: _, ...schema } }) => [name, ajv.compile(schema)]),
  );
  return {
    checkSchema: (name, value) => report(schemaOf(name), name, value),
    checkToolOutput: (tool, value) => report(outputs.get(tool)!, `output of ${tool}`, value),
  };
}

function createDescribe(api: ApiDocument): Rules['describe'] {
  const patterns = Object.entries(api.paths).map(([template, methods]) => ({
    pattern: new RegExp(`^/v1${template.replaceAll('.', '\\.').replace(/\{\w+\}/gu, '[^/]+')}$`, 'u'),
    methods: methods as Record<string, unknown>,
  }));
  return (method, pathname) => {
    const found = patterns.find(({ pattern }) => pattern.test(pathname))?.methods[method.toLowerCase()];
    if (!found) return undefined;
    const { responses } = found as {
      responses: Record<string, { content: Record<string, { schema: { $ref?: string } }> }>;
    };
    const success = responses[200] ?? responses[201];
    const schema = success?.content['application/json']?.schema.$ref?.split('/').at(-1);
    return { statuses: Object.keys(responses).map(Number), schema };
  };
}

/** Opens the site over the artifact, built first when it is stale. Errors: those of `openMeasuredIndex`. */
export async function openSite(): Promise<Site> {
  const { parts, raws } = await openMeasuredIndex();
  const app = await createSite(createServices(parts));
  const [api, server] = [await readApi(app), (await listen(app, { host: '127.0.0.1', port: 0 })) as Server];
  const { documents } = parts.content;
  const offsets = new Map(documents.map((document) => [document.id, document.offsets]));
  const traces = (citation: Citation) => {
    const [map, raw] = [offsets.get(citation.documentId), raws.get(citation.documentId)];
    // A paper that exists only as PDF has no linear source text.
    return !map?.length || raw === undefined || isTraceable(citation, { offsets: map, raw });
  };
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  return {
    app,
    port: (server.address() as { port: number }).port,
    label: `index ${parts.identity.version}, ${documents.length} documents, ${parts.content.passages.length} passages`,
    source: {
      api,
      tools: listTools() as unknown as SurfaceSource['tools'],
      texts: createTexts([...texts.values()]),
      documentIds: parts.summaries.map(({ id }) => id),
    },
    rules: { texts, isTraceable: traces, ...createSchemaChecks(api), describe: createDescribe(api) },
    close: () => server.close(),
  };
}
