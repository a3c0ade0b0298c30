import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import { createTestOptions, createTestServices } from './testing.ts';

const page = readFileSync(new URL('../../docs/clients.md', import.meta.url), 'utf8');
const commands = [...page.matchAll(/```bash\n(curl .*?)```/gs)].map(([, command = '']) => command);

/** The request that a curl command of the page sends. */
function readCommand(command: string): Request {
  const url = /https:\S+/.exec(command)?.[0] ?? '';
  const headers = [...command.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
  const body = /-d '([^']+)'/.exec(command)?.[1] ?? null;
  return new Request(url, { method: 'POST', headers: headers as [string, string][], body });
}

describe('docs/clients.md', () => {
  it.each(commands)('has a command that works: %s', async (command) => {
    const response = await createApp(createTestServices(), createTestOptions()).fetch(readCommand(command));
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/statements|verdict|choices|event: done/);
  });

  it('has such a command for every way to ask', () => {
    const paths = commands.map((command) => new URL(readCommand(command).url).pathname);
    expect([...new Set(paths)]).toEqual([
      '/v1/chat',
      '/v1/claim-checks',
      '/openai/v1/chat/completions',
      '/mcp',
    ]);
  });
});
