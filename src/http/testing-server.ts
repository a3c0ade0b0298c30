/** A listening server and the clients that people have, for tests over the wire. */
import { serve } from '@hono/node-server';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { Hono } from 'hono';
import OpenAI from 'openai';
import * as contract from '../contract.ts';
import type { Statement } from '../types.ts';
import { readAnswer } from './markdown-answer.ts';
import { asking, postJson } from './testing.ts';
import { readEvents } from './testing-events.ts';

/** Starts `app` on a free port of this machine; returns its origin and how to stop it. */
export async function listen(app: Hono): Promise<{ url: string; close(): Promise<void> }> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      const close = () => new Promise<void>((done) => server.close(() => done()));
      resolve({ url: `http://127.0.0.1:${port}`, close });
    });
  });
}

/** The official client of OpenAI, without its retries. */
export function createOpenAiClient(url: string): OpenAI {
  return new OpenAI({ baseURL: `${url}/openai/v1`, apiKey: 'not-needed', maxRetries: 0 });
}

/** The official client of MCP, connected; `headers` go with every request. */
export async function connectMcp(url: string, headers: Record<string, string> = {}): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  const transport = new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit: { headers } });
  // The library's own class does not fit its own interface under exactOptionalPropertyTypes.
  await client.connect(transport as Transport);
  return client;
}

const LINKED = /^(.*?)((?: \[\[\d+\]\]\(\S+?\))+)$/;

/** The statements in an answer as Markdown: one a paragraph, with its links at the end. */
function readStatements(markdown: string): Statement[] {
  const [body = ''] = markdown.split('\n\n---\n\n', 1);
  return body.split('\n\n').map((line) => {
    const [, text = line, links = ''] = LINKED.exec(line) ?? [];
    const citations = [...links.matchAll(/\[\[(\d+)\]\]/g)].map(([, number]) => Number(number));
    return { text: readAnswer(text), citations };
  });
}

/** The statements of an answer that came as a stream. */
async function readStreamed(response: Response): Promise<Statement[]> {
  const events = await readEvents(response);
  return events.flatMap(({ event, data }) =>
    event === 'statement' ? [{ text: data.text, citations: data.citations.map(({ number }) => number) }] : [],
  );
}

/**
 * Asks one question on every surface of a running server and reads the statements off the wire as each client sees them.
 * OpenAI's clients only see text, so theirs are read back from the Markdown; none when the answer is a refusal.
 */
export async function askEverywhere(url: string, question: string): Promise<Record<string, Statement[]>> {
  const post = (body: object) => fetch(`${url}/v1/chat`, postJson(body));
  const json = contract.answer.parse(await (await post(asking(question))).json());
  const sse = await readStreamed(await post({ ...asking(question), stream: true }));
  const request = { model: 'briefwijzer', ...asking(question) };
  const openAi = createOpenAiClient(url);
  const whole = (await openAi.chat.completions.create(request)).choices[0]?.message.content ?? '';
  const streamed = await openAi.chat.completions.stream(request).finalContent();
  const fromText = (text: string | null) => (json.answered ? readStatements(text ?? '') : []);
  const mcp = await connectMcp(url);
  const { structuredContent } = await mcp.callTool({ name: 'ask', arguments: { question } });
  await mcp.close();
  return {
    json: json.statements,
    sse,
    openAi: fromText(whole),
    openAiStream: fromText(streamed),
    mcp: contract.answer.parse(structuredContent).statements,
  };
}
