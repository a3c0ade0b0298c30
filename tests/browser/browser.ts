/** A real Chromium, and pages that remember what they asked of the network and what their policy refused. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

export const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

const artifacts = new URL('../../artifacts/', import.meta.url);

/** Starts the browser without any traffic of its own. */
export function startBrowser(): Promise<Browser> {
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
  return chromium.launch({
    executablePath: chromiumPath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', ...quiet],
  });
}

/** A page with what it did. */
export interface Visit {
  page: Page;
  /** Every address that was asked for. */
  requests: string[];
  /** Directives that the page's content security policy refused. */
  violations: string[];
  /** Errors of scripts, and messages of the console that are errors. */
  faults: string[];
}

/** Opens an address in a context of its own. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'nl-NL',
    ...options,
  });
  const page = await context.newPage();
  const seen: Visit = { page, requests: [], violations: [], faults: [] };
  page.on('request', (request) => seen.requests.push(request.url()));
  page.on('pageerror', (error) => seen.faults.push(error.message));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) seen.violations.push(message.text());
    if (message.type() === 'error') seen.faults.push(message.text());
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  return seen;
}

/** What axe finds wrong, each as `rule: place`. All rules, best practices too. */
export async function findBarriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** Pages longer than this, in CSS pixels, are kept as one screen of them. */
const LONGEST_PICTURE = 6000;

/** Keeps a picture of a state in `artifacts/`, for people to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await mkdir(artifacts, { recursive: true });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const path = fileURLToPath(new URL(`${name}.png`, artifacts));
  await page.screenshot({ path, fullPage: height < LONGEST_PICTURE });
}
