import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashScript } from '../../src/http/pages/serve-assets.ts';
import { findBarriers, keepPicture, startBrowser, visit } from './browser.ts';
import { type Site, STRICT, startSite } from './site.ts';
import { ANSWERABLE, ask, bar, focusedText, open, settle } from './steps.ts';

const WIDGET = '<briefwijzer-chat></briefwijzer-chat>';

let browser: Browser;
let site: Site;
let foreign: Site;
let allowed: Site;

beforeAll(async () => {
  browser = await startBrowser();
  site = await startSite({
    hosts: {
      gewoon: { body: WIDGET },
      twee: { body: WIDGET + WIDGET },
      vijandig: {
        body: `${WIDGET}<p>Na de assistent</p>`,
        css: '* { all: unset; position: relative; z-index: 2147483647; color: red !important; font-size: 3px; display: inline !important; }',
      },
      engels: { body: WIDGET, lang: 'en' },
      thema: {
        body: WIDGET,
        css: ':root { --utrecht-document-font-family: serif; --utrecht-button-primary-action-background-color: rgb(100, 0, 100); --utrecht-button-primary-action-color: rgb(255, 255, 0); }',
      },
      licht: { body: WIDGET },
      streng: { body: WIDGET, policy: `${STRICT}; require-trusted-types-for 'script'` },
    },
  });
});

afterAll(async () => {
  await browser.close();
  for (const running of [site, foreign, allowed]) await running?.close();
});

function readStores(page: Page) {
  return page.evaluate(async () => ({
    cookies: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
  }));
}

describe('after a conversation on a page with the strictest policy', () => {
  it('nothing is stored, nobody else was asked, nothing was refused by the policy', async () => {
    const { page, requests, violations, faults } = await visit(browser, `${site.origin}/gast/gewoon`);
    await open(page);
    await ask(page, ANSWERABLE);
    await settle(page);
    await page.getByRole('button', { name: 'Ja', exact: true }).click();
    await page.getByText('Deze website bewaart geen reacties.').waitFor();
    expect(await readStores(page)).toEqual({ cookies: '', local: 0, session: 0, databases: 0, caches: 0 });
    expect(await page.context().cookies()).toEqual([]);
    expect(requests.filter((url) => new URL(url).origin !== site.origin)).toEqual([]);
    expect(requests.some((url) => url.endsWith('/v1/chat'))).toBe(true);
    expect(violations).toEqual([]);
    expect(faults).toEqual([]);
  });

  it.each(['/', '/press', '/documents', '/documents/beleidsbrief-bzk-2026'])(
    'our own page %s keeps to its policy too',
    async (path) => {
      const { requests, violations, faults } = await visit(browser, site.origin + path);
      expect(requests.filter((url) => new URL(url).origin !== site.origin)).toEqual([]);
      expect(violations).toEqual([]);
      expect(faults).toEqual([]);
    },
  );
});

it('a page that lets no text become markup lets the widget in', async () => {
  const { page, violations, faults } = await visit(browser, `${site.origin}/gast/streng`);
  await open(page);
  await ask(page, ANSWERABLE);
  await settle(page);
  expect(await focusedText(page)).toBe('Antwoord van de AI-assistent');
  expect(violations).toEqual([]);
  expect(faults).toEqual([]);
});

it('two widgets on a page do not mix', async () => {
  const { page } = await visit(browser, `${site.origin}/gast/twee`);
  const [first, second] = [page.locator('briefwijzer-chat').nth(0), page.locator('briefwijzer-chat').nth(1)];
  await first.locator('button.bar').click();
  await second.locator('button.bar').click();
  await second.getByRole('textbox').fill(ANSWERABLE);
  await second.locator('button[type=submit]').click();
  await second.locator('.statement').first().waitFor();
  await settle(page);
  expect(await first.locator('article').count()).toBe(0);
  expect(await focusedText(page)).toBe('Antwoord van de AI-assistent');
  await page.keyboard.press('Escape');
  expect(await second.locator('.panel').isVisible()).toBe(false);
  expect(await first.locator('.panel').isVisible()).toBe(true);
  expect(await findBarriers(page)).toEqual([]);
});

