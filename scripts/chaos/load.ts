import { Agent, request } from 'node:http';
import { KNOWN_QUESTIONS } from './known-answers.ts';

/** What a client asks. */
export interface Ask {
  /** Equal asks have equal names. */
  name: string;
  method: 'GET' | 'POST';
  path: string;
  body?: object;
  isStream?: boolean;
}

/** What came of it, as the client saw it. */
export interface Reply {
  ask: Ask;
  /** 0 when there was no whole answer; `fault` then says why. */
  status: number;
  body: string;
  fault?: string;
  /** True when the connection stood already, so that the server had it in hand. */
  isReused: boolean;
  began: number;
  ended: number;
}

const ask = (name: string, path: string, body?: object, isStream = false): Ask => ({
  name,
  method: body ? 'POST' : 'GET',
  path,
  ...(body && { body }),
  isStream,
});
const chat = (content: string, stream: boolean) =>
  ask(`chat ${content}`, '/v1/chat', { messages: [{ role: 'user', content }], stream }, stream);

/** A mix of all that is asked of the server: answers as JSON and as events, claims, searches, documents. */
export const MIX: Ask[] = [
  ...KNOWN_QUESTIONS.flatMap((question) => [chat(question, false), chat(question, true)]),
  ask('claim', '/v1/claim-checks', {
    claim: 'Het kabinet trekt 5 miljoen euro uit voor veilige raadsvergaderingen.',
  }),
  ask('search', '/v1/passages?query=woningbouw&limit=5'),
  ask('documents', '/v1/documents'),
  ask('letter', '/v1/documents/beleidsbrief-bzk-2026'),
  ask('timeline', '/v1/timeline'),
];

/** Sends one request and reads the whole answer. Never rejects: what goes wrong is in the reply. */
export function send(url: string, one: Ask, agent?: Agent): Promise<Reply> {
  const began = performance.now();
  const body = one.body && JSON.stringify(one.body);
  return new Promise((resolve) => {
    const finish = (reply: Pick<Reply, 'status' | 'body'> & { fault?: string }) =>
      resolve({ ask: one, isReused: sent.reusedSocket, began, ended: performance.now(), ...reply });
    const fail = (error: NodeJS.ErrnoException) =>
      finish({ status: 0, body: '', fault: error.code ?? error.message });
    const headers = body
      ? { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }
      : {};
    const sent = request(
      `${url}${one.path}`,
      { method: one.method, headers, ...(agent && { agent }) },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', fail);
        response.on('end', () =>
          finish({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }),
        );
      },
    );
    sent.on('error', fail);
    sent.end(body);
  });
}

export interface Load {
  /** Stops asking and waits for what is under way. */
  stop(): Promise<void>;
}

/**
 * Keeps so many connections busy, each with one request after another. A connection whose `onReply` gives false asks no
 * more.
 */
export function startLoad(url: string, connections: number, onReply: (reply: Reply) => boolean): Load {
  let isStopping = false;
  const work = Array.from({ length: connections }, async (_, connection) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let turn = connection; !isStopping; turn += 1) {
      const reply = await send(url, MIX[turn % MIX.length]!, agent);
      if (!onReply(reply)) break;
    }
    agent.destroy();
  });
  return {
    stop: async () => {
      isStopping = true;
      await Promise.all(work);
    },
  };
}

/** The value in an answer, from JSON or from the closing event of a stream; without id and time of building. */
export function readValue({ ask: { isStream }, body }: Reply): { version: string | null; text: string } {
  const data = isStream ? /event: done\ndata: (.*)\n/u.exec(body)?.[1] : body;
  const {
    id: _,
    index,
    ...value
  } = JSON.parse(data ?? 'null') as { id?: string; index?: { version: string } };
  return { version: index?.version ?? null, text: JSON.stringify(value) };
}

/** The statements that a stream sent one by one, as one text; they must be those of its closing event. */
export function readStatements(body: string): string {
  const events = [...body.matchAll(/event: statement\ndata: (.*)\n/gu)].map(
    ([, data]) => JSON.parse(data!).text,
  );
  return JSON.stringify(events);
}
