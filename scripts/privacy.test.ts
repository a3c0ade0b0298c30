import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCorpus, type TestCorpus } from '../src/node/fixtures/made-up-corpus.ts';
import { ensureWidget } from './build-widget.ts';
import { type ServerProcess, startServerProcess } from './chaos/server-process.ts';

/** Every marker holds this word, so that one search finds whichever of them got out. */
const MARK = 'merkteken';
const WRITER_KEY = `sk-${MARK}-sleutel`;

let corpus: TestCorpus;
let folder: string;
let server: ServerProcess;
let audit: string;

beforeAll(async () => {
  await ensureWidget();
  corpus = await createTestCorpus();
  folder = await mkdtemp(path.join(tmpdir(), 'briefwijzer-privacy-'));
  audit = path.join(folder, 'audit.jsonl');
  server = await startServerProcess(corpus, {
    env: {
      BRIEFWIJZER_LOG_LEVEL: 'trace',
      BRIEFWIJZER_AUDIT_FILE: audit,
      BRIEFWIJZER_CLIENT_BURST: '60',
      BRIEFWIJZER_CLIENT_PER_MINUTE: '1',
      BRIEFWIJZER_TRUSTED_PROXIES: '1',
      // Nothing listens there: the provider is dead, and its key must not be told by whoever says so.
      BRIEFWIJZER_WRITER: 'openai',
      BRIEFWIJZER_WRITER_URL: 'http://127.0.0.1:9/v1',
      BRIEFWIJZER_WRITER_MODEL: 'made-up',
      BRIEFWIJZER_WRITER_KEY: WRITER_KEY,
    },
  });
}, 60_000);
afterAll(async () => {
  server?.signal('SIGKILL');
  await corpus?.remove();
  await rm(folder, { recursive: true, force: true });
});

const HEADERS = {
  'Content-Type': 'application/json',
  Authorization: `Bearer ${MARK}-token`,
  Cookie: `sessie=${MARK}-koek`,
  'User-Agent': `${MARK}-programma`,
  Referer: `https://${MARK}.example/pagina`,
  'X-Forwarded-For': '203.0.113.77',
  'X-Request-Id': `${MARK}-verzoek`,
};

const question = `Hoeveel bomen plant ${MARK}-persoon in de binnenstad?`;
const ask = { messages: [{ role: 'user', content: question }] };
const told = {
  messages: [
    { role: 'user', content: `${MARK}-eerder` },
    { role: 'assistant', content: `${MARK}-antwoord` },
    ...ask.messages,
  ],
};
const rpc = (name: string, args: object) => ({
  ...{ jsonrpc: '2.0', id: 1, method: 'tools/call' },
  params: { name, arguments: args },
});

/** Path, body and other headers of requests over every route and every way to go wrong. */
const REQUESTS: [path: string, body?: unknown, headers?: Record<string, string>][] = [
  ['/v1/chat', ask],
  ['/v1/chat', told],
  ['/v1/chat', { ...ask, stream: true }],
  ['/v1/chat', { ...ask, documents: [`${MARK}-document`] }],
  ['/v1/chat', { ...ask, [`${MARK}-veld`]: 1 }],
  ['/v1/chat', `{"messages": ${MARK}`],
  ['/v1/chat', { messages: [{ role: 'user', content: `mail ${MARK}@voorbeeld.example even` }] }],
  ['/v1/chat', { messages: [{ role: 'user', content: MARK.repeat(18_000) }] }],
  ['/v1/chat', ask, { 'Content-Type': `text/${MARK}` }],
  ['/v1/claim-checks', { claim: `Er komen honderd bomen voor ${MARK}.` }],
  ['/v1/claim-checks', { claim: `${MARK} `.repeat(200) }],
  [`/v1/passages?query=bomen+${MARK}&limit=1`],
  [`/v1/passages?query=${MARK}&limit=${MARK}`],
  [`/v1/documents/${MARK}?x=${MARK}`],
  [`/v1/documents?${MARK}=1`],
  ['/v1/feedback', { answerId: `${MARK}-id`, rating: 'down', comment: `${MARK} vond het slecht` }],
  ['/v1/feedback', { answerId: 'a', rating: 'down', comment: `bel ${MARK} op 06-12345678` }],
  ['/openai/v1/chat/completions', { model: 'briefwijzer', ...told }],
  ['/openai/v1/chat/completions', { model: 'briefwijzer', ...ask, stream: true }],
  ['/openai/v1/chat/completions', { model: MARK, messages: MARK }],
  [`/openai/v1/models/${MARK}`],
  ['/mcp', rpc('ask', { question }), { Accept: 'application/json, text/event-stream' }],
  ['/mcp', rpc(`${MARK}-tool`, { x: MARK }), { Accept: 'application/json, text/event-stream' }],
  ['/mcp', `{"jsonrpc":"2.0","method":${MARK}`],
  ['/', `question=${MARK}+bomen`, { 'Content-Type': 'application/x-www-form-urlencoded' }],
  ['/press', `claim=${MARK}+bomen`, { 'Content-Type': 'application/x-www-form-urlencoded' }],
  [
    '/press/exports',
    `items=${MARK}&name=${MARK}.docx`,
    { 'Content-Type': 'application/x-www-form-urlencoded' },
  ],
  [`/documents/${MARK}?start=${MARK}`],
  [`/${MARK}/pad`],
  [`/%E0%A4%A${MARK}`],
];

async function send([address, body, headers]: (typeof REQUESTS)[number], method?: string): Promise<number> {
  const init = {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { ...HEADERS, ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  };
  // A server that refuses a body may close before it has read it; the client then tries on another connection.
  const url = `${server.url}${address}`;
  const response = await fetch(url, init).catch(() => fetch(url, init));
  await response.text();
  return response.status;
}

describe('what is kept of a question', { timeout: 120_000 }, () => {
  it('is nothing, in logs, metrics and audit lines, whatever way the request goes', async () => {
    const statuses = new Set<number>();
    for (const request of REQUESTS) statuses.add(await send(request));
    statuses.add(await send([`/v1/timeline?${MARK}`], 'DELETE'));
    // The rate limit comes last: what it refuses has gone no further.
    for (let at = 0; at < 60; at += 1) statuses.add(await send(['/v1/claim-checks', { claim: MARK }]));
    expect([...statuses].sort()).toEqual(expect.arrayContaining([200, 201, 400, 404, 405, 413, 415, 429]));
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    const audited = await readFile(audit, 'utf8');
    const kept = [...server.lines, metrics, audited].join('\n');
    expect(kept.split('\n').filter((line) => /merkteken|203\.0\.113|06-?12345678/iu.test(line))).toEqual([]);
    expect(audited.trim().split('\n').length).toBeGreaterThan(10);
    expect(metrics).toMatch(/briefwijzer_model_calls_total\{[^}]*outcome="(?!used)/u);
    expect(server.lines.some((line) => line.includes('"status":429'))).toBe(true);
  });

  it('is nothing on the way out: not on stderr when the process is told to end', async () => {
    server.signal('SIGTERM');
    const { err } = await server.ended;
    expect(err).not.toMatch(/merkteken|203\.0\.113/iu);
  });
});
