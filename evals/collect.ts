import type { Hono } from 'hono';
import type * as z from 'zod';
import { answer, claimCheck, passageList } from '../src/contract.ts';
import type { Answer, ClaimCheck, PassageView } from '../src/types.ts';
import type { ClaimItem, QuestionItem } from './read-items.ts';

/** Most passages that the retrieval scores look at. */
const PASSAGES = 10;

/** What came back for an item, or why it could not be scored. */
export type Served<Item, Body> =
  | { item: Item; body: Body; fault?: never }
  | { item: Item; body?: never; fault: string };

export interface QuestionBody {
  answer: Answer;
  passages: PassageView[];
}

export type ServedQuestion = Served<QuestionItem, QuestionBody>;
export type ServedClaim = Served<ClaimItem, ClaimCheck>;

/** Asks every question of the app, one after the other, and searches its passages. */
export function collectQuestions(app: Hono, items: QuestionItem[]): Promise<ServedQuestion[]> {
  return collect(items, async (item) => {
    const messages = [...(item.history ?? []), { role: 'user', content: item.question }];
    const body = (await send(answer, app.request('/v1/chat', postOf({ messages })))) as Answer;
    // A search knows no history: a follow-up is searched as the question that the answer says it answered.
    const query = item.history ? body.question : item.question;
    const address = `/v1/passages?${new URLSearchParams({ query, limit: String(PASSAGES) })}`;
    const { passages } = await send(passageList, app.request(address));
    return { answer: body, passages };
  });
}

/** Has every claim checked by the app, one after the other. */
export function collectClaims(app: Hono, items: ClaimItem[]): Promise<ServedClaim[]> {
  return collect(items, async ({ claim }) => {
    return (await send(claimCheck, app.request('/v1/claim-checks', postOf({ claim })))) as ClaimCheck;
  });
}

/** A POST of JSON. */
export function postOf(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

async function collect<Item, Body>(
  items: Item[],
  serve: (item: Item) => Promise<Body>,
): Promise<Served<Item, Body>[]> {
  const served: Served<Item, Body>[] = [];
  for (const item of items) {
    try {
      served.push({ item, body: await serve(item) });
    } catch (error) {
      served.push({ item, fault: error instanceof Error ? error.message : String(error) });
    }
  }
  return served;
}

/** The body of a 200, checked against the contract. Throws for another status or a body that breaks the contract. */
async function send<T>(schema: z.ZodType<T>, sending: Response | Promise<Response>): Promise<T> {
  const response = await sending;
  const text = await response.text();
  if (response.status !== 200) throw new Error(`status ${response.status}: ${text.slice(0, 200)}`);
  const parsed = schema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  const fault = parsed.error.issues[0]!;
  throw new Error(`the body breaks the contract: ${fault.path.join('.')}: ${fault.message}`);
}
