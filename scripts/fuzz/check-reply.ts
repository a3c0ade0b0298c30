import type { Answer, Citation, ClaimCheck } from '../../src/types.ts';
import {
  checkAnswer,
  checkCitations,
  checkClaimCheck,
  checkPassages,
  type Sources,
} from './check-citations.ts';
import { checkHeaders } from './check-headers.ts';
import { checkPage } from './check-page.ts';
import { insist } from './fault.ts';
import { readEvents } from './read-events.ts';
import type { FuzzRequest, Reply } from './request.ts';

/** What a reply is held against. */
export interface Rules extends Sources {
  /** Throws when a value does not fit a schema of the OpenAPI document. */
  checkSchema(name: string, value: unknown): void;
  /** Throws when a value does not fit the output that a tool promises. */
  checkToolOutput(tool: string, value: unknown): void;
  /** The statuses and the schema of success that the document names for `POST /v1/chat`; undefined elsewhere. */
  describe(method: string, path: string): { statuses: number[]; schema: string | undefined } | undefined;
  /** Text of the answers so far by outcome, for the report. */
  count(outcome: string): void;
}

const MACHINE =
  /\/(?:root|work|home|srv|usr)\/|node_modules|\.ts:\d+|\bat (?:async )?[\w.]+ \(|TypeError|ReferenceError/u;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    insist(false, 'a body of JSON can be parsed', text.slice(0, 200));
  }
}

function checkContent(schema: string | undefined, value: unknown, rules: Rules): void {
  if (schema === 'Answer') {
    const answer = value as Answer;
    checkAnswer(answer, rules);
    rules.count(answer.reason ?? 'answered');
  } else if (schema === 'ClaimCheck') {
    checkClaimCheck(value as ClaimCheck, rules);
    rules.count((value as ClaimCheck).verdict);
  } else if (schema === 'PassageList') checkPassages((value as { passages: [] }).passages, rules);
  else if (schema === 'Timeline')
    checkCitations([(value as { items: { citation: Citation }[] }).items[0]!.citation], rules);
}

/** A stream of `/v1/chat` ends with the whole answer or an error, and nothing is streamed that is not in it. */
function checkStream(text: string, rules: Rules): void {
  const events = readEvents(text).map(({ event, data }) => ({ event, data: parse(data) as Answer }));
  for (const one of events) rules.checkSchema('ChatEvent', one);
  const last = events.at(-1);
  insist(last?.event === 'done' || last?.event === 'error', 'a stream ends with done or error', last?.event);
  insist(
    events.slice(0, -1).every(({ event }) => event === 'statement'),
    'statements come first',
  );
  if (last.event === 'error') {
    rules.count('stream error');
    return;
  }
  checkContent('Answer', last.data, rules);
  const streamed = events.slice(0, -1).map(({ data }) => (data as unknown as { text: string }).text);
  const whole = last.data.statements.map((statement) => statement.text);
  insist(JSON.stringify(streamed) === JSON.stringify(whole), 'a stream says what the answer says');
}

function checkOpenAi({ headers, text, status }: Reply, rules: Rules): void {
  const isStream = headers.get('Content-Type')?.startsWith('text/event-stream');
  const body = isStream ? undefined : (parse(text) as Record<string, unknown>);
  if (body) {
    insist('error' in body === status >= 400, 'an error says what is wrong', body);
    return;
  }
  const data = readEvents(text).map((event) => event.data);
  insist(
    data.at(-1) === '[DONE]' || data.at(-1)?.startsWith('{"error"') === true,
    'the stream says it is done',
  );
  for (const piece of data.slice(0, -1)) parse(piece);
  rules.count('OpenAI stream');
}

function checkRpc(
  { text, status, headers }: Reply,
  { request, rules }: { request: FuzzRequest; rules: Rules },
): void {
  if (status === 202) {
    insist(text === '', 'an accepted notification has no body', text);
    return;
  }
  insist(headers.get('Content-Type') === 'application/json', 'JSON-RPC is JSON', headers.get('Content-Type'));
  const body = parse(text) as {
    jsonrpc?: string;
    result?: Record<string, unknown>;
    error?: { code: number };
  };
  insist(
    body.jsonrpc === '2.0' && 'result' in body !== 'error' in body,
    'a JSON-RPC response',
    text.slice(0, 200),
  );
  if (!request.isPlain || !body.result || !('structuredContent' in body.result)) return;
  const sent = parse(request.body ?? 'null') as { params: { name: string } };
  const { structuredContent: content } = body.result;
  rules.checkToolOutput(sent.params.name, content);
  if (sent.params.name === 'ask') checkContent('Answer', content, rules);
  if (sent.params.name === 'check_claim') checkContent('ClaimCheck', content, rules);
}

function checkProblem({ text, status, headers }: Reply, rules: Rules): void {
  insist(
    headers.get('Content-Type') === 'application/problem+json',
    'an error is a problem',
    headers.get('Content-Type'),
  );
  const problem = parse(text) as { status: number };
  rules.checkSchema('Problem', problem);
  insist(problem.status === status, 'a problem has the status of its response', problem.status);
}

/** A plain request fits the contract, so only what it says can be refused: personal data, nothing to read, an unknown id. */
function checkPlain({ isPlain, route, body }: FuzzRequest, { status, text }: Reply): void {
  if (!isPlain || !/^(?:POST|GET) \/v1\//u.test(route) || status < 400) return;
  const reasons =
    /persoonsgegevens|nothing that can be read|not in the corpus|holds no document|nog niet|last message|too long/u;
  insist(
    reasons.test(text) || status === 404,
    'what fits the schema is taken',
    `${status} ${text} ${body?.slice(0, 300)}`,
  );
}

function checkBody(request: FuzzRequest, reply: Reply, rules: Rules): void {
  const path = new URL(`http://localhost${request.target}`).pathname;
  const type = reply.headers.get('Content-Type') ?? '';
  if (path === '/mcp') {
    checkRpc(reply, { request, rules });
    return;
  }
  if (path.startsWith('/openai/')) {
    checkOpenAi(reply, rules);
    return;
  }
  if (type.startsWith('text/html')) {
    checkPage(reply.text);
    return;
  }
  if (reply.status >= 400) {
    checkProblem(reply, rules);
    return;
  }
  const schema = rules.describe(request.method, path)?.schema;
  if (type.startsWith('text/event-stream')) {
    checkStream(reply.text, rules);
    return;
  }
  if (!schema) return;
  const value = parse(reply.text);
  rules.checkSchema(schema, value);
  checkContent(schema, value, rules);
}

/** Holds a reply against every rule; throws a `Fault` at the first that it breaks. */
export function checkReply(request: FuzzRequest, reply: Reply, rules: Rules): void {
  insist(reply.status < 500, 'no fault of ours', `${reply.status} ${reply.text}`);
  checkHeaders(request, reply);
  insist(!MACHINE.test(reply.text) || reply.status === 200, 'nothing of the machine', reply.text);
  const path = new URL(`http://localhost${request.target}`).pathname;
  const described = rules.describe(request.method, path);
  const statuses = described && [...described.statuses, 304];
  insist(
    !statuses || statuses.includes(reply.status),
    'a status that the document names',
    `${reply.status} ${reply.text}`,
  );
  const isEmpty = request.method === 'HEAD' || reply.status === 204 || reply.status === 304;
  if (isEmpty) {
    insist(reply.text === '', 'a body where none may be', reply.text);
    return;
  }
  checkBody(request, reply, rules);
  checkPlain(request, reply);
}
