import type { RequestContext, WorkerEnv } from './bindings.ts';
import { openSite, type Site } from './open-site.ts';

/** So long a site that could not be opened is served before it is opened again: reading the artifact is work. */
const REOPEN_AFTER_MS = 10_000;

export interface Worker {
  fetch(request: Request, env: WorkerEnv, context: RequestContext): Promise<Response>;
}

/** A Worker that opens its site with the first request and keeps it as long as its isolate lives. */
export function createWorker(): Worker {
  let opening: Promise<Site> | undefined;
  let brokenSince: number | undefined;

  function open(env: WorkerEnv): Promise<Site> {
    if (brokenSince !== undefined && Date.now() - brokenSince >= REOPEN_AFTER_MS) opening = undefined;
    opening ??= openSite(env).then((site) => {
      brokenSince = site.isWhole ? undefined : Date.now();
      return site;
    });
    return opening;
  }

  return {
    async fetch(request, env, context) {
      const site = open(env);
      // Others wait for it too: the request that opens it must not end with a client that leaves.
      context.waitUntil(site);
      return (await site).app.fetch(request, env);
    },
  };
}
