/** What a reader does, by the names that a screen reader hears. */
import type { Locator, Page } from 'playwright-core';

export const ANSWERABLE = 'Hoeveel miljoen euro is er voor veilige vergaderingen van gemeenteraden?';
export const UNANSWERABLE = 'Hoeveel kostte de aanleg van de Afsluitdijk?';

/** The bar that opens and closes the first widget. */
export function bar(page: Page): Locator {
  return page.locator('briefwijzer-chat button.bar').first();
}

/** Opens the first widget. */
export async function open(page: Page): Promise<void> {
  await bar(page).click();
}

/** Types a question into the first widget and sends it. */
export async function ask(page: Page, question: string): Promise<void> {
  await page.getByRole('textbox').first().fill(question);
  await page.locator('.panel button[type=submit]').first().click();
}

/** Waits until the last question of the page has its answer, refusal or error. */
export async function settle(page: Page): Promise<void> {
  await page.locator('article:not([aria-busy]) h3').last().waitFor();
}

/** The text of what has focus, looked up through shadow roots. */
export function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    const named = focused?.getAttribute('aria-label') ?? focused?.id;
    return named || (focused?.textContent ?? '').trim().slice(0, 80);
  });
}

/** Presses Tab until what has focus begins with `text`; false when it is not met within `most` steps. */
export async function tabTo(page: Page, text: string, most = 60): Promise<boolean> {
  for (let step = 0; step < most; step++) {
    await page.keyboard.press('Tab');
    if ((await focusedText(page)).startsWith(text)) return true;
  }
  return false;
}
