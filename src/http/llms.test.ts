import { expect, it } from 'vitest';
import { createApp } from './app.ts';
import { createTestOptions, createTestServices } from './testing.ts';

it('/llms.txt leads to every surface and to every document that can be read, and only to those', async () => {
  const options = createTestOptions({ publicUrl: 'https://vragen.example.nl' });
  const app = createApp(createTestServices(), options);
  const text = await (await app.request('/llms.txt')).text();
  expect(text).toMatch(/^# Briefwijzer\n\n> /);
  const links = [...text.matchAll(/\]\((\S+)\)/g)].map(([, url]) => url ?? '');
  expect(links.some((url) => url.endsWith('/v1/documents/verzonnen-brief'))).toBe(true);
  expect(text).not.toContain('verzonnen-kamerstuk');
  for (const url of links) {
    expect(url).toMatch(/^https:\/\/vragen\.example\.nl\//);
    const { status } = await app.request(new URL(url).pathname);
    expect(status, url).toBe(url.endsWith('/mcp') ? 405 : 200);
  }
});
