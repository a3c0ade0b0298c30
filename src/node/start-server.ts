import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { loadHnswlib } from '../engines/hnsw-graph.ts';
import { AppError } from '../errors.ts';
import { createApp } from '../http/app.ts';
import { createMetrics } from '../http/metrics.ts';
import type { AppOptions, RequestEvent } from '../http/options.ts';
import { createPages } from '../http/pages/create-pages.tsx';
import { writeDocx } from '../http/pages/write-docx.ts';
import { createRateLimiter } from '../http/rate-limit.ts';
import { createServices } from '../services.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Services } from '../types.ts';
import type { Configuration } from './configuration.ts';
import { ensureIndex } from './ensure-index.ts';
import { ROOT_FOLDER } from './folders.ts';
import { addressOf, drain, listen } from './listen.ts';
import { createLiveServices } from './live-services.ts';
import { loadArtifact, openIndex, type StoredIndex } from './load-artifact.ts';
import { openEmbedder, openModel } from './open-model.ts';

const GRACE_MS = 10_000;

export interface RunningServer {
  url: string;
  /** Reads the artifact again and serves it; on any fault the index that is served stays. */
  reload(): Promise<void>;
  /** Lets requests end, at most ten seconds, and closes. */
  stop(): Promise<void>;
}

/**
 * Brings the index up to date and serves the whole HTTP surface.
 * Errors: as `ensureIndex`; `configuration_invalid` when the address cannot be listened on or a folder lacks its files.
 */
export async function startServer(configuration: Configuration, logger: Logger): Promise<RunningServer> {
  const log = (line: string) => logger.info(line);
  const metrics = createMetrics();
  const embedder = await openEmbedder(configuration.embedder, ({ fault = 'unexpected' }) =>
    metrics.count('briefwijzer_model_calls_total', { task: 'embedding', outcome: fault }),
  );
  const engines = { loadAddon: loadHnswlib, log, embedder };
  const model = await openModel(configuration.writer, ({ task, outcome }) =>
    metrics.count('briefwijzer_model_calls_total', { task, outcome }),
  );
  const serve = async (stored: StoredIndex): Promise<Services> =>
    createServices({ ...(await openIndex(stored, engines)), model });
  const live = createLiveServices(await serve(await ensureIndex({ ...configuration, ...engines })));
  let isDraining = false;
  const options = await createOptions(configuration, { logger, metrics, isReady: () => !isDraining });
  const server = await listen(await createSite(live.services, options), configuration);
  const { version, vectorIndex, passages } = live.services.index;
  logger.info({ version, vectorIndex, passages }, `Briefwijzer serves ${addressOf(server)}`);
  return {
    url: addressOf(server),
    reload: inTurn(async () => {
      try {
        const stored = await loadArtifact(configuration.artifact, embedder);
        if (stored.loaded.version === live.services.index.version) return log('The index is unchanged');
        live.swap(await serve(stored));
        log(`Briefwijzer serves index ${stored.loaded.version} now`);
      } catch (error) {
        logger.error({ reason: (error as Error).message }, 'The new index cannot be used; the old one stays');
      }
    }),
    stop: async () => {
      isDraining = true;
      await drain(server, GRACE_MS);
    },
  };
}

/** Runs calls one after another, whoever makes them. */
function inTurn(work: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    last = last.then(work);
    return last;
  };
}

async function createOptions(
  configuration: Configuration,
  { logger, metrics, isReady }: Pick<AppOptions, 'metrics'> & { logger: Logger; isReady: () => boolean },
): Promise<AppOptions> {
  const { perClient, total, trustedProxies, apiContact, humanContact, allowedOrigins } = configuration;
  if (configuration.apiContactIsPlaceholder) {
    logger.warn('BRIEFWIJZER_API_EMAIL is not set: the API names nobody who answers for it');
  }
  return {
    version: JSON.parse(await readFile(path.join(ROOT_FOLDER, 'package.json'), 'utf8')).version,
    apiContact,
    humanContact,
    allowedOrigins,
    publicUrl: configuration.publicUrl,
    disabled: configuration.disabled,
    rateLimiter: createRateLimiter({ perClient, total }),
    client: { address: (context) => getConnInfo(context).remote.address, trustedProxies },
    isReady,
    metrics,
    onEvent: (event) => logEvent(logger, event),
  };
}

/** An event holds no question, no address and no query string, so it is logged as it is. */
function logEvent(logger: Logger, event: RequestEvent): void {
  if (event.fault) logger.error(event, 'request failed');
  else logger.info(event, 'request');
}

async function createSite(services: Services, options: AppOptions): Promise<Hono> {
  const widgetScript = await readFile(path.join(ROOT_FOLDER, 'dist', 'widget.js'), 'utf8').catch((cause) => {
    const hint = 'Run `npm run build:widget`; `npm start` does it first.';
    throw new AppError('configuration_invalid', 'dist/widget.js cannot be read', { hint, cause });
  });
  const pages = createPages(services, { ...options, widgetScript, splitSentences, writeDocx });
  return createApp(services, { ...options, pages });
}
