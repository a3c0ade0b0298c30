import { beforeAll, describe, expect, it } from 'vitest';
import { readClaims, readQuestions } from '../../evals/read-items.ts';
import { openEmptyPostgres } from '../../src/engines/testing-postgres.ts';
import { DEFAULT_CORPUS } from '../../src/node/folders.ts';
import { ingestPostgres } from '../../src/node/postgres/ingest-postgres.ts';
import { openGeneration } from '../../src/node/postgres/open-generation.ts';
import { openTestServices } from '../../src/node/testing-index.ts';
import { createServices } from '../../src/services.ts';
import type { Services } from '../../src/types.ts';

let memory: Services;
let postgres: Services;

beforeAll(async () => {
  const database = await openEmptyPostgres();
  await ingestPostgres({ database, corpus: DEFAULT_CORPUS });
  postgres = createServices((await openGeneration(database)).parts);
  memory = await openTestServices();
}, 180_000);

/** A body without what differs between any two answers, and with scores as far as both engines compute them. */
function comparable(body: object): string {
  return JSON.stringify({ ...body, id: null, index: null }, (key, value) =>
    key === 'score' ? Number((value as number).toFixed(4)) : value,
  );
}

/** Ids of the items that the two give different bodies for. */
async function listDiffering<T extends { id: string }>(
  items: T[],
  ask: (services: Services, item: T) => Promise<object>,
): Promise<string[]> {
  const differing: string[] = [];
  for (const item of items) {
    const [one, other] = [await ask(memory, item), await ask(postgres, item)];
    if (comparable(one) !== comparable(other)) differing.push(item.id);
  }
  return differing;
}

describe('PostgreSQL answers as the artifact does', { timeout: 600_000 }, () => {
  it.each(['questions.jsonl', 'own.jsonl'])(
    'every question of %s, whatever was said before',
    async (name) => {
      const items = await readQuestions(name);
      const differing = await listDiffering(items, (services, { question, history = [] }) =>
        services.ask({ messages: [...history, { role: 'user', content: question }] }),
      );
      expect(differing).toEqual([]);
    },
  );

  it.each([
    ['every claim', 'claims.jsonl', 1],
    ['every claim', 'own-claims.jsonl', 1],
    ['every fourth claim', 'mutations.jsonl', 4],
  ])('%s of %s', async (_, name, step) => {
    const items = (await readClaims(name)).filter((_item, at) => at % step === 0);
    expect(await listDiffering(items, (services, { claim }) => services.checkClaim({ claim }))).toEqual([]);
  });

  it('questions that are kept to one document, and searches', async () => {
    const items = (await readQuestions('questions.jsonl')).filter((_, at) => at % 5 === 0);
    const documents = ['nota-agendering-beleidsbrief-2026'];
    const scoped = (services: Services, { question }: { question: string }) =>
      services.ask({ messages: [{ role: 'user', content: question }], documents });
    expect(await listDiffering(items, scoped)).toEqual([]);
    const search = async (services: Services, { question }: { question: string }) => ({
      found: (await services.search({ query: question, limit: 10 })).map(({ id }) => id),
    });
    expect(await listDiffering(items, search)).toEqual([]);
  });
});
