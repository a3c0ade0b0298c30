import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../src/http/app.ts';
import { createTestOptions } from '../src/http/testing.ts';
import { askEverywhere, listen } from '../src/http/testing-server.ts';
import { openTestServices } from '../src/node/testing-index.ts';
import { readQuestions } from './read-items.ts';

let server: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  server = await listen(createApp(await openTestServices(), createTestOptions()));
}, 120_000);
afterAll(() => server.close());

describe('JSON, SSE, OpenAI and MCP', { timeout: 300_000 }, () => {
  it.each(['questions.jsonl', 'own.jsonl'])(
    'give the same statements for every question of %s',
    async (name) => {
      const differing: string[] = [];
      for (const { id, question } of await readQuestions(name)) {
        const { json, ...others } = await askEverywhere(server.url, question);
        for (const [surface, statements] of Object.entries(others)) {
          if (JSON.stringify(statements) !== JSON.stringify(json)) differing.push(`${id} over ${surface}`);
        }
      }
      expect(differing).toEqual([]);
    },
  );
});
