import { defineConfig } from 'vitest/config';

/** `npm run test:node`: everything that needs no browser; `vitest.browser.config.ts` and `vitest.workers.config.ts` have the rest. */
export default defineConfig({
  test: {
    include: ['{src,evals,scripts,tests/contract}/**/*.test.{ts,tsx}'],
    // Left to itself, Vitest keeps one core free: half of a small machine.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
