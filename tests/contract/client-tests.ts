import { describe, expect, it } from 'vitest';
import type { SendRequest } from '../../src/http/surfaces.suite.ts';
import { asking, postJson } from '../../src/http/testing.ts';
import { postRpc } from '../../src/http/testing-surfaces.ts';

interface Completion {
  choices: { message: { content: string; annotations: { url_citation: { url: string } }[] } }[];
}
interface Chunk {
  choices: { delta: { content?: string } }[];
}
interface Said {
  answered: boolean;
  statements: unknown[];
}

/** Declares what clients of OpenAI's chat completions and of MCP get. */
export function describeClients(send: SendRequest, question: string): void {
  const read = async <T>(path: string, init: RequestInit): Promise<T> => {
    const response = await send(path, init);
    expect(response.status).toBe(200);
    return response.json() as Promise<T>;
  };
  const rpc = <T>(method: string, params: object) =>
    read<{ result: T }>('/mcp', postRpc(method, params)).then(({ result }) => result);

  describe('OpenAI', () => {
    const path = '/openai/v1/chat/completions';
    const body = { model: 'briefwijzer', ...asking(question) };

    it('gets the answer as text with links to its quotes, whole or in pieces', async () => {
      const whole = await read<Completion>(path, postJson(body));
      const { content, annotations } = whole.choices[0]!.message;
      expect(content).toContain('/documents/beleidsbrief-bzk-2026');
      expect(annotations.every(({ url_citation: { url } }) => content.includes(url))).toBe(true);
      const response = await send(path, postJson({ ...body, stream: true }));
      const lines = (await response.text()).split('\n\n').filter((line) => line.startsWith('data: '));
      expect(lines.at(-1)).toBe('data: [DONE]');
      const chunks = lines.slice(0, -1).map((line) => JSON.parse(line.slice('data: '.length)) as Chunk);
      expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe(content);
    });

    it('is told of a wrong request in its own words', async () => {
      const response = await send(path, postJson({ model: 'gpt-9', ...asking(question) }));
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
    });
  });

  describe('MCP', () => {
    it('is introduced, and finds four tools', async () => {
      const clientInfo = { name: 'contract', version: '1' };
      const introduced = await rpc<{ serverInfo: { name: string } }>('initialize', {
        ...{ protocolVersion: '2025-06-18', capabilities: {}, clientInfo },
      });
      expect(introduced.serverInfo.name).toBe('briefwijzer');
      const { tools } = await rpc<{ tools: { name: string }[] }>('tools/list', {});
      expect(tools.map(({ name }) => name)).toEqual(['search', 'fetch', 'ask', 'check_claim']);
    });

    it('gets the answer of /v1/chat', async () => {
      const params = { name: 'ask', arguments: { question } };
      const { structuredContent } = await rpc<{ structuredContent: Said }>('tools/call', params);
      const json = await read<Said>('/v1/chat', postJson(asking(question)));
      expect(structuredContent).toMatchObject({ answered: true, statements: json.statements });
    });

    it('is told which argument is wrong', async () => {
      const params = { name: 'ask', arguments: { question: '' } };
      const result = await rpc<{ isError: boolean; content: { text: string }[] }>('tools/call', params);
      expect(result.isError).toBe(true);
      expect(result.content[0]?.text).toContain('/question');
    });
  });
}
