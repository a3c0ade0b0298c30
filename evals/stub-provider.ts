import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the stub fails instead of answering. */
export type StubFault =
  | 'stall'
  | 'stall in the middle'
  | 'unauthorized'
  | 'rate limited'
  | 'server error'
  | 'cut stream'
  | 'html'
  | 'empty'
  | 'no stream'
  | 'huge';

export interface StubPrompt {
  system: string;
  user: string;
  /** Of the JSON schema that was asked for; empty without one. */
  name: string;
}

/** The text that the model gives, or how the server fails. */
export type StubAnswer = string | { fault: StubFault };

export interface StubProvider {
  /** Base address for BRIEFWIJZER_WRITER_URL. */
  url: string;
  /** How many chat completions were asked for, and what each sent as its key. */
  requests: { authorization: string | undefined; body: string }[];
  close(): Promise<void>;
}

export interface StubOptions {
  answer: (prompt: StubPrompt, call: number) => StubAnswer;
  /** Vectors for `/v1/embeddings`. */
  embed?: (text: string) => number[];
  port?: number;
}

/**
 * A server that speaks the wire protocol of OpenAI's chat completions, streaming too, and of its embeddings. For tests
 * and for trying the program out; it is no model.
 */
export async function startStubProvider(options: StubOptions): Promise<StubProvider> {
  const requests: StubProvider['requests'] = [];
  const server = createServer(async (request, response) => {
    const body = await readText(request);
    if (request.url === '/v1/embeddings') return sendEmbeddings(response, { body, options });
    if (request.url !== '/v1/chat/completions') return sendJson(response, 404, { error: 'no such route' });
    requests.push({ authorization: request.headers.authorization, body });
    const answer = options.answer(readPrompt(body), requests.length);
    if (typeof answer === 'string') return streamText(response, answer);
    return fail(response, answer.fault);
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function readPrompt(body: string): StubPrompt {
  const json = JSON.parse(body);
  const contentOf = (role: string) =>
    json.messages.find((message: { role: string }) => message.role === role)?.content ?? '';
  return {
    system: contentOf('system'),
    user: contentOf('user'),
    name: json.response_format?.json_schema?.name ?? '',
  };
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

function sendEmbeddings(response: ServerResponse, at: { body: string; options: StubOptions }): void {
  const { input, model } = JSON.parse(at.body);
  const texts: string[] = Array.isArray(input) ? input : [input];
  const data = texts.map((text, index) => ({
    object: 'embedding',
    index,
    embedding: at.options.embed?.(text) ?? [],
  }));
  sendJson(response, 200, { object: 'list', model, data, usage: { prompt_tokens: 0, total_tokens: 0 } });
}

const PIECE = 24;

function writeEvent(response: ServerResponse, delta: object, reason: string | null = null): void {
  const chunk = {
    id: 'stub',
    object: 'chat.completion.chunk',
    created: 0,
    model: 'stub',
    choices: [{ index: 0, delta, finish_reason: reason }],
  };
  response.write(`data: ${JSON.stringify(chunk)}\n\n`);
}

function openStream(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  writeEvent(response, { role: 'assistant', content: '' });
}

function streamText(response: ServerResponse, text: string): void {
  openStream(response);
  for (let at = 0; at < text.length; at += PIECE)
    writeEvent(response, { content: text.slice(at, at + PIECE) });
  writeEvent(response, {}, 'stop');
  response.end('data: [DONE]\n\n');
}

const MEGABYTE = 1024 * 1024;

const FAULTS: Record<StubFault, (response: ServerResponse) => void> = {
  stall: () => undefined,
  'stall in the middle': (response) => {
    openStream(response);
    writeEvent(response, { content: '{"sentences":[{"text":"Het kab' });
  },
  unauthorized: (response) => sendJson(response, 401, { error: { message: 'Incorrect API key: sk-geheim' } }),
  'rate limited': (response) => sendJson(response, 429, { error: { message: 'slow down' } }),
  'server error': (response) => sendJson(response, 500, { error: { message: 'oops' } }),
  'cut stream': (response) => {
    openStream(response);
    writeEvent(response, { content: '{"sentences":[{"text":"Het kab' });
    setTimeout(() => response.destroy(), 20);
  },
  html: (response) =>
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Log in</title>'),
  empty: (response) => streamText(response, ''),
  'no stream': (response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.end();
  },
  huge: (response) => {
    openStream(response);
    for (let count = 0; count < 10; count += 1) writeEvent(response, { content: 'x'.repeat(MEGABYTE) });
    writeEvent(response, {}, 'stop');
    response.end('data: [DONE]\n\n');
  },
};

function fail(response: ServerResponse, fault: StubFault): void {
  response.on('error', () => undefined);
  FAULTS[fault](response);
}

/** The evidence sentences that a prompt offers. */
export function readOffered({ user }: StubPrompt): { id: string; text: string }[] {
  const fence = /<<BRONZINNEN (\w+)>>\n([\s\S]*?)\n<<EINDE BRONZINNEN \1>>/u.exec(user);
  return (fence?.[2] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
}

/** An answer in the form that is asked for. */
export function sentencesJson(sentences: { text: string; evidence: string[] }[]): string {
  return JSON.stringify({ sentences });
}
