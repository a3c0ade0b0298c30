import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBrowser, visit } from './browser.ts';
import { type Site, startSite } from './site.ts';
import { ANSWERABLE, ask, settle, UNANSWERABLE } from './steps.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  browser = await startBrowser();
  site = await startSite({ hosts: { gewoon: { body: '<briefwijzer-chat open></briefwijzer-chat>' } } });
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Notes every change that a screen reader would say: those inside a live region, wherever it is. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const live = '[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], output';
    const root = document.querySelector('briefwijzer-chat')?.shadowRoot;
    new MutationObserver((changes) => {
      const elements = changes.map(({ target }) =>
        target instanceof Element ? target : target.parentElement,
      );
      const regions = new Set(
        elements.map((element) => element?.closest(live)).filter((region) => region != null),
      );
      for (const region of regions) said.push(region.textContent ?? '');
    }).observe(root ?? document, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}

it.each([
  [ANSWERABLE, 'Antwoord van de AI-assistent: ', ' 1 bron.'],
  [UNANSWERABLE, 'Geen antwoord van de AI-assistent: ', ''],
])(
  '%s is announced twice: that it is being fetched, and the answer once and whole',
  async (question, before, after) => {
    const { page } = await visit(browser, `${site.origin}/gast/gewoon`);
    const heard = await listen(page);
    await ask(page, question);
    await settle(page);
    const { answer } = await site.services.ask({ messages: [{ role: 'user', content: question }] });
    const said = (await heard()).map((text) => text.trim());
    expect(said).toEqual([
      'Antwoord wordt opgehaald',
      `${before}${answer.replaceAll(/\s*\[\d+\]/g, '')}${after}`,
    ]);
  },
);

it('the conversation itself is no live region, so a stream never floods a screen reader', async () => {
  const { page } = await visit(browser, `${site.origin}/gast/gewoon`);
  await ask(page, ANSWERABLE);
  await settle(page);
  expect(await page.locator('.log').count()).toBe(1);
  const live = page.locator(
    '.log[aria-live], .log[role=log], .log [aria-live], .log [role=status], .log [role=alert]',
  );
  expect(await live.count()).toBe(0);
  expect(await page.locator('briefwijzer-chat [aria-live]').count()).toBe(1);
});
