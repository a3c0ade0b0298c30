import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepPicture, startBrowser, visit } from './browser.ts';
import { type Site, startSite } from './site.ts';
import { ANSWERABLE, ask, open, settle } from './steps.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  browser = await startBrowser();
  site = await startSite();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

describe('at 400 % (320 by 256 CSS pixels)', () => {
  const zoomed = { viewport: { width: 320, height: 256 } };

  /** Where focus is, when something else covers it or it lies outside the window; empty when it is in plain sight. */
  function findCovered(page: Page): Promise<string> {
    return page.evaluate(() => {
      let focused = document.activeElement;
      let root: Document | ShadowRoot = document;
      while (focused?.shadowRoot?.activeElement) {
        root = focused.shadowRoot;
        focused = focused.shadowRoot.activeElement;
      }
      if (!focused || focused === document.body) return '';
      const element = focused;
      // A link may run over several lines, and be taller than the window: some line of it must be in sight.
      const isSeen = [...element.getClientRects()].some((box) => {
        const top = root.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        const edge = root.elementFromPoint(box.left + 3, Math.min(box.bottom - 2, innerHeight - 2));
        return [top, edge].some((found) => found !== null && (element === found || element.contains(found)));
      });
      return isSeen ? '' : element.outerHTML.slice(0, 160);
    });
  }

  it.each(['/', '/press', '/documents', '/documents/beleidsbrief-bzk-2026'])(
    'focus on %s is never covered',
    async (path) => {
      const { page } = await visit(browser, site.origin + path, zoomed);
      const covered: string[] = [];
      for (let step = 0; step < 45; step++) {
        await page.keyboard.press('Tab');
        covered.push(await findCovered(page));
      }
      expect(covered.filter(Boolean)).toEqual([]);
    },
  );

  it('a whole conversation fits, and its focus is never covered', async () => {
    const { page } = await visit(browser, `${site.origin}/`, zoomed);
    await open(page);
    await ask(page, ANSWERABLE);
    await settle(page);
    const covered: string[] = [await findCovered(page)];
    for (let step = 0; step < 20; step++) {
      await page.keyboard.press('Tab');
      covered.push(await findCovered(page));
    }
    expect(covered.filter(Boolean)).toEqual([]);
  });
});

describe('on paper', () => {
  it('the answer, its quotes and the addresses of its sources are there; the controls are not', async () => {
    const { page } = await visit(browser, `${site.origin}/`);
    await open(page);
    await ask(page, ANSWERABLE);
    await settle(page);
    await page.emulateMedia({ media: 'print' });
    await keepPicture(page, 'print');
    expect(await page.locator('.statement').first().isVisible()).toBe(true);
    expect(await page.locator('briefwijzer-chat blockquote').first().isVisible()).toBe(true);
    for (const control of ['form', '.actions', '.examples', 'nav']) {
      expect(await page.locator(control).first().isVisible(), control).toBe(false);
    }
    const address = await page
      .locator('.links a')
      .first()
      .evaluate((link) => getComputedStyle(link, '::after').content);
    expect(address).toContain('/documents/beleidsbrief-bzk-2026');
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
  });
});

it('nothing moves for a reader who asked for less motion', async () => {
  const { page } = await visit(browser, `${site.origin}/`, { reducedMotion: 'reduce' });
  await open(page);
  await ask(page, ANSWERABLE);
  await settle(page);
  const moving = await page.evaluate(() => {
    const root = document.querySelector('briefwijzer-chat')?.shadowRoot;
    const elements = [...document.querySelectorAll('*'), ...(root?.querySelectorAll('*') ?? [])];
    return elements.flatMap((element) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
      // An element that is not drawn has no style.
      const isDrawn = animationName !== '';
      const moves =
        isDrawn && (animationName !== 'none' || transitionDuration !== '0s' || scrollBehavior !== 'auto');
      return moves ? [`${element.tagName} ${animationName} ${transitionDuration} ${scrollBehavior}`] : [];
    });
  });
  expect(moving).toEqual([]);
});
