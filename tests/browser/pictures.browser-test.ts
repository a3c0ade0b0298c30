import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBarriers, keepPicture, startBrowser, visit } from './browser.ts';
import { type Site, startSite } from './site.ts';

const ANSWERABLE = 'Hoeveel miljoen euro is er voor veilige vergaderingen van gemeenteraden?';
const UNANSWERABLE = 'Hoeveel kostte de aanleg van de Afsluitdijk?';

let browser: Browser;
let site: Site;
let broken: Site;

beforeAll(async () => {
  browser = await startBrowser();
  site = await startSite({
    hosts: { traag: { body: '<briefwijzer-chat api="/traag" open></briefwijzer-chat>' } },
  });
  const ask = async (): Promise<never> => {
    throw new Error('fault of a test');
  };
  broken = await startSite({ overrides: { ask } });
});

afterAll(async () => {
  await browser.close();
  await site.close();
  await broken.close();
});

async function ask(page: Page, question: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Uw vraag' }).fill(question);
  await page.getByRole('button', { name: 'Vraag stellen' }).click();
}

const open = (page: Page) => page.getByRole('button', { name: /Stel een vraag/ }).click();
const settled = (page: Page) => page.locator('article:not([aria-busy]) h3').last().waitFor();

/** Every state that a reader can meet, and how to get there. */
const states: Record<string, { at: () => string; reach?: (page: Page) => Promise<void> }> = {
  'demo-closed': { at: () => `${site.origin}/` },
  'demo-open': { at: () => `${site.origin}/`, reach: open },
  'demo-answering': {
    at: () => `${site.origin}/gast/traag`,
    reach: async (page) => {
      await ask(page, ANSWERABLE);
      await page.locator('.statement').first().waitFor();
    },
  },
  'demo-answered': {
    at: () => `${site.origin}/`,
    reach: async (page) => {
      await open(page);
      await ask(page, ANSWERABLE);
      await settled(page);
    },
  },
  'demo-refused': {
    at: () => `${site.origin}/`,
    reach: async (page) => {
      await open(page);
      await ask(page, UNANSWERABLE);
      await settled(page);
    },
  },
  'demo-error': {
    at: () => `${broken.origin}/`,
    reach: async (page) => {
      await open(page);
      await ask(page, ANSWERABLE);
      await settled(page);
    },
  },
  documents: { at: () => `${site.origin}/documents` },
  viewer: { at: () => `${site.origin}/documents/beleidsbrief-bzk-2026` },
  'viewer-quote': {
    at: () => `${site.origin}/documents/beleidsbrief-bzk-2026`,
    reach: async (page) => {
      const answer = await site.services.ask({ messages: [{ role: 'user', content: ANSWERABLE }] });
      await page.goto(site.origin + answer.citations[0]?.url);
    },
  },
  press: { at: () => `${site.origin}/press` },
  'press-check': {
    at: () => `${site.origin}/press`,
    reach: async (page) => {
      await page
        .getByRole('textbox', { name: 'Bewering of tekst' })
        .fill(
          'We maken in 2026 wederom 5 miljoen euro beschikbaar voor veilige vergaderingen. De olifant is roze.',
        );
      await page.getByRole('button', { name: 'Controleren' }).click();
    },
  },
  'press-answer': {
    at: () => `${site.origin}/press`,
    reach: async (page) => {
      await page.getByLabel('Uw vraag').fill(ANSWERABLE);
      await page.getByRole('button', { name: 'Vraag stellen' }).click();
    },
  },
};

const looks = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  forced: { forcedColors: 'active' },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  zoom: { viewport: { width: 320, height: 256 } },
} as const;

const cases = Object.keys(states).flatMap((state) =>
  Object.keys(looks).map((look) => [state, look] as const),
);

it.each(cases)(
  '%s in %s has no barriers that axe can find, and nothing to scroll sideways',
  async (state, look) => {
    const { at, reach } = states[state] ?? { at: () => '' };
    const { page } = await visit(browser, at(), looks[look as keyof typeof looks]);
    await reach?.(page);
    await keepPicture(page, `${state}-${look}`);
    expect(await findBarriers(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await page.context().close();
  },
);
