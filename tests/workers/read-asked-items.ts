import { readFile } from 'node:fs/promises';
import { readClaims, readQuestions } from '../../evals/read-items.ts';
import type { AskedItem } from './asked-item.ts';

interface Line {
  id: string;
  question?: string;
  messages?: unknown[];
}

const ask = (id: string, messages: unknown[]): AskedItem => ({ id, path: '/v1/chat', body: { messages } });

/** Questions of other forms than the fixed ones: a question, or a whole conversation. */
async function readLines(name: string): Promise<AskedItem[]> {
  const text = await readFile(new URL(`../../evals/${name}`, import.meta.url), 'utf8');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const { id, question, messages } = JSON.parse(line) as Line;
    return ask(id, messages ?? [{ role: 'user', content: question }]);
  });
}

async function readAsked(name: string): Promise<AskedItem[]> {
  const items = await readQuestions(name);
  return items.map(({ id, history = [], question }) =>
    ask(id, [...history, { role: 'user', content: question }]),
  );
}

async function readClaimed(name: string): Promise<AskedItem[]> {
  const items = await readClaims(name);
  return items.map(({ id, claim }) => ({ id, path: '/v1/claim-checks', body: { claim } }));
}

/** Every item of the evaluation as the request that it stands for, by the file that it stands in. */
export async function readAskedItems(): Promise<Record<string, AskedItem[]>> {
  return {
    'questions.jsonl': await readAsked('questions.jsonl'),
    'own.jsonl': await readAsked('own.jsonl'),
    'claims.jsonl': await readClaimed('claims.jsonl'),
    'own-claims.jsonl': await readClaimed('own-claims.jsonl'),
    'injections.jsonl': await readLines('injections.jsonl'),
    'harmless.jsonl': await readLines('harmless.jsonl'),
  };
}
