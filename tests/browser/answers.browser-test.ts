import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/types.ts';
import { startBrowser, visit } from './browser.ts';
import { type Site, startSite } from './site.ts';
import { ANSWERABLE, ask, focusedText, open, settle } from './steps.ts';

let browser: Browser;
let site: Site;
let answer: Answer;

beforeAll(async () => {
  browser = await startBrowser();
  site = await startSite({
    hosts: { traag: { body: '<briefwijzer-chat api="/traag" open></briefwijzer-chat>' } },
  });
  answer = await site.services.ask({ messages: [{ role: 'user', content: ANSWERABLE }] });
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** A page whose questions are answered by `reply` instead of by the server. */
async function askWith(reply: (route: Route) => Promise<void>): Promise<Page> {
  const { page } = await visit(browser, `${site.origin}/`);
  await page.route('**/v1/chat', reply);
  await open(page);
  await ask(page, ANSWERABLE);
  await settle(page);
  return page;
}

const json = (body: unknown) => (route: Route) => route.fulfill({ json: body });

describe('an answer', () => {
  it('is copied with its sources and their addresses', async () => {
    const { page } = await visit(browser, `${site.origin}/`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await open(page);
    await ask(page, ANSWERABLE);
    await settle(page);
    await page.getByRole('button', { name: 'Kopieer met bron' }).click();
    await page.getByRole('button', { name: 'Gekopieerd' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(`[1] “${answer.citations[0]?.quote}”`);
    expect(copied).toContain(`${site.origin}${answer.citations[0]?.url}`);
    expect(copied).toContain('niet door een mens');
  });

  it('says so when a language model worded it, to people and to machines', async () => {
    const page = await askWith(
      json({ ...answer, mode: 'generative', aiGenerated: true, model: 'verzonnen' }),
    );
    expect(await page.locator('.note').textContent()).toContain('Geformuleerd door een taalmodel (AI)');
    expect(await page.locator('article').getAttribute('data-ai-generated')).toBe('true');
  });

  it('is understood when a proxy does not let it stream', async () => {
    const page = await askWith(json(answer));
    expect(await page.locator('.statement').count()).toBe(answer.statements.length);
  });

  it('shows how firm each source is, in words', async () => {
    const citations = answer.citations.map((citation) => ({ ...citation, commitment: 'explores' }));
    const page = await askWith(json({ ...answer, citations }));
    expect(await page.locator('.card .firm').first().textContent()).toBe('Hoe stellig: onderzoekt');
  });

  it('never makes a link of an address that would run as a script', async () => {
    const citations = answer.citations.map((citation) => ({
      ...citation,
      url: 'javascript:alert(1)',
      sourceUrl: 'data:text/html,x',
    }));
    const page = await askWith(json({ ...answer, citations }));
    expect(await page.locator('.card').count()).toBe(citations.length);
    expect(await page.locator('.card a').count()).toBe(0);
  });

  it('is followed up with what was said before, and with nothing after starting again', async () => {
    const bodies: { messages: { role: string; content: string }[] }[] = [];
    const page = await askWith(async (route) => {
      bodies.push(route.request().postDataJSON());
      await route.fulfill({ json: answer });
    });
    await ask(page, 'En in welk jaar?');
    await page.locator('article:not([aria-busy])').nth(1).waitFor();
    await settle(page);
    expect(bodies[1]?.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
    expect(bodies[1]?.messages[0]?.content).toBe(ANSWERABLE);
    await page.getByRole('button', { name: 'Opnieuw beginnen' }).click();
    await ask(page, 'Opnieuw?');
    await settle(page);
    expect(bodies[2]?.messages).toEqual([{ role: 'user', content: 'Opnieuw?' }]);
  });
});

describe('a fault on the way', () => {
  it('is said when the stream is cut off, and nothing half is left', async () => {
    const statement = `event: statement\ndata: ${JSON.stringify({ text: 'Half.', citations: [] })}\n\n`;
    const page = await askWith((route) =>
      route.fulfill({ contentType: 'text/event-stream', body: statement }),
    );
    expect(await page.locator('article .failure').textContent()).toContain('Er is geen verbinding');
    expect(await page.getByText('Half.').count()).toBe(0);
  });

  it('says how long to wait when there are too many questions', async () => {
    const page = await askWith((route) =>
      route.fulfill({ status: 429, headers: { 'Retry-After': '12' }, json: { code: 'rate_limited' } }),
    );
    expect(await page.locator('article .failure').textContent()).toBe(
      'Er komen nu te veel vragen tegelijk. Wacht ongeveer 12 seconden.',
    );
  });

  it('that is no JSON at all is still told in words', async () => {
    const page = await askWith((route) =>
      route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad</h1>' }),
    );
    expect(await page.locator('article .failure').textContent()).toBe(
      'De assistent is tijdelijk niet beschikbaar.',
    );
  });
});

it('an answer comes sentence by sentence, and can be stopped and asked again', async () => {
  const { page } = await visit(browser, `${site.origin}/gast/traag`);
  await ask(page, ANSWERABLE);
  await page.locator('article[aria-busy] .statement').first().waitFor();
  await page.getByRole('button', { name: 'Stoppen' }).click();
  await settle(page);
  expect(await page.locator('article .failure').textContent()).toBe('U hebt het antwoord gestopt.');
  site.openGate();
  await page.getByRole('button', { name: 'Opnieuw proberen' }).click();
  await page.getByRole('heading', { name: 'Antwoord van de AI-assistent' }).waitFor();
  expect(await focusedText(page)).toBe('Antwoord van de AI-assistent');
});
