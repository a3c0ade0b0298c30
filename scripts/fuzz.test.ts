import { afterAll, describe, expect, it } from 'vitest';
import { checkPage } from './fuzz/check-page.ts';
import { checkReply } from './fuzz/check-reply.ts';
import { makeRequest } from './fuzz/request.ts';
import { fuzz } from './fuzz/run.ts';
import { sendToApp } from './fuzz/send.ts';
import { openSite, type Site } from './fuzz/site.ts';

const opening = openSite();
afterAll(async () => (await opening).close());

const QUICK = 1000;

interface Broken {
  citations: [object];
  statements: [object];
}

describe('generated requests', () => {
  it('to every route break no rule of the contract', async () => {
    const { failures, tally } = await fuzz(await opening, { runs: QUICK, seed: 20_261_124, log: () => {} });
    expect(failures).toEqual([]);
    expect(tally.total()).toBeGreaterThanOrEqual(QUICK);
  }, 300_000);
});

describe('the rules', () => {
  const asked = makeRequest('POST /v1/chat', {
    headers: [['Content-Type', 'application/json']],
    body: JSON.stringify({ messages: [{ role: 'user', content: 'Wanneer komt het nieuwe stembiljet?' }] }),
  });
  const count = () => {};

  async function breakReply(change: (body: Broken) => void, site: Site): Promise<() => void> {
    const reply = await sendToApp(site.app, asked);
    const body = JSON.parse(reply.text);
    change(body);
    return () => checkReply(asked, { ...reply, text: JSON.stringify(body) }, { ...site.rules, count });
  }

  it.each<[string, (body: Broken) => void, RegExp]>([
    [
      'a quote that is not there',
      ({ citations: [one] }) => Object.assign(one!, { quote: 'Verzonnen.' }),
      /quote/,
    ],
    ['a span that is moved', ({ citations: [one] }) => Object.assign(one!, { start: 0 }), /quote/],
    [
      'a number without a citation',
      ({ statements: [one] }) => Object.assign(one!, { citations: [9] }),
      /number/,
    ],
    [
      'a statement without a citation',
      ({ statements: [one] }) => Object.assign(one!, { citations: [] }),
      /citation/,
    ],
    ['a field that is not in the schema', (body) => Object.assign(body, { extra: 1 }), /schema Answer/],
    ['a field that is missing', (body) => Reflect.deleteProperty(body, 'mode'), /schema Answer/],
  ])('find %s', async (_, change, rule) => {
    expect(await breakReply(change, await opening)).toThrow(rule);
  });

  it.each([
    '<p onclick="x">',
    '<img src=x onerror=y>',
    '<script>x</script>',
    '<a href="javascript:x">y</a>',
    '<p>1 < 2</p>',
  ])('find %s in a page', (html) => {
    expect(() => checkPage(html)).toThrow(/page|attribute|script|address/);
  });
});
