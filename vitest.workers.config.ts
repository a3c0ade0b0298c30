import { cloudflareTest } from '@cloudflare/vitest-pool-workers';
import { defineConfig } from 'vitest/config';

/** `npm run test:worker`: what must hold in workerd, the runtime of Cloudflare's Workers. It needs no network. */
export default defineConfig({
  plugins: [cloudflareTest({ wrangler: { configPath: './wrangler.toml' } })],
  test: {
    include: ['tests/workers/**/*.test.ts'],
    globalSetup: ['tests/workers/start-node.ts'],
    // Each opened Worker logs; a test that fails shows it.
    silent: 'passed-only',
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
