import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { chromiumPath } from './tests/browser/browser.ts';

const hasChromium = existsSync(chromiumPath);

if (!hasChromium) {
  const message = `No Chromium at ${chromiumPath}. Install it (apt-get install chromium) or set CHROMIUM_PATH.`;
  if (process.env.REQUIRE_BROWSER === '1') throw new Error(`The browser tests cannot run. ${message}`);
  console.error(
    `\n*** THE BROWSER TESTS WERE NOT RUN: nothing is known about the pages. ***\n*** ${message} ***\n`,
  );
}

/** `npm run test:browser`: what needs a real Chromium. It runs apart from the other tests. */
export default defineConfig({
  test: {
    include: hasChromium ? ['tests/browser/**/*.browser-test.ts'] : [],
    passWithNoTests: !hasChromium,
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
