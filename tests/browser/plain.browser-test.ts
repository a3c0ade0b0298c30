import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepPicture, startBrowser, visit } from './browser.ts';
import { type Site, startSite } from './site.ts';
import { ANSWERABLE, focusedText } from './steps.ts';

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

describe('without JavaScript', () => {
  const plain = { javaScriptEnabled: false };

  it('a question is answered on the server, with the source one link away', async () => {
    const { page } = await visit(browser, `${site.origin}/`, plain);
    await page.getByLabel('Uw vraag').fill(ANSWERABLE);
    await page.getByRole('button', { name: 'Vraag stellen' }).click();
    await page.getByRole('heading', { name: 'Antwoord van de AI-assistent' }).waitFor();
    await keepPicture(page, 'plain-answer');
    await page.getByRole('link', { name: 'Lees in de bron' }).first().click();
    expect(await page.locator('mark').textContent()).toContain('begin citaat: En we maken');
    expect(await page.locator('mark').textContent()).toContain('(einde citaat)');
    const quote = await page.locator('mark').getAttribute('id');
    await expect.poll(() => focusedText(page)).toBe(quote);
  });

  it('the source viewer leads from contents to heading, and from a note to its paper and back', async () => {
    const { page } = await visit(browser, `${site.origin}/documents/beleidsbrief-bzk-2026`, plain);
    await page.getByRole('navigation', { name: 'Inhoud' }).getByRole('link').nth(4).click();
    const target = new URL(page.url()).hash;
    expect(await page.locator(target).evaluate((heading) => heading.tagName)).toMatch(/^H[23]$/);
    await page.getByRole('link', { name: 'Noot 1', exact: true }).click();
    const note = page.locator('#noot-1');
    expect(await note.textContent()).toContain('niet opgenomen (');
    expect(await note.getByRole('link').first().getAttribute('href')).toMatch(
      /^https:\/\/zoek\.officielebekendmakingen\.nl\/kst-/,
    );
    await note.getByRole('link', { name: /Terug naar de tekst/ }).click();
    expect(new URL(page.url()).hash).toBe('#noot-1-terug');
  });

  it('every paragraph that is cited has its anchor, once', async () => {
    const { page } = await visit(browser, `${site.origin}/documents/beleidsbrief-bzk-2026`, plain);
    const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    const view = site.services.getDocument('beleidsbrief-bzk-2026');
    const missing = view?.blocks.filter(({ id }) => !ids.includes(id.split(':').at(-1) ?? id));
    expect(missing).toEqual([]);
  });

  it('shows the text of the document whole and in order', async () => {
    const { page } = await visit(browser, `${site.origin}/documents/beleidsbrief-bzk-2026`, plain);
    const squeeze = (text: string) => text.replaceAll(/\s+/g, '');
    const shown = squeeze(await page.locator('.reader article').innerText());
    const view = site.services.getDocument('beleidsbrief-bzk-2026');
    const paragraphs = view?.blocks.filter(({ kind }) => kind === 'paragraph') ?? [];
    const withoutMarks = shown.replaceAll(/\d/g, '');
    const lost = paragraphs.filter(({ start, end }) => {
      return !withoutMarks.includes(squeeze(view?.text.slice(start, end) ?? '').replaceAll(/\d/g, ''));
    });
    expect(lost).toEqual([]);
  });

  it('a claim is checked and saved as Markdown', async () => {
    const { page } = await visit(browser, `${site.origin}/press`, plain);
    await page
      .getByRole('textbox', { name: 'Bewering of tekst' })
      .fill('We maken 5 miljoen euro beschikbaar voor veilige vergaderingen.');
    await page.getByRole('button', { name: 'Controleren' }).click();
    await page.getByRole('heading', { name: 'Uitkomst' }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Opslaan als Markdown' }).click(),
    ]);
    expect(await readFile((await download.path()) ?? '', 'utf8')).toContain('[^1]: “En we maken');
  });
});
