import type { Answer, ClaimCheck, Services } from '../types.ts';

/** That an answer was given, without a word of it: who has the answer can show that it is this one. */
export interface AuditRecord {
  /** ISO date and time. */
  at: string;
  kind: 'answer' | 'claim-check';
  /** Id of the answer, as it was served. */
  id: string;
  /** SHA-256, 64 hexadecimal digits, of the served body in canonical form (`hashReply`). */
  sha256: string;
  indexVersion: string;
  mode: 'extractive' | 'generative';
  /** Reason of a refusal, verdict of a check, or `answered`. */
  outcome: string;
  /** The cited documents, each with the SHA-256 of the text that was quoted from. */
  documents: { id: string; sha256: string }[];
}

/** JSON with its keys in order and no white space: the same value always gives the same text (RFC 8785 for what we serve). */
export function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** SHA-256 of an answer or a claim check as it was served, whatever the order of its keys and its white space. */
export function hashReply(reply: unknown): Promise<string> {
  return digest(toCanonicalJson(reply));
}

/**
 * Services that record every answer and every check before it is given. The hash is of the body of `POST /v1/chat` and
 * `POST /v1/claim-checks`, which the other surfaces word from.
 */
export function auditServices(services: Services, record: (line: AuditRecord) => void): Services {
  const texts = new Map<string, Promise<string>>();
  const hashDocument = (id: string, version: string) => {
    const key = `${version}/${id}`;
    const known = texts.get(key) ?? digest(services.getDocument(id)?.text ?? '');
    texts.set(key, known);
    return known;
  };
  const write = async (reply: Answer | ClaimCheck, about: Pick<AuditRecord, 'kind' | 'outcome'>) => {
    const ids = [...new Set(reply.citations.map(({ documentId }) => documentId))].sort();
    const documents = ids.map(async (id) => ({ id, sha256: await hashDocument(id, reply.index.version) }));
    record({
      at: new Date().toISOString(),
      ...about,
      id: reply.id,
      sha256: await hashReply(reply),
      indexVersion: reply.index.version,
      mode: reply.mode,
      documents: await Promise.all(documents),
    });
  };
  // The prototype keeps what `services` tells anew on every call, such as the index that is served.
  return Object.assign(Object.create(services) as Services, {
    ask: async (request, signal) => {
      const answer = await services.ask(request, signal);
      await write(answer, { kind: 'answer', outcome: answer.reason ?? 'answered' });
      return answer;
    },
    checkClaim: async (request, signal) => {
      const check = await services.checkClaim(request, signal);
      await write(check, { kind: 'claim-check', outcome: check.verdict });
      return check;
    },
  } satisfies Partial<Services>);
}
