import { createExecutionContext, env, waitOnExecutionContext } from 'cloudflare:test';
import type { SendRequest } from '../../src/http/surfaces.suite.ts';
import type { AssetsBinding, WorkerEnv } from '../../src/worker/bindings.ts';
import { createWorker } from '../../src/worker/create-worker.ts';

/** Any origin: a Worker sees the one that it is deployed under. */
const ORIGIN = 'https://vragen.example.nl';

/** The bindings of wrangler.toml. */
export const bindings = env as unknown as WorkerEnv & Required<Pick<WorkerEnv, 'ASSETS'>>;

/** What a Worker is started with in place of what wrangler.toml says; `null` takes a binding away. */
export type Overrides = Record<string, unknown>;

let opened = 0;

/**
 * A Worker of its own with other vars or bindings, as a deploy with them would start it. Its clients have one address that
 * no other Worker of this run sees, since the rate limit of the platform is shared.
 */
export function openWorker(overrides: Overrides = {}): SendRequest {
  const worker = createWorker();
  const all = Object.entries({ ...bindings, BRIEFWIJZER_LOG_LEVEL: 'error', ...overrides });
  const whole = Object.fromEntries(all.filter(([, value]) => value !== null)) as WorkerEnv;
  opened += 1;
  const address = `192.0.2.${opened}`;
  return async (path, init) => {
    const request = new Request(`${ORIGIN}${path}`, init);
    if (!request.headers.has('CF-Connecting-IP')) request.headers.set('CF-Connecting-IP', address);
    const context = createExecutionContext();
    const response = await worker.fetch(request, whole, context);
    await waitOnExecutionContext(context);
    return response;
  };
}

/** The real assets, but for those whose path fits: `change` gets the real one and gives what is served instead. */
export function replaceAssets(
  path: RegExp,
  change: (real: Response) => Response | Promise<Response>,
): AssetsBinding {
  return {
    fetch: async (url) => {
      const real = await bindings.ASSETS.fetch(url);
      return path.test(new URL(url).pathname) ? change(real) : real;
    },
  };
}
