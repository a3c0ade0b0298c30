import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { describe, expect, it } from 'vitest';

const APP = fileURLToPath(new URL('./app.ts', import.meta.url));
const TESTING = fileURLToPath(new URL('./testing.ts', import.meta.url));

/** As Wrangler bundles: browser code, the conditions of workerd, and no module of Node to be found. */
function bundle(contents: string, options: BuildOptions) {
  return build({
    stdin: { contents, resolveDir: '.', loader: 'ts' },
    ...{ bundle: true, write: false, metafile: true, logLevel: 'silent', outdir: 'out' },
    ...{ platform: 'browser', conditions: ['workerd', 'worker', 'browser'], target: 'es2022' },
    ...{ jsx: 'automatic', jsxImportSource: 'hono/jsx' },
    ...options,
  });
}

/** Everything that is loaded before the first request: the entry's chunk and what it imports statically. */
function listLoadedAtStart({ outputs }: Metafile): string[] {
  const entry = Object.keys(outputs).find((path) => outputs[path]?.entryPoint);
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const { path: next, kind } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement') visit(next);
  };
  visit(entry ?? '');
  return [...seen].flatMap((path) => Object.keys(outputs[path]?.inputs ?? {}));
}

const globals = {
  ...{
    Request,
    Response,
    Headers,
    URL,
    URLSearchParams,
    TextEncoder,
    TextDecoder,
    AbortController,
    AbortSignal,
  },
  ...{
    ReadableStream,
    TransformStream,
    WritableStream,
    crypto,
    performance,
    console,
    setTimeout,
    clearTimeout,
  },
  ...{
    setInterval,
    clearInterval,
    queueMicrotask,
    structuredClone,
    atob,
    btoa,
    Event,
    EventTarget,
    DOMException,
  },
};

type Fetch = (request: Request) => Promise<Response>;

/** Runs the app with what a Worker has: no module of Node, no `eval`, no `new Function`. */
async function startWorker(): Promise<Fetch> {
  const contents = `import { createApp } from ${JSON.stringify(APP)};
    import { createTestOptions, createTestServices } from ${JSON.stringify(TESTING)};
    globalThis.app = createApp(createTestServices(), createTestOptions());`;
  const { outputFiles } = await bundle(contents, { format: 'iife' });
  const world = createContext({ ...globals }, { codeGeneration: { strings: false, wasm: false } });
  runInContext(outputFiles?.[0]?.text ?? '', world);
  return (request) => (world.app as { fetch: Fetch }).fetch(request);
}

function send(path: string, body: unknown): Request {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' };
  return new Request(`https://vragen.example.nl${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
}

describe('a Worker', () => {
  it('answers MCP and OpenAI', async () => {
    const fetchApp = await startWorker();
    const call = (method: string, params: object) =>
      fetchApp(send('/mcp', { jsonrpc: '2.0', id: 1, method, params })).then((response) => response.json());
    const listed: unknown = await call('tools/list', {});
    expect(listed).toHaveProperty('result.tools.length', 4);
    const params = { name: 'ask', arguments: { question: 'Hoeveel bomen?' } };
    const asked: unknown = await call('tools/call', params);
    expect(asked).toHaveProperty('result.structuredContent.statements.length', 1);
    const messages = [{ role: 'user', content: 'Hoeveel bomen?' }];
    const streamed = await fetchApp(send('/openai/v1/chat/completions', { messages, stream: true }));
    expect(await streamed.text()).toMatch(/honderd bomen.*\[DONE\]\n\n$/s);
  });

  it('starts without the MCP library', async () => {
    const contents = `export { createApp } from ${JSON.stringify(APP)};`;
    const { metafile } = await bundle(contents, { format: 'esm', splitting: true });
    const all = Object.keys(metafile?.inputs ?? {});
    const atStart = listLoadedAtStart(metafile!);
    const isMcp = (path: string) => /modelcontextprotocol|\/ajv\/|zod\/v3/.test(path);
    expect(all.some(isMcp)).toBe(true);
    expect(atStart.some((path) => path.endsWith('http/app.ts'))).toBe(true);
    expect(atStart.filter(isMcp)).toEqual([]);
  });
});
