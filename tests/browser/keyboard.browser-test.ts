import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser, visit } from './browser.ts';
import { type Site, startSite } from './site.ts';
import { ANSWERABLE, ask, focusedText, open, settle, tabTo } from './steps.ts';

let browser: Browser;
let site: Site;
let failures = 0;

beforeAll(async () => {
  browser = await startBrowser();
  site = await startSite({
    hosts: { traag: { body: '<briefwijzer-chat api="/traag" open></briefwijzer-chat>' } },
  });
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

describe('with the keyboard alone', () => {
  it('a reader opens, asks, goes to the source at the sentence, comes back and closes', async () => {
    const { page } = await visit(browser, `${site.origin}/`);
    expect(await tabTo(page, 'Stel een vraag')).toBe(true);
    await page.keyboard.press('Enter');
    expect(await focusedText(page)).toMatch(/^U praat met een geautomatiseerde assistent \(AI\), geen mens/);
    expect(await tabTo(page, 'question')).toBe(true);
    await page.keyboard.type(ANSWERABLE);
    await page.keyboard.press('Enter');
    await settle(page);
    expect(await focusedText(page)).toBe('Antwoord van de AI-assistent');
    expect(await tabTo(page, 'Bron 1')).toBe(true);
    await page.keyboard.press('Enter');
    expect(await focusedText(page)).toMatch(/^1Bron 1: Beleidsbrief/);
    expect(await tabTo(page, 'Lees in de bron')).toBe(true);
    const [source] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Enter')]);
    await source.waitForLoadState();
    const quote = await source.locator('mark').getAttribute('id');
    // A browser moves focus to a fragment when the page is drawn, a moment after it was read.
    await expect.poll(() => focusedText(source)).toBe(quote);
    expect(await source.locator('mark').textContent()).toContain(
      '3 miljoen euro beschikbaar voor veilige vergaderingen',
    );
    await source.close();
    await page.keyboard.press('Escape');
    expect(await focusedText(page)).toMatch(/^Stel een vraag/);
    expect(await page.locator('.panel').isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    expect(await page.locator('.statement').count()).toBeGreaterThan(0);
  });

  it('a press officer checks a claim and saves it', async () => {
    const { page } = await visit(browser, `${site.origin}/press`);
    expect(await tabTo(page, 'claim')).toBe(true);
    await page.keyboard.type(
      'We maken in 2026 wederom 5 miljoen euro beschikbaar voor veilige vergaderingen.',
    );
    await page.keyboard.press('Tab');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await expect.poll(() => focusedText(page)).toBe('uitkomst');
    expect(await tabTo(page, 'Opslaan als Word')).toBe(true);
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(download.suggestedFilename()).toMatch(/^briefwijzer-uitvoer-[\d-]+\.docx$/);
  });
});

describe('focus', () => {
  it('does not fall to the page when an example question is chosen', async () => {
    const { page } = await visit(browser, `${site.origin}/`);
    await open(page);
    await page.locator('button.example').first().press('Enter');
    await settle(page);
    expect(await focusedText(page)).toMatch(/van de AI-assistent$/);
  });

  it('stays where the reader is when an answer comes after they have left', async () => {
    const { page } = await visit(browser, `${site.origin}/gast/traag`);
    await ask(page, ANSWERABLE);
    await page.locator('.statement').first().waitFor();
    await page.evaluate(() => {
      const heading = document.querySelector('h1');
      if (heading) heading.tabIndex = -1;
      heading?.focus();
    });
    site.openGate();
    await settle(page);
    expect(await focusedText(page)).toBe('Gastpagina');
  });

  it('goes to the field after starting again, and nothing is left of the conversation', async () => {
    const { page } = await visit(browser, `${site.origin}/`);
    await open(page);
    await ask(page, ANSWERABLE);
    await settle(page);
    await page.getByRole('button', { name: 'Opnieuw beginnen' }).press('Enter');
    expect(await focusedText(page)).toBe('question');
    expect(await page.locator('article').count()).toBe(0);
    expect(await page.getByText('Voorbeelden van vragen').isVisible()).toBe(true);
  });
});

describe('a question that does not reach an answer', () => {
  it('can be tried again, and then is answered', async () => {
    const shaky = await startSite({
      overrides: {
        ask: async (request) => {
          failures += 1;
          if (failures === 1) throw new Error('fault of a test');
          return site.services.ask(request);
        },
      },
    });
    const { page } = await visit(browser, `${shaky.origin}/`);
    await open(page);
    await ask(page, ANSWERABLE);
    await settle(page);
    expect(await focusedText(page)).toBe('Er kwam geen antwoord');
    expect(await page.locator('article .failure').textContent()).toContain('Er ging bij ons iets mis');
    expect(await tabTo(page, 'Opnieuw proberen')).toBe(true);
    await page.keyboard.press('Enter');
    await page.locator('.statement').first().waitFor();
    await settle(page);
    expect(await focusedText(page)).toBe('Antwoord van de AI-assistent');
    await shaky.close();
  });

  it('is refused in words when it is empty or too long, and keeps its text', async () => {
    const { page } = await visit(browser, `${site.origin}/`);
    await open(page);
    await page.getByRole('button', { name: 'Vraag stellen' }).click();
    expect(await page.locator('#error').textContent()).toBe('Typ eerst een vraag.');
    await ask(page, 'x'.repeat(1003));
    expect(await page.locator('#error').textContent()).toContain('3 tekens te lang');
    expect(await focusedText(page)).toBe('question');
    expect(await page.getByRole('textbox').inputValue()).toHaveLength(1003);
  });
});