it('a page whose styles try to break it does not', async () => {
  const { page } = await visit(browser, `${site.origin}/gast/vijandig`);
  await open(page);
  await ask(page, ANSWERABLE);
  await settle(page);
  await keepPicture(page, 'hostile');
  const look = await page
    .locator('.statement')
    .first()
    .evaluate((element) => {
      const { color, fontSize, display } = getComputedStyle(element);
      return { color, fontSize, display };
    });
  expect(look).toEqual({ color: 'rgb(23, 33, 43)', fontSize: '16px', display: 'block' });
  const box = await page.locator('briefwijzer-chat').boundingBox();
  expect(box?.width).toBeGreaterThan(600);
  expect(
    await page
      .locator('.vh')
      .first()
      .evaluate((element) => element.getBoundingClientRect().width),
  ).toBeLessThan(2);
});

it('speaks English on an English page, keeps quotes Dutch, and asks for English', async () => {
  const { page } = await visit(browser, `${site.origin}/gast/engels`);
  const sent = page.waitForRequest(/\/v1\/chat$/);
  await bar(page).click();
  expect(await focusedText(page)).toMatch(/^You are talking to an automated assistant \(AI\), not a human/);
  await ask(page, ANSWERABLE);
  await settle(page);
  expect((await sent).postDataJSON()).toMatchObject({ language: 'en' });
  expect(await focusedText(page)).toBe('Answer of the AI assistant');
  expect(await page.locator('.root').getAttribute('lang')).toBe('en');
  expect(await page.locator('blockquote').first().getAttribute('lang')).toBe('nl');
  expect(await page.locator('.statement span').first().getAttribute('lang')).toBe('nl');
  expect(await findBarriers(page)).toEqual([]);
  await keepPicture(page, 'english');
});

it('wears the tokens of the page around it', async () => {
  const { page } = await visit(browser, `${site.origin}/gast/thema`);
  const look = await bar(page).evaluate((element) => {
    const { backgroundColor, color, fontFamily } = getComputedStyle(element);
    return { backgroundColor, color, fontFamily };
  });
  expect(look).toEqual({
    backgroundColor: 'rgb(100, 0, 100)',
    color: 'rgb(255, 255, 0)',
    fontFamily: 'serif',
  });
});

it('stays light on a page that has no dark mode, whatever the reader prefers', async () => {
  const { page } = await visit(browser, `${site.origin}/gast/licht`, { colorScheme: 'dark' });
  const back = await page.locator('.root').evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(back).toBe('rgb(255, 255, 255)');
});

describe('on a page of another origin', () => {
  /** A page elsewhere that embeds our widget, under a policy that lets only us in. */
  async function embed(origin: string, integrity?: string): Promise<Site> {
    const policy = `default-src 'none'; script-src ${origin}; style-src 'self'; connect-src ${origin}`;
    return startSite({
      hosts: { elders: { body: WIDGET, script: `${origin}/widget.js`, integrity, policy } },
    });
  }

  it('answers when the origin is allowed, also when the page pins the script by its hash', async () => {
    let hostOrigin = '';
    // The list is read at start, so the page's server must be there first; it learns our address through a second start.
    const probe = await startSite();
    const port = new URL(probe.origin).port;
    await probe.close();
    const script = await (await fetch(`${site.origin}/widget.js`)).text();
    foreign = await embed(`http://127.0.0.1:${port}`, await hashScript(script));
    hostOrigin = foreign.origin;
    allowed = await startSite({ options: { allowedOrigins: [hostOrigin] }, port: Number(port) });
    const { page, violations } = await visit(browser, `${hostOrigin}/gast/elders`);
    await open(page);
    await ask(page, ANSWERABLE);
    await settle(page);
    expect(await focusedText(page)).toBe('Antwoord van de AI-assistent');
    const link = await page
      .getByRole('link', { name: /^Lees in de bron/ })
      .first()
      .getAttribute('href');
    expect(link?.startsWith(`${allowed.origin}/documents/`)).toBe(true);
    expect(violations).toEqual([]);
  });

  it('says in words that there is no connection when the origin is not allowed', async () => {
    const stranger = await embed(site.origin);
    const { page } = await visit(browser, `${stranger.origin}/gast/elders`);
    await open(page);
    await ask(page, ANSWERABLE);
    await settle(page);
    expect(await page.locator('article .failure').textContent()).toContain(
      'Er is geen verbinding met de assistent',
    );
    expect(await page.getByRole('button', { name: 'Opnieuw proberen' }).isVisible()).toBe(true);
    await stranger.close();
  });
});
