import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../types.ts';
import { createApp } from './app.ts';
import { createTestOptions, createTestServices } from './testing.ts';
import { askEverywhere, listen } from './testing-server.ts';

const services = createTestServices();

/** Two MADE UP statements with what Markdown would make something else of, and one citation used twice. */
async function answerTwice(messages: Parameters<typeof services.ask>[0]): Promise<Answer> {
  const answer = await services.ask(messages);
  const [citation] = answer.citations;
  if (!citation) return answer;
  const statements = [
    { text: 'De brief: “_Honderd_ bomen * 2 = [200] <b>bomen</b>”', citations: [1, 2] },
    { text: '# 50% | `boom` & \\ […] ~~niet~~ [7]', citations: [2] },
  ];
  const lines = ['[1] [2]', '[2]'].map((markers, i) => `${statements[i]?.text} ${markers}`);
  return {
    ...answer,
    statements,
    answer: lines.join('\n'),
    citations: [citation, { ...citation, number: 2 }],
  };
}

let server: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  server = await listen(createApp(createTestServices({ ask: answerTwice }), createTestOptions()));
});
afterAll(() => server.close());

describe('JSON, SSE, OpenAI and MCP', () => {
  it('give the same statements for the same question', async () => {
    const { json, ...others } = await askEverywhere(server.url, 'Hoeveel bomen?');
    expect(json).toHaveLength(2);
    for (const [name, statements] of Object.entries(others)) expect(statements, name).toEqual(json);
  });

  it('state nothing anywhere when there is no answer', async () => {
    const all = await askEverywhere(server.url, 'Hoeveel vissen?');
    expect(Object.keys(all)).toEqual(['json', 'sse', 'openAi', 'openAiStream', 'mcp']);
    expect(Object.values(all).flat()).toEqual([]);
  });
});
